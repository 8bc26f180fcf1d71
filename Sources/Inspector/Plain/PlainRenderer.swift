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
        case .finished(let task, let end) where run.tasks.indices.contains(task) && end.state != .pruned:
            return endWords(of: task)
        case .dropped(let count): return "dropped  \(count) log lines and progress reports"
        case .runFinished: return summaryWords
        case .ready, .started, .retrying, .waiting, .closed, .element, .finished, .logged, .progressed, .modeChanged:
            return nil
        }
    }

    private func endWords(of task: Int) -> String {
        let record = run.tasks[task]
        let state = extended(record.state.word + " ", to: 9)
        let detail =
            switch record.state {
            case .failed: record.error
            case .skipped: run.reasonText(of: task)
            case .cancelled: run.reasonText(of: task)
            case .done: record.taken(at: .zero).map { DurationText.precise($0) }
            case .pending, .ready, .running, .retrying, .cached, .given, .pruned: String?.none
            }
        guard let detail else { return state + record.name }
        return state + extended(record.name, to: nameWidth) + "  " + detail
    }

    private func runningWords(at time: Duration) -> String {
        let counts = run.counts
        let longest = run.longestRunning.prefix(3).map { task in
            "\(run.tasks[task].name) \(DurationText.brief(run.tasks[task].taken(at: time) ?? .zero))"
        }
        let names = longest.isEmpty ? "" : " (" + longest.joined(separator: ", ") + ")"
        return "running  \(counts.done)/\(counts.total) done, \(counts[.running]) running" + names
    }

    private var summaryWords: String {
        let cached = run.counts[.cached] > 0 ? " (\(run.counts[.cached]) from cache)" : ""
        let counts = ["\(run.counts.done) done\(cached)"] + run.counts.troubleWords
        let time = DurationText.precise(run.latestTime)
        return "\(run.name) \(run.stateWord) in \(time): " + counts.joined(separator: ", ")
    }
}
