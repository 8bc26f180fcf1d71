package import JFlow
import TerminalCore

/// A run as plain lines, one a change, for output that is no terminal.
///
/// Feed it the events as they come and print what it answers; call ``lines(at:)`` when ``nextDeadline`` has come.
package struct PlainRenderer: Sendable {
    /// The run so far.
    package private(set) var run = RunModel()
    private var lastReport = Duration.zero
    private var nameWidth = 0

    /// The time between two lines that only say what runs.
    package static let reportInterval = Duration.seconds(10)

    /// A renderer that has seen nothing.
    package init() {}

    /// The lines for some events that are known at `now`, in monotonic time.
    package mutating func lines(for events: [Event], at now: Duration) -> [String] {
        var lines: [String] = []
        for event in events {
            run.apply(event)
            if case .runStarted = event.kind { begin(at: now) }
            if let words = words(for: event.kind) { lines.append("\(DurationText.stamp(run.latestTime)) \(words)") }
        }
        run.observed(at: now)
        return lines
    }

    /// The line that says what runs, if it is time for one.
    package mutating func lines(at now: Duration) -> [String] {
        guard let nextDeadline, now >= nextDeadline else { return [] }
        lastReport = now
        let time = run.time(at: now)
        return ["\(DurationText.stamp(time)) \(runningWords(at: time))"]
    }

    /// When, in monotonic time, there is something to say although nothing happens; `nil` if never.
    package var nextDeadline: Duration? {
        run.plan == nil || run.end != nil ? nil : lastReport + Self.reportInterval
    }

    private mutating func begin(at now: Duration) {
        lastReport = now
        nameWidth = min(run.tasks.map { DisplayWidth.of($0.name) }.max() ?? 0, 32)
    }

    private func words(for kind: Event.Kind) -> String? {
        switch kind {
        case .runStarted:
            return "\(run.name) start tasks=\(run.tasks.count)" + (run.slots.map { " slots=\($0)" } ?? "")
                + run.metadata.map { " \($0.key)=\($0.value)" }.joined()
        case .finished(let task, let end) where run.tasks.indices.contains(task) && end.state != .pruned:
            return endWords(of: task)
        case .retrying(let task, _) where run.retrying.contains(task): return retryWords(of: task)
        case .dropped(let count): return "dropped  \(count) log lines and progress reports"
        case .runFinished: return summaryWords
        case .fallingBack(let task, let fallback, _) where run.retrying.contains(task):
            return line("fallback", task, "waits for \(run.name(of: fallback)) to take its place")
        case .ready, .started, .retrying, .fallingBack, .waiting, .closed, .element, .finished, .logged, .progressed,
            .modeChanged:
            return nil
        }
    }

    private func endWords(of task: Int) -> String {
        let record = run.tasks[task]
        return line(record.state.word, task, endDetail(of: task, record))
    }

    private func endDetail(of task: Int, _ record: TaskRecord) -> String? {
        switch record.state {
        case .failed:
            let place = record.attempts.areSeveral ? "\(record.attempts.place): " : ""
            return place + (run.explanation(of: task) ?? "")
        case .skipped, .cancelled: return run.explanation(of: task)
        case .done:
            let attempts = record.attempts.areSeveral ? "  \(record.attempts.current) attempts" : ""
            return record.taken(at: .zero).map { DurationText.precise($0) + attempts }
        case .pending, .ready, .running, .retrying, .cached, .given, .pruned: return nil
        }
    }

    private func retryWords(of task: Int) -> String? {
        let attempts = run.tasks[task].attempts
        return attempts.failures.last.map { line("retry", task, attempts.wholeWords(of: $0)) }
    }

    private func line(_ word: String, _ task: Int, _ detail: String?) -> String {
        let start = extended(word + " ", to: 9)
        guard let detail, !detail.isEmpty else { return start + run.tasks[task].name }
        return start + extended(run.tasks[task].name, to: nameWidth) + "  " + detail
    }

    private func runningWords(at time: Duration) -> String {
        let longest = run.longestRunning.prefix(3).map { task in
            run.tasks[task].name + (run.tasks[task].elements.count > 0 ? " \(run.tasks[task].elements.place)" : "")
                + " \(DurationText.brief(run.tasks[task].attemptTaken(at: time) ?? .zero))"
        }
        let names = longest.isEmpty ? "" : " (" + longest.joined(separator: ", ") + ")"
        let retrying = run.retrying.isEmpty ? "" : ", \(run.retrying.count) waiting to retry"
        return "running  \(run.reachedCount)/\(run.counts.total) done, \(run.running.count) running"
            + retrying + names
    }

    private var summaryWords: String {
        let cached = run.counts[.cached] > 0 ? " (\(run.counts[.cached]) from cache)" : ""
        let counts = ["\(run.counts.done) done\(cached)"] + run.troubleWords + run.oddityWords
        let time = DurationText.precise(run.latestTime)
        return "\(run.name) \(run.stateWord) in \(time): " + counts.joined(separator: ", ")
    }
}
