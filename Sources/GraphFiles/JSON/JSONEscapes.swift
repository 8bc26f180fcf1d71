/// What stands in strings of JSON.
enum JSONEscapes {
    /// The text that stands between quotes, with its escapes read; half of a pair of surrogates becomes U+FFFD.
    static func unescaped(_ inner: [UInt8]) -> String {
        var units: [UInt16] = []
        var cursor = ByteCursor(inner)
        while !cursor.isAtEnd {
            if cursor.byte == .backslash {
                units.append(takeEscape(&cursor))
            } else {
                let start = cursor.position
                cursor.skip { $0 != .backslash }
                units.append(contentsOf: cursor.text(from: start).utf16)
            }
        }
        return String(decoding: units, as: UTF16.self)
    }

    private static func takeEscape(_ cursor: inout ByteCursor) -> UInt16 {
        let letter = cursor.byte(ahead: 1)
        cursor.position += 2
        switch Unicode.Scalar(letter) {
        case "n": return 0x0a
        case "t": return 0x09
        case "r": return 0x0d
        case "b": return 0x08
        case "f": return 0x0c
        case "u":
            let end = min(cursor.position + 4, cursor.end)
            defer { cursor.position = end }
            return UInt16(cursor.text(cursor.position..<end), radix: 16) ?? 0xfffd
        default: return UInt16(letter)
        }
    }
}
