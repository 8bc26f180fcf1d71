package import TerminalCore

/// Which key gives which command: the one table that dispatch, footer and help of a screen share.
package struct KeyMap<Command: Sendable & Hashable>: Sendable {
    /// The bindings, in the order of the help.
    package let bindings: [KeyBinding<Command>]
    private let commands: [Key: Command]
    private let labels: [Command: String]

    /// Makes a map; the first binding of a key counts.
    package init(_ bindings: [KeyBinding<Command>]) {
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
