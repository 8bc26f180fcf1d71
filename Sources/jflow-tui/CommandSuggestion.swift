import ArgumentParser
import DemoWorkflows
import JFlow
import TerminalCore

/// A word in the place of a command that is none, with the nearest that is.
struct CommandSuggestion: Error, CustomStringConvertible {
    let description: String

    /// What to say instead of an error; `nil` if the error is about something else.
    static func about(_ error: any Error, arguments: [String]) -> CommandSuggestion? {
        guard JFlowTUI.exitCode(for: error) == .validationFailure, arguments.count > 1 else { return nil }
        let word = arguments[1]
        let commands = JFlowTUI.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        guard !word.hasPrefix("-"), !commands.contains(word) else { return nil }
        return CommandSuggestion(description: suggestion(for: word, commands))
    }

    private static func suggestion(for word: String, _ commands: [String]) -> String {
        let shown = safe(word)
        if Demonstration.all.contains(where: { $0.name == word }) {
            return "“\(shown)” is a demonstration, no command: type jflow-tui demo \(shown)"
        }
        if let command = nearestName(to: word, in: commands) {
            return "There is no command “\(shown)”. Did you mean “\(command)”?"
        }
        return "There is no command “\(shown)”. See jflow-tui --help."
    }
}
