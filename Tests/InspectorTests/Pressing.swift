import TerminalCore

@testable import Inspector

/// Presses a key, and answers what follows from it.
func press(_ key: Key, _ model: inout Model) -> [Effect] {
    update(&model, .terminal(.key(key)))
}

/// Presses the key of a character.
func press(_ character: Character, _ model: inout Model) -> [Effect] {
    press(.character(character), &model)
}
