import JFlow
import TraceFormat

/// A recorded run in words: its ``JFlow/RunReport``, and what only a trace knows beside it.
package struct RunSummary: Sendable, CustomStringConvertible {
    /// The most tasks that one list names.
    private static let nameLimit = 10

    private let history: RunHistory
    private let remarks: [String]

    /// Sums a run up.
    ///
    /// - Parameter remarks: What there is to say of the trace that it was read from, one sentence each, safe to show.
    package init(of history: RunHistory, remarks: [String] = []) {
        self.history = history
        self.remarks = remarks
    }

    /// A paragraph of lines, each safe to show, without an end of line behind the last.
    package var description: String {
        ([history.originWords, metadata, history.report.description].compactMap { $0 }
            + [criticalTimes, waits, cache, retries].compactMap { $0 } + failures + [losses].compactMap { $0 } + remarks)
            .joined(separator: "\n")
    }

    private var metadata: String? {
        guard !history.metadata.isEmpty else { return nil }
        return "With " + list(history.metadata.sorted { $0.key < $1.key }) { "\($0.key.short) \($0.value.short)" } + "."
    }

    private var criticalTimes: String? {
        let path = history.report.criticalPath
        guard path.count > 1 else { return nil }
        let tasks = history.report.tasks
        let longest = path.sorted { (tasks[$1].ownTime, $0) < (tasks[$0].ownTime, $1) }.prefix(Self.nameLimit)
        let shown = Set(longest)
        let names = path.filter(shown.contains).map { "\(tasks[$0].name.short) \(tasks[$0].ownTime.words)" }
        let rest = path.count > names.count ? ", … \(path.count - names.count) shorter ones" : ""
        return "On the critical path: \(names.joined(separator: ", "))\(rest)."
    }

    private var waits: String? {
        let waits = history.report.waiting
        guard !waits.isEmpty else { return nil }
        return "Waited in all: " + list(waits) { "\($0.duration.words) for \($0.reason)" } + "."
    }

    private var cache: String? {
        let hits = history.report.tasks.count { $0.state == .cached }
        return hits == 0 ? nil : "From a cache: \(hits) of \(history.report.tasks.count { $0.state.isCounted }) tasks."
    }

    private var retries: String? {
        let tasks = history.report.tasks.filter { $0.attemptCount > 1 }
            .sorted { ($1.attemptCount, $0.name) < ($0.attemptCount, $1.name) }
        guard !tasks.isEmpty else { return nil }
        let count = tasks.reduce(0) { $0 + $1.attemptCount - 1 }
        return "Further attempts: \(count), of " + list(tasks) { "\($0.name.short) \($0.attemptCount - 1)" } + "."
    }

    private var failures: [String] {
        let failed = history.tasks.indices.filter { history.report.tasks[$0].state == .failed }
        let lines = failed.prefix(Self.nameLimit).map { task in
            "Failed: \(history.report.tasks[task].name.short): "
                + (history.tasks[task].end?.error ?? "no reason given").inert
        }
        return failed.count > lines.count ? lines + ["… \(failed.count - lines.count) more failed."] : lines
    }

    private var losses: String? {
        let count = history.droppedCount
        return count == 0 ? nil : "Lost while it was recorded: \(count) log lines and reports of progress."
    }

    private func list<Item>(_ items: [Item], _ words: (Item) -> String) -> String {
        let shown = items.prefix(Self.nameLimit).map(words)
        return (items.count > shown.count ? shown + ["… \(items.count - shown.count) more"] : shown)
            .joined(separator: ", ")
    }
}
