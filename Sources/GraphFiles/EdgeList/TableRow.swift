/// The cells of one line of a table whose cells commas or tabs set apart (RFC 4180): unlike in other lines, signs and
/// `#` within them are text.
struct TableRow {
    private(set) var cells: [(text: String, offset: Int)] = []

    /// Cuts the line under the cursor into its cells; an empty line, and one that begins with `#`, has none.
    ///
    /// - Throws: where a quote is not closed.
    init(_ cursor: inout ByteCursor, separator: UInt8) throws(ReadingFailure) {
        var start = cursor
        start.skip(while: \.isBlank)
        guard !start.isAtEnd, start.byte != .newline, start.byte != UInt8(ascii: "#") else {
            cursor.skipLine()
            return
        }
        while true {
            cursor.skip { $0.isBlank && $0 != separator }
            let offset = cursor.position
            cells.append((try Self.cell(&cursor, separator), offset))
            guard cursor.byte == separator else { return }
            cursor.position += 1
        }
    }

    /// The text up to the next separator or the end of the line, without its quotes where it is within quotes.
    private static func cell(_ cursor: inout ByteCursor, _ separator: UInt8) throws(ReadingFailure) -> String {
        let start = cursor.position
        if cursor.byte == .quote {
            let text = try EdgeListLine.quoted(&cursor)
            cursor.skip { $0.isBlank && $0 != separator }
            if cursor.isAtEnd || cursor.byte == separator || cursor.byte == .newline { return text }
        }
        cursor.skip { $0 != separator && $0 != .newline }
        return collapsed(cursor.text(from: start))
    }
}
