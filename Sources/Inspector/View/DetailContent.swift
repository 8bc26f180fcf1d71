import JFlow
import TerminalCore

/// What the detail pane shows: facts of the task, then its log.
///
/// Where there is room the facts stay and the log scrolls below them, with its end in sight at first; in a small pane
/// everything scrolls as one text, from its beginning.
struct DetailContent {
    /// The cells inside the frame.
    let inner: Rectangle
    let facts: [StyledText]
    private let log: TaskLog
    private let state: DetailState

    private static let fewestLogRows = 3

    init(of model: Model) {
        let pane = Panes(of: model).detail ?? Rectangle(column: 0, row: 0, columns: 0, rows: 0)
        inner = pane.inset(columns: 2, rows: 1)
        state = model.detail
        guard let task = model.selection, model.run.tasks.indices.contains(task) else {
            facts = []
            log = TaskLog()
            return
        }
        facts = detailFacts(of: task, model, columns: inner.columns)
        log = model.run.tasks[task].log
    }

    /// Whether the facts stay while the log scrolls: they, a separator and a last line leave some rows for it.
    var keepsFacts: Bool { facts.count + 2 + Self.fewestLogRows <= inner.rows }

    /// The rows that scroll.
    var scrollRows: Int { keepsFacts ? inner.rows - facts.count - 2 : max(inner.rows, 1) }

    /// The lines that were ever written.
    var writtenCount: Int { log.writtenCount }

    /// The number of the oldest line that can be scrolled to.
    var firstTop: Int { keepsFacts ? log.writtenCount - log.count : 0 }

    /// The top line when the end is in sight.
    var lastTop: Int {
        let end = keepsFacts ? log.writtenCount : facts.count + 1 + log.count
        return max(end - scrollRows, firstTop)
    }

    /// The top line as the pane opens.
    var homeTop: Int { keepsFacts ? lastTop : firstTop }

    /// The top line now.
    var top: Int {
        switch state.scroll {
        case .home: homeTop
        case .end: lastTop
        case .at(let line): min(max(line, firstTop), lastTop)
        }
    }

    /// Whether the newest line stays in sight.
    var followsEnd: Bool {
        switch state.scroll {
        case .home: homeTop == lastTop
        case .end: true
        case .at: false
        }
    }

    /// Lines that came since the user scrolled away from the end.
    var newCount: Int { top < lastTop ? log.writtenCount - state.seenCount : 0 }

    /// Lines below what is in sight.
    var belowCount: Int { lastTop - top }

    /// The log line with a number counted from the first one ever written.
    func logLine(_ number: Int) -> StyledText? {
        let place = number - (log.writtenCount - log.count)
        guard place >= 0, place < log.count else { return nil }
        let line = log[place]
        let text = String(line.text.unicodeScalars.dropFirst(state.sideways))
        return StyledText(DurationText.logStamp(line.time) + " ", Theme.dim) + StyledText(text)
    }

    /// The line of the text as a whole, where everything scrolls.
    func line(_ number: Int) -> StyledText? {
        if number < facts.count { return facts[number] }
        if number == facts.count { return StyledText(log.count == 0 ? "no log lines" : "log:", Theme.dim) }
        return logLine(number - facts.count - 1 + log.writtenCount - log.count)
    }
}
