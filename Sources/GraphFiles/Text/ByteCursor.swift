/// A place in a text that moves on; behind the end stand zeros.
struct ByteCursor {
    let bytes: [UInt8]
    let end: Int
    var position: Int

    /// A cursor at the beginning of a part of a text.
    init(_ bytes: [UInt8], range: Range<Int>? = nil) {
        self.bytes = bytes
        position = range?.lowerBound ?? 0
        end = range?.upperBound ?? bytes.count
    }

    var isAtEnd: Bool { position >= end }

    /// The byte under the cursor, or 0 behind the end.
    var byte: UInt8 { position < end ? bytes[position] : 0 }

    /// The byte so many places further, or 0 outside.
    func byte(ahead: Int) -> UInt8 {
        let place = position + ahead
        return place >= 0 && place < end ? bytes[place] : 0
    }

    /// Whether a text stands here.
    func isAt(_ text: StaticString) -> Bool {
        guard position + text.utf8CodeUnitCount <= end else { return false }
        for index in 0..<text.utf8CodeUnitCount where bytes[position + index] != text.byte(index) { return false }
        return true
    }

    /// Whether a word of ASCII, given in small letters, stands here, in small letters or large ones, and no longer one.
    func isAtWord(_ word: StaticString) -> Bool {
        guard position + word.utf8CodeUnitCount <= end, !byte(ahead: word.utf8CodeUnitCount).isWord else {
            return false
        }
        for index in 0..<word.utf8CodeUnitCount where bytes[position + index] | 0x20 != word.byte(index) {
            return false
        }
        return true
    }

    /// Steps over a text if it stands here.
    mutating func take(_ text: StaticString) -> Bool {
        guard isAt(text) else { return false }
        position += text.utf8CodeUnitCount
        return true
    }

    /// Steps over bytes of one kind.
    mutating func skip(while condition: (UInt8) -> Bool) {
        while position < end, condition(bytes[position]) { position += 1 }
    }

    /// Steps on to the end of the line.
    mutating func skipLine() { skip { $0 != .newline } }

    /// The text from a place up to the cursor.
    func text(from start: Int) -> String { text(start..<position) }

    /// A part of the text.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension StaticString {
    /// A byte of a literal. It lies in the program, where it stays: that makes the pointer safe.
    fileprivate func byte(_ index: Int) -> UInt8 { utf8Start[index] }
}
