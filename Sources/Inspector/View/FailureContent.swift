import JFlow
import TerminalCore

/// What the failure view says: what failed and why, how it spread, what it left alone, and the last lines of its log.
struct FailureContent {
    let lines: [StyledText]
    let rows: Int

    /// The most log lines.
    private static let logRows = 8

    init(of model: Model) {
        let area = Panes(of: model).body
        rows = area.rows
        guard let failure = model.shownFailure else {
            lines = []
            return
        }
        let headline = FailureHeadline(of: failure, model, columns: area.columns)
        lines =
            [StyledText()] + headline.lines + [StyledText()] + Self.spread(of: failure, model, columns: area.columns)
            + Self.log(of: failure, model)
    }

    var lastTop: Int { max(lines.count - rows, 0) }

    // MARK: How it spread

    private static func spread(of failure: Int, _ model: Model, columns: Int) -> [StyledText] {
        let story = FailureStory(of: failure, in: model.run)
        let left = [StyledText(" How it spread", Theme.bold)] + SpreadLines(story, model).lines
        let right = unaffected(story, model, rows: max(left.count, 4))
        guard !right.isEmpty else { return left }
        let (leftWidth, rightWidth) = (widest(left), widest(right))
        guard leftWidth + rightWidth + 4 <= columns else { return left + [StyledText()] + right }
        let start = max(leftWidth + 3, columns * 5 / 9)
        return (0..<max(left.count, right.count)).map { row in
            let first = row < left.count ? left[row] : StyledText()
            let gap = String(repeating: " ", count: min(start, columns - rightWidth) - first.width)
            return first + StyledText(gap) + (row < right.count ? right[row] : StyledText())
        }
    }

    private static func widest(_ lines: [StyledText]) -> Int { lines.map(\.width).max() ?? 0 }

    /// What came to a value, the latest first, in so many rows.
    private static func unaffected(_ story: FailureStory, _ model: Model, rows: Int) -> [StyledText] {
        guard !story.unaffected.isEmpty else { return [] }
        let fits = story.unaffected.count < rows
        let shown = story.unaffected.prefix(fits ? rows : rows - 2)
        let width = shown.map { DisplayWidth.of(model.run.name(of: $0)) }.max() ?? 0
        let lines = shown.map { task in
            let record = model.run.tasks[task]
            return StyledText("   \(model.signs[record.state]) ", Theme.style(of: record.state))
                + StyledText(padded(record.name, to: min(width, 20), isASCII: model.signs.isASCII))
                + StyledText("  \(timeField(of: record, at: model.time))", Theme.dim)
        }
        let left = story.unaffected.count - shown.count
        return [StyledText(" Not affected", Theme.bold)] + lines
            + (left > 0 ? [StyledText("   and \(left) more", Theme.dim)] : [])
    }

    // MARK: The log

    private static func log(of failure: Int, _ model: Model) -> [StyledText] {
        let record = model.run.tasks[failure]
        guard record.log.count > 0 else { return [] }
        let attempt = record.attempts.areSeveral ? ", attempt \(record.attempts.current)" : ""
        let shown = max(record.log.count - logRows, 0)..<record.log.count
        return [StyledText(), StyledText(" Last lines of \(record.name)\(attempt)", Theme.bold)]
            + shown.map { place in
                let line = record.log[place]
                return StyledText("   \(DurationText.logStamp(line.time)) ", Theme.dim) + StyledText(line.text)
            }
    }
}
