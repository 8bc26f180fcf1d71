/// What a reader found wrong; the places are offsets in the text that it read.
struct ReadingFailure: Error, Equatable {
    /// One thing that is wrong.
    struct Problem: Error, Equatable {
        /// Where; nil where the whole is meant.
        var offset: Int?
        /// What is wrong, what was expected and what to do.
        var message: String
    }

    /// What is wrong, in the order of the text, at least one thing.
    var problems: [Problem]
    /// Whether reading on would be of no use, because a limit is exceeded.
    var isFinal = false

    /// Several things are wrong.
    init(_ problems: [Problem]) { self.problems = problems }

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

extension ReadingLimits {
    /// Stops where there are as many groups as there may be nodes.
    func checkGroups(_ count: Int, at offset: Int?) throws(ReadingFailure) {
        guard count < nodes else { throw .limit(nodes, "groups", option: "nodes", at: offset) }
    }
}

/// A number with its thousands set apart, as people read it.
func grouped(_ number: Int) -> String {
    let digits = String(number)
    var text = ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
        text.append(digit)
    }
    return text
}

/// Collects what a user should know of what was read otherwise than the file says.
struct ReadingNotes {
    private var order: [String] = []
    private var counts: [String: Int] = [:]

    /// Tells something of one more place.
    mutating func count(_ note: String) {
        if counts[note] == nil { order.append(note) }
        counts[note, default: 0] += 1
    }

    /// Tells something of the whole file.
    mutating func say(_ note: String) {
        guard counts[note] == nil else { return }
        order.append(note)
        counts[note] = 0
    }

    /// The notes in the order in which they first applied, those of places with how many.
    var texts: [String] {
        order.map { note in
            guard let count = counts[note], count > 0 else { return note }
            return "\(note) (\(grouped(count)))"
        }
    }
}
