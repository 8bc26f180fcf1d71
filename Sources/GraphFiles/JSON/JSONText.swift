/// Strings of JSON.
enum JSONText {
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

    /// A string of JSON that stands for this text; what could act on a terminal is escaped.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.isActive:
                for unit in String(scalar).utf16 { result += "\\u" + hexadecimal(unit) }
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func hexadecimal(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}

extension Unicode.Scalar {
    /// Whether it may do something to a terminal, or change how its neighbours are shown, instead of being shown.
    var isActive: Bool {
        if isASCII { return value < 0x20 || value == 0x7f }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }
}
