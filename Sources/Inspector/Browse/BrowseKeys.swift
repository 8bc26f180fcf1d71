import TerminalCore

/// What a key asks for while a graph is browsed.
enum BrowseCommand: Sendable, Hashable, CaseIterable {
    case up, down, left, right, nextParent, nextChild, first, last, pageUp, pageDown
    case panUp, panDown, panLeft, panRight
    case open, back, fold, foldSubtree, isolate
    case zoomIn, zoomOut, whole, search, nextMatch, formerMatch
    case toggleMouse, help, redraw, suspend, quit
}

/// A command with its keys and the words that tell people of it.
struct BrowseBinding: Sendable {
    let command: BrowseCommand
    let keys: [Key]
    let label: String
    let words: String
    let group: Group

    /// The part of the help in which it stands.
    enum Group: String, Sendable, CaseIterable {
        case move = "MOVE"
        case show = "SHOW"
        case find = "FIND"
        case other = "OTHER"
    }

    private init(_ command: BrowseCommand, _ keys: [Key], _ label: String, _ words: String, _ group: Group) {
        self.command = command
        self.keys = keys
        self.label = label
        self.words = words
        self.group = group
    }

    /// All bindings in the order of the help: the one table that dispatch, footer and help share.
    static let all = [
        BrowseBinding(.up, [.up, .character("k")], "up k", "nearest above", .move),
        BrowseBinding(.down, [.down, .character("j")], "down j", "nearest below", .move),
        BrowseBinding(.left, [.left, .character("h")], "left h", "left neighbour", .move),
        BrowseBinding(.right, [.right, .character("l")], "right l", "right neighbour", .move),
        BrowseBinding(.nextParent, [.character("u")], "u", "next parent", .move),
        BrowseBinding(.nextChild, [.character("d")], "d", "next child", .move),
        BrowseBinding(.first, [.character("g"), .home], "g Home", "first", .move),
        BrowseBinding(.last, [.character("G"), .end], "G End", "last", .move),
        BrowseBinding(.pageUp, [.pageUp, .control("u")], "PgUp", "a page up", .move),
        BrowseBinding(.pageDown, [.pageDown, .control("d")], "PgDn", "a page down", .move),
        BrowseBinding(.panUp, [.character("K")], "K", "view up", .move),
        BrowseBinding(.panDown, [.character("J")], "J", "view down", .move),
        BrowseBinding(.panLeft, [.character("H")], "H", "view left", .move),
        BrowseBinding(.panRight, [.character("L")], "L", "view right", .move),
        BrowseBinding(.open, [.enter], "Enter", "details", .show),
        BrowseBinding(.back, [.escape, .backspace], "Esc", "back, all nodes", .show),
        BrowseBinding(.fold, [.character("a")], "a", "fold or open", .show),
        BrowseBinding(.foldSubtree, [.character("A")], "A", "fold what hangs on it", .show),
        BrowseBinding(.isolate, [.character("i")], "i 1-9", "only n edges around", .show),
        BrowseBinding(.zoomIn, [.character("z")], "z", "zoom in", .show),
        BrowseBinding(.zoomOut, [.character("Z")], "Z", "zoom out", .show),
        BrowseBinding(.whole, [.character("0")], "0", "whole graph", .show),
        BrowseBinding(.search, [.character("/")], "/", "search", .find),
        BrowseBinding(.nextMatch, [.character("n")], "n", "next match", .find),
        BrowseBinding(.formerMatch, [.character("N")], "N", "match before", .find),
        BrowseBinding(.toggleMouse, [.character("m")], "m", "mouse off, on", .other),
        BrowseBinding(.redraw, [.control("l")], "ctrl-l", "redraw", .other),
        BrowseBinding(.suspend, [.control("z")], "ctrl-z", "suspend", .other),
        BrowseBinding(.help, [.character("?"), .function(1)], "?", "help", .other),
        BrowseBinding(.quit, [.character("q")], "q", "quit", .other),
    ]

    private static let commands = Dictionary(
        all.flatMap { binding in binding.keys.map { ($0, binding.command) } }
    ) { first, _ in first }

    /// The command of a key, if it has one.
    static func command(for key: Key) -> BrowseCommand? { commands[key] }
}
