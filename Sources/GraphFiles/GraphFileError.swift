internal import TerminalCore

/// Why a file was not read: for each problem the place, the line with a caret under it, and what to do.
///
/// ```text
/// deps.dot:2:7: expected “]” or an attribute, found “}”. Close the list with “]”.
///   2 | a [x=1 }
///     |        ^
/// ```
///
/// What comes from the file is made safe for a terminal.
package struct GraphFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// One thing that is wrong.
    package struct Problem: Sendable, Hashable {
        /// What is wrong, what was expected and what to do, in words.
        package var message: String
        /// Where it is; nil where the file as a whole is meant.
        package var place: Place?
    }

    /// A place in a text.
    package struct Place: Sendable, Hashable {
        /// The number of the line, from 1.
        package var line: Int
        /// The number of the character (Unicode scalar) in its line, from 1.
        package var column: Int
        /// The line, made safe, and cut where it is long.
        package var excerpt: String
        /// The columns of a terminal before the place in the excerpt.
        package var indent: Int
    }

    /// The name of the file, made safe.
    package var file: String
    /// The problems in the order of the file, at least one.
    package var problems: [Problem]

    package var description: String {
        problems.map(described).joined(separator: "\n")
    }

    private func described(_ problem: Problem) -> String {
        guard let place = problem.place else { return "\(file): \(problem.message)" }
        let number = String(place.line)
        let margin = String(repeating: " ", count: number.count)
        return """
            \(file):\(place.line):\(place.column): \(problem.message)
              \(number) | \(place.excerpt)
              \(margin) | \(String(repeating: " ", count: place.indent))^
            """
    }
}

extension GraphFileError {
    /// The problems of a reader, with their places in the text that it read, if there was one.
    init(_ failure: ReadingFailure, in source: SourceText?, named file: String) {
        self.file = safe(file)
        problems = failure.problems.prefix(Self.mostListed).map { problem in
            Problem(message: problem.message, place: problem.offset.flatMap { source?.place(of: $0) })
        }
        let rest = failure.problems.count - Self.mostListed
        guard rest > 0 else { return }
        problems.append(Problem(message: Self.ofOthers(failure.isCutOff ? nil : rest), place: nil))
    }

    /// Says that there are more problems than are listed, and how many where that is known.
    private static func ofOthers(_ count: Int?) -> String {
        guard let count else { return "and more problems." }
        return "and \(count) more problem\(count == 1 ? "" : "s") of this kind."
    }

    /// More would hide the first ones.
    static let mostListed = 10
}
