import JFlow
import TerminalCore

/// What the help says, and how much of it is in sight.
struct HelpContent {
    let box: Rectangle
    let lines: [StyledText]

    private static let columnWidth = 27
    private static let keyWidth = 10

    init(of model: Model) {
        let isWide = model.size.columns >= Self.columnWidth * 2 + 4
        let left = Self.lines(of: [.move, .show], model)
        let right = Self.lines(of: [.run, .other], model) + Self.mouse
        let keys = isWide ? Self.beside(left, right) : left + [StyledText()] + right
        lines = keys + [StyledText()] + Self.legend(model, isWide: isWide)
        let width = isWide ? Self.columnWidth * 2 + 4 : model.size.columns
        let room = Size(columns: model.size.columns, rows: model.size.rows - 1)
        box = centered(columns: width, rows: lines.count + 2, in: room)
    }

    /// Lines in sight at once.
    var rows: Int { max(box.rows - 2, 1) }
    var lastTop: Int { max(lines.count - rows, 0) }

    private static func lines(of groups: [KeyGroup], _ model: Model) -> [StyledText] {
        groups.enumerated().flatMap { place, group in
            let title = StyledText(group.rawValue, Theme.bold)
            let keys = model.keys.bindings.filter { $0.group == group }.map { binding in
                StyledText(padded(binding.label, to: keyWidth), Theme.bold) + StyledText(binding.words)
            }
            return (place == 0 ? [] : [StyledText()]) + [title] + keys
        }
    }

    private static func beside(_ left: [StyledText], _ right: [StyledText]) -> [StyledText] {
        (0..<max(left.count, right.count)).map { row in
            let first = row < left.count ? left[row] : StyledText()
            let gap = StyledText(String(repeating: " ", count: max(columnWidth - first.width, 0)))
            return first + gap + (row < right.count ? right[row] : StyledText())
        }
    }

    /// What the mouse does.
    private static var mouse: [StyledText] {
        let uses = [
            ("click", "select"), ("2 clicks", "details"), ("right", "breakpoint"), ("wheel", "scroll"),
        ]
        return [StyledText(), StyledText("MOUSE", Theme.bold)]
            + uses.map { StyledText(padded($0, to: keyWidth), Theme.bold) + StyledText($1) }
    }

    /// The signs of the states, and the marks beside them.
    private static func legend(_ model: Model, isWide: Bool) -> [StyledText] {
        let signs = model.signs
        let states = TaskState.allCases.filter { $0.isCounted }.map { state in
            StyledText(String(signs[state]), Theme.style(of: state)) + StyledText(" " + state.word)
        }
        let perRow = isWide ? 4 : 3
        let rows = stride(from: 0, to: states.count, by: perRow).map { start in
            Array(states[start..<min(start + perRow, states.count)]).joined()
        }
        let marks = ["\(signs.selected) selected", "\(signs.breakpoint) breakpoint", "\(signs.critical) critical"]
        let line = "\(signs.conditional) only if a condition needs it"
        return [StyledText("SIGNS", Theme.bold)] + rows + [StyledText(marks.joined(separator: " ")), StyledText(line)]
    }
}

/// The help over everything else.
func drawHelp(_ model: Model, _ frame: inout Frame) {
    let content = HelpContent(of: model)
    frame.box(content.box, title: "help", signs: model.signs)
    let inner = content.box.inset(columns: 2, rows: 1)
    let top = min(model.helpTop, content.lastTop)
    for (row, line) in content.lines.dropFirst(top).prefix(content.rows).enumerated() {
        frame.write(line, in: inner, row: row, signs: model.signs)
    }
    let below = content.lines.count - top - content.rows
    guard below > 0 else { return }
    let words = StyledText(" \(below) more \(model.signs.below) ")
    let bottom = Rectangle(
        column: inner.column, row: content.box.endRow - 1, columns: inner.columns, rows: 1)
    frame.write(trailing: words, in: bottom, signs: model.signs)
}
