import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What stands in the drawing of a timeline, as a browser reads it.
struct TimelinePicture {
    struct Bar {
        let x: Double
        let width: Double
        let kind: String
    }

    struct Row {
        var label = ""
        var tooltip = ""
        var isCritical = false
        var top = 0.0
        var bars: [Bar] = []
    }

    let rows: [Row]
    /// All texts outside of the rows.
    let texts: [String]
    /// The words at the marks of the axis.
    let marks: [String]
    /// From where to where bars may stand.
    let axis: ClosedRange<Double>
    let height: Double
    let style: String

    /// - Throws: If it is not well-formed, or no drawing.
    init(_ text: String) throws {
        let reader = Reader()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        try #require(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "") in line \(parser.lineNumber)")
        rows = reader.rows
        texts = reader.texts
        marks = reader.marks
        style = reader.style
        height = try #require(reader.height)
        let first = try #require(reader.firstMark)
        axis = first...(first + 900)
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var rows: [Row] = []
        var texts: [String] = []
        var marks: [String] = []
        var style = ""
        var height: Double?
        var firstMark: Double?
        private var isInRow = false
        private var kind = ""
        private var words = ""

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            words = ""
            kind = attributes["class"] ?? ""
            let x = attributes["x"].flatMap(Double.init)
            switch name {
            case "svg": height = attributes["height"].flatMap(Double.init)
            case "g":
                isInRow = true
                rows.append(Row())
            case "text" where kind == "m": firstMark = firstMark ?? x
            case "text" where isInRow: rows[rows.count - 1].top = attributes["y"].flatMap(Double.init) ?? -1
            case "rect" where isInRow:
                let width = attributes["width"].flatMap(Double.init)
                rows[rows.count - 1].bars.append(Bar(x: x ?? -1, width: width ?? -1, kind: kind))
            default: break
            }
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { words += string }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            switch name {
            case "g": isInRow = false
            case "title" where isInRow: rows[rows.count - 1].tooltip = words
            case "text" where isInRow:
                rows[rows.count - 1].label = words
                rows[rows.count - 1].isCritical = kind.split(separator: " ").contains("c")
            case "text":
                texts.append(words)
                if kind == "m" { marks.append(words) }
            case "style": style = words
            default: break
            }
        }
    }
}
