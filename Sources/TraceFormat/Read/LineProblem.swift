/// Why a line of a trace cannot be read.
package struct LineProblem: Error, Hashable, Sendable {
    /// What was found and what was expected: the end of a sentence that begins with a place. Safe to show.
    package let words: String
    /// The byte of the line at which it was found, from 0.
    package let offset: Int

    /// A problem at a byte of a line, from 0.
    package init(words: String, offset: Int) {
        self.words = words
        self.offset = offset
    }
}
