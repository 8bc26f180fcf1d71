/// Reads comma-separated values as RFC 4180 has them, and nothing else: every line ends with CR LF, quotation marks
/// stand around whole fields and are doubled within.
struct CSVReader {
    struct Problem: Error { let words: String }

    /// The lines, each with its fields.
    static func lines(of text: String) throws(Problem) -> [[String]] {
        var rest = Array(text.unicodeScalars)[...]
        var lines: [[String]] = []
        while !rest.isEmpty {
            var fields: [String] = []
            repeat { fields.append(try field(&rest)) } while take(",", &rest)
            guard take("\r", &rest), take("\n", &rest) else {
                throw Problem(words: "line \(lines.count + 1) has no end")
            }
            lines.append(fields)
        }
        return lines
    }

    private static func field(_ rest: inout ArraySlice<Unicode.Scalar>) throws(Problem) -> String {
        var text = String.UnicodeScalarView()
        guard take("\"", &rest) else {
            while let next = rest.first, ![",", "\r"].contains(next) {
                guard next != "\"", next != "\n" else { throw Problem(words: "a bare \(next)") }
                text.append(next)
                rest.removeFirst()
            }
            return String(text)
        }
        while let next = rest.popFirst() {
            if next == "\"", !take("\"", &rest) { return String(text) }
            text.append(next)
        }
        throw Problem(words: "a field without an end")
    }

    private static func take(_ scalar: Unicode.Scalar, _ rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
        guard rest.first == scalar else { return false }
        rest.removeFirst()
        return true
    }
}
