import TerminalCore

/// A line of text in several styles.
struct StyledText: Sendable, Hashable {
    struct Span: Sendable, Hashable {
        var text: String
        var style: Style
    }

    private(set) var spans: [Span] = []

    init() {}

    init(_ text: String, _ style: Style = .plain) {
        spans = [Span(text: text, style: style)]
    }

    /// The columns that it takes.
    var width: Int { spans.reduce(0) { $0 + DisplayWidth.of($1.text) } }

    static func + (left: StyledText, right: StyledText) -> StyledText {
        var sum = left
        sum += right
        return sum
    }

    static func += (left: inout StyledText, right: StyledText) { left.spans += right.spans }

    static func += (left: inout StyledText, right: String) { left.spans.append(Span(text: right, style: .plain)) }

    /// The text cut to so many columns, with an ellipsis where something is missing.
    func fitted(to columns: Int, signs: Signs) -> StyledText {
        guard width > columns else { return self }
        var result = StyledText()
        var left = columns
        for span in spans {
            let spanWidth = DisplayWidth.of(span.text)
            if spanWidth < left {
                result.spans.append(span)
                left -= spanWidth
            } else {
                let text = TerminalCore.fitted(span.text + " ", to: left, isASCII: signs.isASCII)
                result.spans.append(Span(text: text, style: span.style))
                return result
            }
        }
        return result
    }
}

extension Frame {
    /// Writes text into one row of a rectangle, cut to fit.
    mutating func write(_ text: StyledText, in rectangle: Rectangle, row: Int = 0, signs: Signs) {
        guard row < rectangle.rows else { return }
        var point = Point(column: rectangle.column, row: rectangle.row + row)
        for span in text.fitted(to: rectangle.columns, signs: signs).spans {
            write(span.text, at: point, style: span.style, clippedTo: rectangle)
            point.column += DisplayWidth.of(span.text)
        }
    }

    /// Writes text at the right end of a row of a rectangle, if there is room beside `reserved` columns.
    mutating func write(
        trailing text: StyledText, in rectangle: Rectangle, row: Int = 0, reserved: Int = 0, signs: Signs
    ) {
        guard text.width + reserved <= rectangle.columns else { return }
        let part = Rectangle(
            column: rectangle.endColumn - text.width, row: rectangle.row, columns: text.width, rows: rectangle.rows)
        write(text, in: part, row: row, signs: signs)
    }

    /// Draws a frame along the border of a rectangle, with a title in its upper side, and blanks its inside.
    mutating func box(_ rectangle: Rectangle, title: String, signs: Signs) {
        guard rectangle.columns >= 2, rectangle.rows >= 2 else { return }
        fill(rectangle)
        let inner = rectangle.columns - 2
        let bar = String(repeating: signs.horizontal, count: inner)
        write("\(signs.topLeft)\(bar)\(signs.topRight)", at: rectangle.origin)
        for row in (rectangle.row + 1)..<(rectangle.endRow - 1) {
            write(String(signs.vertical), at: Point(column: rectangle.column, row: row))
            write(String(signs.vertical), at: Point(column: rectangle.endColumn - 1, row: row))
        }
        write(
            "\(signs.bottomLeft)\(bar)\(signs.bottomRight)",
            at: Point(column: rectangle.column, row: rectangle.endRow - 1))
        guard !title.isEmpty, inner > 4 else { return }
        let words = TerminalCore.fitted(title, to: inner - 4, isASCII: signs.isASCII)
        write(
            " \(words) ", at: Point(column: rectangle.column + 2, row: rectangle.row), style: Style(isBold: true))
    }
}
