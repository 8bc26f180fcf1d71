/// What a reader found wrong; the places are offsets in the text that it read.
struct ReadingFailure: Error {
    /// One thing that is wrong.
    struct Problem {
        /// Where; nil where the whole is meant.
        var offset: Int?
        /// What is wrong, what was expected and what to do.
        var message: String
    }

    /// What is wrong, in the order of the text, at least one thing.
    var problems: [Problem]
    /// Whether reading on would be of no use, because a limit is exceeded.
    var isFinal = false
    /// Whether the text was not read to its end, so that more may be wrong.
    var isCutOff = false

    /// Several things are wrong.
    init(_ problems: [Problem], isCutOff: Bool = false) {
        self.problems = problems
        self.isCutOff = isCutOff
    }

    /// One thing is wrong.
    init(at offset: Int?, _ message: String) { problems = [Problem(offset: offset, message: message)] }
}

extension ReadingFailure {
    /// A limit is exceeded; `option` is what the command calls it.
    static func limit(_ most: Int, _ what: String, option: String, at offset: Int?) -> ReadingFailure {
        var failure = ReadingFailure(
            at: offset, "more than \(grouped(most)) \(what). Raise the limit with --max-\(option).")
        failure.isFinal = true
        return failure
    }
}
