/// The bytes that grammars name.
extension UInt8 {
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let tab = UInt8(ascii: "\t")
    static let blank = UInt8(ascii: " ")
    static let quote = UInt8(ascii: "\"")
    static let backslash = UInt8(ascii: "\\")

    var isBlank: Bool { self == .blank || self == .tab }
    var isSpace: Bool { isBlank || self == .newline || self == 0x0b || self == 0x0c }
    var isDigit: Bool { self &- 0x30 < 10 }
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    /// A letter, a digit, `_`, or part of a character outside ASCII.
    var isWord: Bool { isLetter || isDigit || self == UInt8(ascii: "_") || self >= 0x80 }
}
