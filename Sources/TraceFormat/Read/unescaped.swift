/// A text of JSON without its escapes. Halves of surrogate pairs become U+FFFD.
///
/// - Throws: ``LineProblem`` at an escape that JSON does not have, with its place in the text.
func unescaped(_ bytes: UnsafeBufferPointer<UInt8>) throws(LineProblem) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var units: [UInt16] = []
    var place = 0
    while place < bytes.count {
        let isUnit =
            bytes[place] == UInt8(ascii: "\\") && place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "u")
        // Both halves of a pair are decoded together.
        if !isUnit, !units.isEmpty {
            text += String(decoding: units, as: UTF16.self).utf8
            units = []
        }
        if isUnit {
            units.append(try codeUnit(bytes, at: place + 2))
            place += 6
        } else if bytes[place] == UInt8(ascii: "\\") {
            text.append(try character(bytes, at: place + 1))
            place += 2
        } else {
            text.append(bytes[place])
            place += 1
        }
    }
    text += String(decoding: units, as: UTF16.self).utf8
    return String(decoding: text, as: UTF8.self)
}

private func codeUnit(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) throws(LineProblem) -> UInt16 {
    guard place + 4 <= bytes.count, bytes[place] != UInt8(ascii: "+"), bytes[place] != UInt8(ascii: "-"),
        let unit = UInt16(String(decoding: bytes[place..<(place + 4)], as: UTF8.self), radix: 16)
    else { throw LineProblem(words: "four hexadecimal digits are expected after “\\u”", offset: place) }
    return unit
}

private func character(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) throws(LineProblem) -> UInt8 {
    switch place < bytes.count ? bytes[place] : 0 {
    case UInt8(ascii: "\""): UInt8(ascii: "\"")
    case UInt8(ascii: "\\"): UInt8(ascii: "\\")
    case UInt8(ascii: "/"): UInt8(ascii: "/")
    case UInt8(ascii: "n"): UInt8(ascii: "\n")
    case UInt8(ascii: "r"): UInt8(ascii: "\r")
    case UInt8(ascii: "t"): UInt8(ascii: "\t")
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    default: throw LineProblem(words: "JSON has no such escape", offset: place)
    }
}
