package import TerminalCore

/// A command with its keys and the words that tell people of it.
package struct KeyBinding: Sendable, Hashable {
    /// The part of the help in which it stands.
    package enum Group: String, Sendable, Hashable, CaseIterable {
        case move = "MOVE"
        case run = "RUN"
        case show = "SHOW"
        case other = "OTHER"
    }

    /// The command.
    package let command: Command
    /// All keys that give it.
    package let keys: [Key]
    /// The keys as people write them.
    package let label: String
    /// What it does, in a few words.
    package let words: String
    /// The part of the help.
    package let group: Group
}
