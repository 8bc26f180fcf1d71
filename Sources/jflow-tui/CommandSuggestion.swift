import ArgumentParser
import DemoWorkflows
import JFlow
import TerminalCore

/// A word in the place of a command that is none, with the nearest that is.
struct CommandSuggestion: Error, CustomStringConvertible {
    let description: String

    /// `nil` if the error is another one.
    init?(for error: any Error, arguments: [String]) {
        guard JFlowTUI.exitCode(for: error) == .validationFailure, arguments.count > 1 else { return nil }
        let word = arguments[1]
        let commands = JFlowTUI.configuration.subcommands.compactMap(\.configuration.commandName) + ["help"]
        guard !word.hasPrefix("-"), !commands.contains(word) else { return nil }
        let shown = safe(word)
        if Demonstration.all.contains(where: { $0.name == word }) {
            description = "“\(shown)” is a demonstration, no command: type jflow-tui demo \(shown)"
        } else if let command = nearestName(to: word, in: commands) {
            description = "There is no command “\(shown)”. Did you mean “\(command)”?"
        } else {
            description = "There is no command “\(shown)”. See jflow-tui --help."
        }
    }
}
