import TerminalCore

/// What a key asks for while a graph is browsed.
enum BrowseCommand: Sendable, Hashable, CaseIterable {
    case moveUp, moveDown, moveLeft, moveRight
    case nextParent, nextChild
    case first, last, pageUp, pageDown
    case panUp, panDown, panLeft, panRight
    case open, back, fold, foldSubtree, isolate
    case zoomIn, zoomOut, showWhole
    case search, nextMatch, formerMatch
    case toggleMouse, help, redraw, suspend, quit
}

extension BrowseCommand {
    /// The keys of the screen of a browsed graph.
    static let keys = KeyMap(moving + showing + finding + others)

    private static let moving: [KeyBinding<BrowseCommand>] = [
        KeyBinding(.moveUp, [.up, .character("k")], "up k", "nearest above", .move),
        KeyBinding(.moveDown, [.down, .character("j")], "down j", "nearest below", .move),
        KeyBinding(.moveLeft, [.left, .character("h")], "left h", "left neighbour", .move),
        KeyBinding(.moveRight, [.right, .character("l")], "right l", "right neighbour", .move),
        KeyBinding(.nextParent, [.character("u")], "u", "next parent", .move),
        KeyBinding(.nextChild, [.character("d")], "d", "next child", .move),
        KeyBinding(.first, [.character("g"), .home], "g Home", "first", .move),
        KeyBinding(.last, [.character("G"), .end], "G End", "last", .move),
        KeyBinding(.pageUp, [.pageUp, .control("u")], "PgUp", "a page up", .move),
        KeyBinding(.pageDown, [.pageDown, .control("d")], "PgDn", "a page down", .move),
        KeyBinding(.panUp, [.character("K")], "K", "view up", .move),
        KeyBinding(.panDown, [.character("J")], "J", "view down", .move),
        KeyBinding(.panLeft, [.character("H")], "H", "view left", .move),
        KeyBinding(.panRight, [.character("L")], "L", "view right", .move),
    ]

    private static let showing: [KeyBinding<BrowseCommand>] = [
        KeyBinding(.open, [.enter], "Enter", "details", .show),
        KeyBinding(.back, [.escape, .backspace], "Esc", "back, all nodes", .show),
        KeyBinding(.fold, [.character("a")], "a", "fold or open", .show),
        KeyBinding(.foldSubtree, [.character("A")], "A", "fold what hangs on it", .show),
        KeyBinding(.isolate, [.character("i")], "i 1-9", "only n edges around", .show),
        KeyBinding(.zoomIn, [.character("z")], "z", "zoom in", .show),
        KeyBinding(.zoomOut, [.character("Z")], "Z", "zoom out", .show),
        KeyBinding(.showWhole, [.character("0")], "0", "whole graph", .show),
    ]

    private static let finding: [KeyBinding<BrowseCommand>] = [
        KeyBinding(.search, [.character("/")], "/", "search", .find),
        KeyBinding(.nextMatch, [.character("n")], "n", "next match", .find),
        KeyBinding(.formerMatch, [.character("N")], "N", "match before", .find),
    ]

    private static let others = KeyBinding<BrowseCommand>.others(
        toggleMouse: .toggleMouse, redraw: .redraw, suspend: .suspend, help: .help, quit: .quit)
}
