import TerminalCore

/// What a key asks for.
package enum Command: Sendable, Hashable, CaseIterable {
    case moveUp, moveDown, moveLeft, moveRight
    case nextParent, nextChild
    case first, last, pageUp, pageDown
    case open, back, switchPane
    case togglePause, step, stepLayer, runToSelection, toggleBreakpoint
    case cancelTask, cancelRun, retry, runAgain
    case nextFailure, toggleFollow, toggleCriticalPath
    case zoomIn, zoomOut, fit
    case eventBack, eventOn, tenthBack, tenthOn, slower, faster, goTo
    case toggleMouse, help, redraw, suspend, quit
}

extension Command {
    /// The keys of the screen of a run.
    package static let keys = KeyMap(moving + running + showing + others)

    /// The keys of the screen of a recorded run.
    package static let replayKeys = KeyMap(moving + replaying + showing + others)

    static let moving: [KeyBinding<Command>] = [
        KeyBinding(.moveUp, [.up, .character("k")], "up k", "nearest parent", .move),
        KeyBinding(.moveDown, [.down, .character("j")], "down j", "nearest child", .move),
        KeyBinding(.moveLeft, [.left, .character("h")], "left h", "left neighbour", .move),
        KeyBinding(.moveRight, [.right, .character("l")], "right l", "right neighbour", .move),
        KeyBinding(.nextParent, [.character("u")], "u", "next parent", .move),
        KeyBinding(.nextChild, [.character("d")], "d", "next child", .move),
        KeyBinding(.first, [.character("g"), .home], "g Home", "first", .move),
        KeyBinding(.last, [.character("G"), .end], "G End", "last", .move),
        KeyBinding(.pageUp, [.pageUp, .control("u")], "PgUp", "a page up", .move),
        KeyBinding(.pageDown, [.pageDown, .control("d")], "PgDn", "a page down", .move),
        KeyBinding(.open, [.enter], "Enter", "details, log", .move),
        KeyBinding(.back, [.escape, .backspace], "Esc", "back", .move),
        KeyBinding(.switchPane, [.tab, .backTab], "Tab", "other pane", .move),
    ]

    static let running: [KeyBinding<Command>] = [
        KeyBinding(.togglePause, [.character(" ")], "space", "pause, go on", .run),
        KeyBinding(.step, [.character("s")], "s", "one step", .run),
        KeyBinding(.stepLayer, [.character("S")], "S", "step all ready", .run),
        KeyBinding(.runToSelection, [.character(">")], ">", "run to here", .run),
        KeyBinding(.toggleBreakpoint, [.character("b")], "b", "breakpoint", .run),
        KeyBinding(.cancelTask, [.character("x")], "x", "cancel task", .run),
        KeyBinding(.cancelRun, [.character("X")], "X", "cancel run", .run),
        KeyBinding(.retry, [.character("r")], "r", "retry task", .run),
        KeyBinding(.runAgain, [.character("R")], "R", "run again", .run),
    ]

    private static let replaying: [KeyBinding<Command>] = [
        KeyBinding(.togglePause, [.character(" ")], "space", "play, pause", .run),
        KeyBinding(.eventBack, [.character("[")], "[", "an event back", .run),
        KeyBinding(.eventOn, [.character("]")], "]", "an event on", .run),
        KeyBinding(.tenthBack, [.character("{")], "{", "10 % back", .run),
        KeyBinding(.tenthOn, [.character("}")], "}", "10 % on", .run),
        KeyBinding(.step, [.character("s")], "s", "to the next start", .run),
        KeyBinding(.runToSelection, [.character(">")], ">", "to its start", .run),
        KeyBinding(.slower, [.character("-")], "-", "slower", .run),
        KeyBinding(.faster, [.character("+"), .character("=")], "+", "faster", .run),
        KeyBinding(.goTo, [.character(":")], ":", "go to a moment", .run),
    ]

    static let showing: [KeyBinding<Command>] = [
        KeyBinding(.toggleFollow, [.character("f")], "f", "follow", .show),
        KeyBinding(.toggleCriticalPath, [.character("c")], "c", "critical path", .show),
        KeyBinding(.nextFailure, [.character("e")], "e", "failures", .show),
        KeyBinding(.zoomIn, [.character("z")], "z", "zoom in", .show),
        KeyBinding(.zoomOut, [.character("Z")], "Z", "zoom out", .show),
        KeyBinding(.fit, [.character("0")], "0", "what fits", .show),
    ]

    static let others = KeyBinding<Command>.others(
        toggleMouse: .toggleMouse, redraw: .redraw, suspend: .suspend, help: .help, quit: .quit)
}
