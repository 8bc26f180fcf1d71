import TerminalCore

/// Keys and the word for what they do now.
struct Hint<Command: Sendable & Hashable> {
    let commands: [Command]
    let word: String
    /// What stands between the keys.
    let separator: String

    init(_ commands: Command..., word: String, separator: String = " ") {
        self.commands = commands
        self.word = word
        self.separator = separator
    }

    /// The first key of each command, and the word.
    func text(_ keys: KeyMap<Command>) -> StyledText {
        let labels = commands.map { keys.label(of: $0).split(separator: " ").first.map(String.init) ?? "" }
        return StyledText(labels.joined(separator: separator), Theme.bold) + StyledText(" \(word)")
    }
}

/// As many hints as there is room for.
private func line<Command>(_ hints: [Hint<Command>], _ keys: KeyMap<Command>, room: Int) -> StyledText {
    var line = StyledText()
    for hint in hints {
        let text = hint.text(keys)
        let gap = line.spans.isEmpty ? "" : "  "
        guard line.width + gap.count + text.width <= room else { break }
        line += gap
        line += text
    }
    return line
}

extension Frame {
    /// Writes a footer: the mode, as many hints as there is room for, and at the right end those that always stand
    /// there.
    mutating func write<Command>(
        _ mode: StyledText, _ hints: [Hint<Command>], tail: [Hint<Command>], keys: KeyMap<Command>,
        in area: Rectangle, signs: Signs
    ) {
        let end = line(tail, keys, room: area.columns) + StyledText(footerMargin(area))
        let start = mode + line(hints, keys, room: area.columns - mode.width - end.width - 1)
        write(start, in: area, signs: signs)
        write(trailing: end, in: area, reserved: start.width + 1, signs: signs)
    }
}

/// What stands at both ends of a footer.
func footerMargin(_ area: Rectangle) -> String { area.columns >= 60 ? " " : "" }
