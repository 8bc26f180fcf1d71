import JFlow

/// Reads the values of one line of JSON in their order, without a tree of them.
///
/// A general decoder takes some 10 µs a line and a trace has a million of them; this takes a few hundred nanoseconds.
package struct JSONCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    /// How deep what is skipped may be nested.
    private static let depthLimit = 64

    package init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// A text as it stands between its quotes: a name of a member, or a word out of a fixed list.
    package struct Word {
        fileprivate let bytes: UnsafeBufferPointer<UInt8>

        /// The word, made safe to show and short.
        package var shown: String {
            String(decoding: bytes.prefix(40), as: UTF8.self).inert
        }

        package static func ~= (text: StaticString, word: Word) -> Bool {
            text.utf8CodeUnitCount == word.bytes.count
                && (0..<word.bytes.count).allSatisfy { text.utf8Start[$0] == word.bytes[$0] }
        }
    }

    package func problem(_ words: String) -> LineProblem {
        LineProblem(words: words, offset: place)
    }

    // MARK: Structure

    /// Passes `{`.
    package mutating func beginObject() throws(LineProblem) {
        try pass(UInt8(ascii: "{"), "an object “{”")
    }

    /// Passes `[`.
    package mutating func beginArray() throws(LineProblem) {
        try pass(UInt8(ascii: "["), "a list “[”")
    }

    /// The name of the next member of an object, after which its value stands; `nil` at the object's end.
    package mutating func member(isFirst: inout Bool) throws(LineProblem) -> Word? {
        guard try hasNext(before: UInt8(ascii: "}"), isFirst: &isFirst) else { return nil }
        let name = try word()
        try pass(UInt8(ascii: ":"), "“:” after the name of a member")
        return name
    }

    /// The same for a name that may be anything.
    mutating func memberText(isFirst: inout Bool) throws(LineProblem) -> String? {
        guard try hasNext(before: UInt8(ascii: "}"), isFirst: &isFirst) else { return nil }
        let name = try text()
        try pass(UInt8(ascii: ":"), "“:” after the name of a member")
        return name
    }

    /// Whether another element of a list follows.
    package mutating func element(isFirst: inout Bool) throws(LineProblem) -> Bool {
        try hasNext(before: UInt8(ascii: "]"), isFirst: &isFirst)
    }

    /// Checks that nothing but blanks is left.
    package mutating func end() throws(LineProblem) {
        skipBlanks()
        guard place == bytes.count else { throw problem("more text follows the end of the object") }
    }

    private mutating func hasNext(before close: UInt8, isFirst: inout Bool) throws(LineProblem) -> Bool {
        skipBlanks()
        if place < bytes.count, bytes[place] == close {
            place += 1
            return false
        }
        if !isFirst { try pass(UInt8(ascii: ","), "“,” or “\(Character(Unicode.Scalar(close)))”") }
        isFirst = false
        return true
    }

    // MARK: Values

    /// A text without escapes.
    package mutating func word() throws(LineProblem) -> Word {
        try pass(UInt8(ascii: "\""), "a text in quotes")
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard place < bytes.count else { throw problemAtEnd }
        defer { place += 1 }
        return Word(bytes: UnsafeBufferPointer(rebasing: bytes[start..<place]))
    }

    /// A text. Bytes that are no UTF-8 and halves of surrogate pairs become U+FFFD.
    package mutating func text() throws(LineProblem) -> String {
        let start = place
        let raw = try word().bytes
        guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
        do {
            return try unescaped(raw)
        } catch {
            throw LineProblem(words: error.words, offset: start + 1 + error.offset)
        }
    }

    /// A whole number.
    package mutating func integer() throws(LineProblem) -> Int {
        let token = try number()
        guard let value = Int(token) else {
            throw problem(
                "a whole number is expected, not “\(String(decoding: token.prefix(30), as: UTF8.self).inert)”")
        }
        return value
    }

    /// A number; `null`, as which JSON writes infinities, is `nan`.
    mutating func fraction() throws(LineProblem) -> Double {
        if try passedNull() { return .nan }
        let token = try number()
        guard let value = Double(String(decoding: token, as: UTF8.self)) else {
            throw problem("a number is expected, not “\(String(decoding: token.prefix(30), as: UTF8.self).inert)”")
        }
        return value
    }

    /// `true` or `false`.
    package mutating func truth() throws(LineProblem) -> Bool {
        let token = JSONCursor.Word(bytes: try number())
        switch token {
        case "true": return true
        case "false": return false
        default: throw problem("true or false is expected, not “\(token.shown)”")
        }
    }

    /// A list of whole numbers.
    package mutating func integers() throws(LineProblem) -> [Int] {
        try list { cursor throws(LineProblem) in try cursor.integer() }
    }

    /// A list, each element read by a function.
    mutating func list<Element>(
        _ read: (inout JSONCursor) throws(LineProblem) -> Element
    ) throws(LineProblem) -> [Element] {
        var elements: [Element] = []
        try beginArray()
        var isFirst = true
        while try element(isFirst: &isFirst) { elements.append(try read(&self)) }
        return elements
    }

    /// Passes over a value of any kind.
    package mutating func skipValue() throws(LineProblem) {
        var depth = 0
        repeat {
            skipBlanks()
            guard place < bytes.count else { throw problemAtEnd }
            switch bytes[place] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                place += 1
                guard depth <= Self.depthLimit else {
                    throw problem("values are nested deeper than \(Self.depthLimit) levels")
                }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                place += 1
                guard depth >= 0 else { throw problem("a value is expected") }
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                guard depth > 0 else { throw problem("a value is expected") }
                place += 1
            case UInt8(ascii: "\""): _ = try word()
            default: _ = try number()
            }
        } while depth > 0
    }

    // MARK: Bytes

    // The words are made only where they are needed: to make them would take longer than all else.
    private mutating func pass(_ byte: UInt8, _ expected: @autoclosure () -> String) throws(LineProblem) {
        skipBlanks()
        guard place < bytes.count else { throw problemAtEnd }
        guard bytes[place] == byte else { throw problem("\(expected()) is expected") }
        place += 1
    }

    /// The characters of a number, or of a word such as `true`.
    private mutating func number() throws(LineProblem) -> UnsafeBufferPointer<UInt8> {
        skipBlanks()
        let start = place
        while place < bytes.count, bytes[place].isOfNumbers { place += 1 }
        guard place > start else {
            throw place == bytes.count ? problemAtEnd : problem("a value is expected")
        }
        return UnsafeBufferPointer(rebasing: bytes[start..<place])
    }

    private mutating func passedNull() throws(LineProblem) -> Bool {
        skipBlanks()
        guard place < bytes.count, bytes[place] == UInt8(ascii: "n") else { return false }
        let start = place
        guard case "null" = Word(bytes: try number()) else {
            place = start
            throw problem("a number is expected")
        }
        return true
    }

    private mutating func skipBlanks() {
        while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    }

    private var problemAtEnd: LineProblem { LineProblem(words: "the line ends too early", offset: bytes.count) }
}

extension Int {
    /// The number that these digits tell, if they tell any.
    fileprivate init?(_ digits: UnsafeBufferPointer<UInt8>) {
        let isNegative = digits.first == UInt8(ascii: "-")
        let digits = digits[(isNegative ? 1 : 0)...]
        var value = 0
        for digit in digits {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
            let (tenfold, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflows) = tenfold.subtractingReportingOverflow(Int(digit - UInt8(ascii: "0")))
            guard !isTooLarge, !overflows else { return nil }
            value = sum
        }
        // Added up below zero, where there is one number more.
        guard !digits.isEmpty, isNegative || value > .min else { return nil }
        self = isNegative ? value : -value
    }
}

extension UInt8 {
    fileprivate var isOfNumbers: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
