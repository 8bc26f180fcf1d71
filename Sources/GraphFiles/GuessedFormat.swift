/// The language of a text, told by its content first and by its file's ending second.
enum GuessedFormat {
    case certain(GraphFormat)
    /// Nothing but its being read as an edge list can tell.
    case edgesPerhaps

    /// Looks at the beginning of a text.
    ///
    /// - Throws: where it is in a known language that is not read.
    init(_ source: SourceText, fileEnding: String) throws(ReadingFailure) {
        let start = Self.start(of: source)
        if let format = try Self.format(at: start, source) {
            self = .certain(format)
        } else if let format = Self.format(ofEnding: fileEnding) {
            self = .certain(format)
        } else if MermaidDiagram.fenced(source) != nil {
            self = .certain(.mermaid)
        } else {
            self = .edgesPerhaps
        }
    }

    /// The beginning of a text behind blanks and comments of Graphviz's language.
    private static func start(of source: SourceText) -> ByteCursor {
        var cursor = ByteCursor(source.bytes)
        while true {
            cursor.skip(while: \.isSpace)
            if cursor.isAt("#") || cursor.isAt("// ") {
                cursor.skipLine()
            } else if cursor.take("/*") {
                while !cursor.isAtEnd, !cursor.take("*/") { cursor.position += 1 }
            } else {
                return cursor
            }
        }
    }

    private static func format(at start: ByteCursor, _ source: SourceText) throws(ReadingFailure) -> GraphFormat? {
        let isObject = start.byte == UInt8(ascii: "{") || start.byte == UInt8(ascii: "[")
        if isObject { return .json }
        if let words = wordsOfUnread(at: start) { throw ReadingFailure(at: start.position, words) }
        if isDOT(start) { return .dot }
        let isMermaid = MermaidDiagram.isKnown(MermaidHeader.firstWord(ByteCursor(source.bytes)))
        return isMermaid ? .mermaid : nil
    }

    /// What to say of a text in another language of graphs; nil where it is in none that is known.
    private static func wordsOfUnread(at start: ByteCursor) -> String? {
        if start.isAt("<?xml") || start.isAt("<graphml") || start.isAt("<gexf") || start.isAt("<!DOCTYPE") {
            return "XML is not read. Convert it, for example GraphML with graphml2gv, to DOT or JSON."
        }
        var cursor = start
        guard cursor.isAtWord("graph"), cursor.take("graph") else { return nil }
        cursor.skip(while: \.isSpace)
        return cursor.byte == UInt8(ascii: "[") ? "GML is not read. Convert it with gml2gv to DOT." : nil
    }

    /// Whether `strict`, `graph` or `digraph` stands here, and a brace behind it and its name.
    private static func isDOT(_ start: ByteCursor) -> Bool {
        var cursor = start
        if cursor.isAtWord("strict") || cursor.isAtWord("digraph") { return true }
        guard cursor.isAtWord("graph") else { return false }
        cursor.position += 5
        cursor.skip(while: \.isSpace)
        if cursor.byte == .quote || cursor.byte == UInt8(ascii: "<") { return true }
        cursor.skip(while: \.isWord)
        cursor.skip(while: \.isSpace)
        return cursor.byte == UInt8(ascii: "{")
    }

    private static func format(ofEnding ending: String) -> GraphFormat? {
        switch ending {
        case "dot", "gv": .dot
        case "mmd", "mermaid": .mermaid
        case "json", "jsonl", "ndjson": .json
        case "csv", "tsv", "edges", "edgelist", "adjlist", "mk": .edges
        default: nil
        }
    }
}
