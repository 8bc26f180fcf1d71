import TerminalCore

/// What a key asks for in the list of programs.
enum ProgramListCommand: Sendable, Hashable, CaseIterable {
    case moveUp, moveDown, pageUp, pageDown, first, last
    case choose, leave
    case toggleMouse, redraw, suspend, help, quit
}

extension ProgramListCommand {
    /// The keys of the list of programs.
    static let keys = KeyMap(moving + choosing + others)

    private static let moving: [KeyBinding<ProgramListCommand>] = [
        KeyBinding(.moveUp, [.up, .character("k")], "up k", "the one above", .move),
        KeyBinding(.moveDown, [.down, .character("j")], "down j", "the one below", .move),
        KeyBinding(.first, [.character("g"), .home], "g Home", "first", .move),
        KeyBinding(.last, [.character("G"), .end], "G End", "last", .move),
        KeyBinding(.pageUp, [.pageUp, .control("u")], "PgUp", "a page up", .move),
        KeyBinding(.pageDown, [.pageDown, .control("d")], "PgDn", "a page down", .move),
    ]

    private static let choosing: [KeyBinding<ProgramListCommand>] = [
        KeyBinding(.choose, [.enter], "Enter", "attach to it", .show),
        KeyBinding(.leave, [.escape], "Esc", "leave", .show),
    ]

    private static let others = KeyBinding<ProgramListCommand>.others(
        toggleMouse: .toggleMouse, redraw: .redraw, suspend: .suspend, help: .help, quit: .quit)
}

extension ProgramListModel {
    /// What the help says, and how much of it is in sight.
    var help: TextBox {
        let layout = HelpLayout(size: size, columnWidth: 27, keyWidth: 9)
        return layout.box(
            layout.lines(of: [.move], in: ProgramListCommand.keys),
            layout.lines(of: [.show, .other], in: ProgramListCommand.keys),
            below: [
                StyledText("A click selects, a second one attaches."),
                StyledText("Leaving a program does not end it."),
            ])
    }
}
