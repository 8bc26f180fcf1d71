import JFlow

/// One row of a timeline: the name of a task, how long it waited, and a bar for each attempt.
struct TimelineRow {
    /// How high a row is.
    static let height = 20
    private static let barHeight = 12
    private static let waitHeight = 4

    let history: RunHistory
    let task: Int
    let isCritical: Bool

    private var report: RunReport.Task { history.report.tasks[task] }

    func text(top: Int, scale: TimelineScale) -> String {
        let middle = top + Self.height / 2
        let label = TimelineRows.label(of: report).escapedForXML
        let name = """
            <text x="\(scale.left - 10)" y="\(middle)" dy="0.35em" class="\(isCritical ? "l c" : "l")">\(label)</text>
            """
        let bars = history.tasks[task].attempts.map { bar($0, middle, scale) }
        return "<g><title>\(words.escapedForXML)</title>" + name + waiting(middle, scale) + bars.joined() + "</g>"
    }

    /// A thin light bar from the moment at which the task could have started to its end, behind the attempts.
    private func waiting(_ middle: Int, _ scale: TimelineScale) -> String {
        guard let ready = report.ready?.wholeNanoseconds else { return "" }
        let end = max(ready, report.end?.wholeNanoseconds ?? scale.end)
        return rectangle(ready..<end, middle, Self.waitHeight, "w", scale, least: 0)
    }

    private func bar(_ attempt: TaskHistory.Attempt, _ middle: Int, _ scale: TimelineScale) -> String {
        let kind = isCritical ? "\(attempt.state.colorClass) k" : attempt.state.colorClass
        return rectangle(attempt.start..<attempt.end, middle, Self.barHeight, kind, scale, least: 100)
    }

    private func rectangle(
        _ span: Range<Int>, _ middle: Int, _ height: Int, _ kind: String, _ scale: TimelineScale, least: Int
    ) -> String {
        """
        <rect x="\(scale.x(span.lowerBound))" y="\(middle - height / 2)" \
        width="\(scale.width(span, atLeast: least))" height="\(height)" class="\(kind)"/>
        """
    }

    /// What a browser shows beside the pointer.
    private var words: String {
        var parts = ["\(report.name): \(report.state.rawValue)"]
        if let start = report.start { parts.append("started at \(start.words), ran for \(report.runTime.words)") }
        if report.attemptCount > 1 { parts.append("\(report.attemptCount) attempts") }
        let waits = report.waits.filter { $0.reason != .dependencies }
        parts += waits.map { "waited \($0.duration.words) for \($0.reason)" }
        if let slack = report.slack { parts.append(slack > .zero ? "slack \(slack.words)" : "critical") }
        if let error = history.tasks[task].end?.error { parts.append(error) }
        return parts.joined(separator: ", ")
    }
}

extension TaskState {
    /// The class of the bars of this state in the style of a timeline.
    var colorClass: String {
        switch self {
        case .failed: "f"
        case .cached: "a"
        case .cancelled, .skipped, .given, .pruned: "x"
        case .pending, .ready, .running, .retrying: "r"
        case .done: "d"
        }
    }
}
