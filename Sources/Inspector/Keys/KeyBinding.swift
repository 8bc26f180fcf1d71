package import TerminalCore

/// A command with its keys and the words that tell people of it.
package struct KeyBinding<Command: Sendable & Hashable>: Sendable, Hashable {
    /// The command.
    package let command: Command
    /// All keys that give it.
    package let keys: [Key]
    /// The keys as people write them.
    package let label: String
    /// What it does, in a few words.
    package let words: String
    /// The part of the help.
    package let group: KeyGroup

    /// A command with what is said of it, in the order of the tables.
    init(_ command: Command, _ keys: [Key], _ label: String, _ words: String, _ group: KeyGroup) {
        self.command = command
        self.keys = keys
        self.label = label
        self.words = words
        self.group = group
    }
}

extension KeyBinding {
    /// The keys that every screen has.
    static func others(
        toggleMouse: Command, redraw: Command, suspend: Command, help: Command, quit: Command
    ) -> [KeyBinding] {
        [
            KeyBinding(toggleMouse, [.character("m")], "m", "mouse off, on", .other),
            KeyBinding(redraw, [.control("l")], "ctrl-l", "redraw", .other),
            KeyBinding(suspend, [.control("z")], "ctrl-z", "suspend", .other),
            KeyBinding(help, [.character("?"), .function(1)], "?", "help", .other),
            KeyBinding(quit, [.character("q")], "q", "quit", .other),
        ]
    }
}
