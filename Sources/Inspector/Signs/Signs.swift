package import JFlow

/// The characters with which everything is drawn, in Unicode or in ASCII. Each is one column wide.
package struct Signs: Sendable, Hashable {
    /// Whether only ASCII is used.
    package let isASCII: Bool

    /// The full set.
    package static let unicode = Signs(isASCII: false)
    /// The set for terminals whose character set or locale cannot show the full one.
    package static let ascii = Signs(isASCII: true)

    /// The sign of a task's state.
    package subscript(state: TaskState) -> Character {
        switch state {
        case .pending: pick("◌", ".")
        case .ready: pick("▹", "o")
        case .running: pick("▸", ">")
        case .retrying: pick("↻", "~")
        case .done: pick("✓", "v")
        case .cached: pick("≣", "=")
        case .failed: pick("✗", "!")
        case .skipped: pick("↷", "-")
        case .cancelled: pick("⊘", "/")
        case .given: pick("⋄", "g")
        case .pruned: pick("·", " ")
        }
    }

    var selected: Character { pick("❯", "*") }
    var breakpoint: Character { "B" }
    var moment: Character { pick("●", "O") }
    var lost: Character { pick("≁", "?") }
    var held: Character { pick("‖", "|") }
    var ellipsis: Character { pick("…", "~") }
    var between: Character { pick("·", "-") }
    var above: Character { pick("▴", "^") }
    var below: Character { pick("▾", "v") }
    var before: Character { pick("«", "<") }
    var behind: Character { pick("»", ">") }
    var barDone: Character { pick("█", "#") }
    var barRest: Character { pick("░", "-") }
    var critical: Character { pick("━", "=") }
    var conditional: Character { pick("╌", "~") }
    var horizontal: Character { pick("─", "-") }
    var vertical: Character { pick("│", "|") }
    var topLeft: Character { pick("╭", ".") }
    var topRight: Character { pick("╮", ".") }
    var bottomLeft: Character { pick("╰", "'") }
    var bottomRight: Character { pick("╯", "'") }

    private func pick(_ unicode: Character, _ ascii: Character) -> Character { isASCII ? ascii : unicode }
}

extension TaskState {
    /// The word that stands beside the sign.
    package var word: String { rawValue }
}
