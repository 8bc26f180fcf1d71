import TerminalCore

/// A value as JSON.
package enum JSONText {
    /// A text in quotation marks; what could act on a terminal, or end a line for some reader, is escaped.
    package static func string(_ text: String) -> String {
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

    /// The elements, which are JSON, as an array.
    static func array(_ elements: [String]) -> String { "[\(elements.joined(separator: ","))]" }

    private static func hexadecimal(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
