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
        let configurations = JFlowTUI.configuration.subcommands.map { $0.configuration }
        // A word behind the name of a group of commands is meant as one of them.
        if let group = configurations.first(where: { $0.commandName == arguments[1] && !$0.subcommands.isEmpty }) {
            guard arguments.count > 2 else { return nil }
            let commands = group.subcommands.compactMap { $0.configuration.commandName }
            return suggestion(for: arguments[2], among: commands) { suggestion(for: $0, commands, of: arguments[1]) }
        }
        let commands = configurations.compactMap(\.commandName) + ["help"]
        return suggestion(for: arguments[1], among: commands) { suggestion(for: $0, commands) }
    }

    private static func suggestion(
        for word: String, among commands: [String], _ words: (String) -> String
    ) -> CommandSuggestion? {
        guard !word.hasPrefix("-"), !commands.contains(word) else { return nil }
        return CommandSuggestion(description: words(word))
    }

    private static func suggestion(for word: String, _ commands: [String], of group: String) -> String {
        let command = nearestName(to: word, in: commands)
        let hint = command.map { "Did you mean “\(group) \($0)”?" } ?? "See jflow-tui \(group) --help."
        return "There is no command “\(group) \(safe(word))”. \(hint)"
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
