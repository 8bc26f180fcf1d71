package import TerminalCore

/// Which key gives which command: the one table that dispatch, footer and help share.
package struct KeyMap: Sendable {
    /// The bindings, in the order of the help.
    package let bindings: [KeyBinding]
    private let commands: [Key: Command]
    private let labels: [Command: String]

    /// Makes a map; the first binding of a key counts.
    package init(_ bindings: [KeyBinding]) {
        self.bindings = bindings
        let pairs = bindings.flatMap { binding in binding.keys.map { ($0, binding.command) } }
        commands = Dictionary(pairs) { first, _ in first }
        labels = Dictionary(bindings.map { ($0.command, $0.label) }) { first, _ in first }
    }

    /// The command of a key, if it has one.
    package func command(for key: Key) -> Command? { commands[key] }

    /// The keys of a command as people write them; empty if it has none.
    package func label(of command: Command) -> String { labels[command] ?? "" }
}

extension KeyMap {
    /// The keys as the program has them from the start.
    package static let standard = KeyMap(moving + running + showing + others)

    private static let moving = [
        bind(.moveUp, [.up, .character("k")], "up k", "nearest parent", .move),
        bind(.moveDown, [.down, .character("j")], "down j", "nearest child", .move),
        bind(.moveLeft, [.left, .character("h")], "left h", "left neighbour", .move),
        bind(.moveRight, [.right, .character("l")], "right l", "right neighbour", .move),
        bind(.nextParent, [.character("u")], "u", "next parent", .move),
        bind(.nextChild, [.character("d")], "d", "next child", .move),
        bind(.first, [.character("g"), .home], "g Home", "first", .move),
        bind(.last, [.character("G"), .end], "G End", "last", .move),
        bind(.pageUp, [.pageUp, .control("u")], "PgUp", "a page up", .move),
        bind(.pageDown, [.pageDown, .control("d")], "PgDn", "a page down", .move),
        bind(.open, [.enter], "Enter", "details, log", .move),
        bind(.back, [.escape, .backspace], "Esc", "back", .move),
        bind(.switchPane, [.tab, .backTab], "Tab", "other pane", .move),
    ]

    private static let running = [
        bind(.togglePause, [.character(" ")], "space", "pause, go on", .run),
        bind(.step, [.character("s")], "s", "one step", .run),
        bind(.stepLayer, [.character("S")], "S", "step all ready", .run),
        bind(.runToSelection, [.character(">")], ">", "run to here", .run),
        bind(.toggleBreakpoint, [.character("b")], "b", "breakpoint", .run),
        bind(.cancelTask, [.character("x")], "x", "cancel task", .run),
        bind(.cancelRun, [.character("X")], "X", "cancel run", .run),
        bind(.retry, [.character("r")], "r", "retry task", .run),
        bind(.runAgain, [.character("R")], "R", "run again", .run),
    ]

    private static let showing = [
        bind(.toggleFollow, [.character("f")], "f", "follow", .show),
        bind(.toggleCriticalPath, [.character("c")], "c", "critical path", .show),
        bind(.nextFailure, [.character("e")], "e", "failures", .show),
        bind(.zoomIn, [.character("z")], "z", "zoom in", .show),
        bind(.zoomOut, [.character("Z")], "Z", "zoom out", .show),
        bind(.fit, [.character("0")], "0", "what fits", .show),
    ]

    private static let others = [
        bind(.toggleMouse, [.character("m")], "m", "mouse off, on", .other),
        bind(.redraw, [.control("l")], "ctrl-l", "redraw", .other),
        bind(.suspend, [.control("z")], "ctrl-z", "suspend", .other),
        bind(.help, [.character("?"), .function(1)], "?", "help", .other),
        bind(.quit, [.character("q")], "q", "quit", .other),
    ]

    private static func bind(
        _ command: Command, _ keys: [Key], _ label: String, _ words: String, _ group: KeyBinding.Group
    ) -> KeyBinding {
        KeyBinding(command: command, keys: keys, label: label, words: words, group: group)
    }
}
