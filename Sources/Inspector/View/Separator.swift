import TerminalCore

/// The line above what is said of the selected node: its name, and how many nodes are out of sight.
func drawSeparator(name: String?, outside: String, signs: Signs, in area: Rectangle, _ frame: inout Frame) {
    let bar = String(repeating: signs.horizontal, count: area.columns)
    frame.write(bar, at: area.origin, style: Theme.dim)
    // A piece of the line stays before, between and behind.
    let room = max(area.columns - 10, 0)
    let wordsRoom = max(area.columns / 2, room - DisplayWidth.of(name ?? ""))
    let words = fitted(outside, to: wordsRoom, isASCII: signs.isASCII)
    let wordsWidth = DisplayWidth.of(words)
    if !words.isEmpty {
        frame.write(" \(words) ", at: Point(column: area.endColumn - wordsWidth - 6, row: area.row))
    }
    guard let name else { return }
    let shown = fitted(name, to: max(room - wordsWidth, 0), isASCII: signs.isASCII)
    frame.write(" \(shown) ", at: Point(column: area.column + 1, row: area.row), style: Theme.bold)
}

/// How many of some nodes are out of sight on each side of the part of a drawing that is shown.
func outsideWords(_ nodes: [Rectangle], of part: Rectangle, signs: Signs) -> String {
    let counts = [
        (nodes.count { $0.endRow <= part.row }, "above \(signs.above)"),
        (nodes.count { $0.row >= part.endRow }, "more below \(signs.below)"),
        (nodes.count { $0.endColumn <= part.column }, "\(signs.before)"),
        (nodes.count { $0.column >= part.endColumn }, "\(signs.behind)"),
    ]
    return counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: "  ")
}
