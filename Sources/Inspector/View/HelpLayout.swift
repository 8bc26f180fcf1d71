import TerminalCore

/// How the help of a screen is laid out: two columns where there is room for both, else one below the other.
struct HelpLayout {
    let size: Size
    let columnWidth: Int
    let keyWidth: Int

    /// Whether the columns stand beside each other.
    var isWide: Bool { size.columns >= columnWidth * 2 + 4 }

    /// The help in the middle of the screen, above its last line; some lines stand below both columns.
    func box(_ left: [StyledText], _ right: [StyledText], below: [StyledText]) -> TextBox {
        let columns = isWide ? beside(left, right) : left + [StyledText()] + right
        let lines = columns + [StyledText()] + below
        let box = centered(
            columns: isWide ? columnWidth * 2 + 4 : size.columns, rows: lines.count + 2,
            in: Size(columns: size.columns, rows: size.rows - 1))
        return TextBox(box: box, lines: lines)
    }

    /// The keys of some groups, each group below its title.
    func lines<Command>(of groups: [KeyGroup], in keys: KeyMap<Command>) -> [StyledText] {
        let used = groups.filter { group in keys.bindings.contains { $0.group == group } }
        return used.enumerated().flatMap { place, group in
            (place == 0 ? [] : [StyledText()]) + [StyledText(group.rawValue, Theme.bold)]
                + keys.bindings.filter { $0.group == group }.map { line($0.label, $0.words) }
        }
    }

    /// What is to be done, and what it does.
    func line(_ label: String, _ words: String) -> StyledText {
        StyledText(padded(label, to: keyWidth), Theme.bold) + StyledText(words)
    }

    private func beside(_ left: [StyledText], _ right: [StyledText]) -> [StyledText] {
        (0..<max(left.count, right.count)).map { row in
            let first = row < left.count ? left[row] : StyledText()
            let gap = StyledText(String(repeating: " ", count: max(columnWidth - first.width, 0)))
            return first + gap + (row < right.count ? right[row] : StyledText())
        }
    }
}
