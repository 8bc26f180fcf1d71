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
        // A word behind the name of a group of commands is meant as one of them.
        let group = JFlowTUI.configuration.subcommands.first { type in
            type.configuration.commandName == arguments[1] && !type.configuration.subcommands.isEmpty
        }
        let place = group == nil ? 1 : 2
        guard arguments.count > place else { return nil }
        let commands = (group ?? JFlowTUI.self).configuration.subcommands.compactMap(\.configuration.commandName)
        let word = arguments[place]
        guard !word.hasPrefix("-"), !(commands + ["help"]).contains(word) else { return nil }
        return CommandSuggestion(
            description: group == nil
                ? suggestion(for: word, commands + ["help"]) : suggestion(for: word, commands, of: arguments[1]))
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
