internal import GraphDocuments

/// Reads Mermaid's flowcharts: https://mermaid.js.org/syntax/flowchart.html.
///
/// Styles, classes, clicks, directions of subgraphs and directives say nothing that a picture in a terminal shows, and
/// are stepped over.
struct MermaidReader {
    private struct OpenGroup {
        let group: Int
        let offset: Int
    }

    private var cursor: ByteCursor
    private var graph: MermaidGraph
    private var open: [OpenGroup] = []
    private var problems: [ReadingFailure.Problem] = []
    private var linkIDs: Set<String> = []
    private let limits: ReadingLimits

    /// Reads a part of a text, which holds one flowchart.
    ///
    /// - Throws: every line that is not in the language, or that more than the limits allow is there.
    static func read(
        _ source: SourceText, range: Range<Int>, limits: ReadingLimits
    ) throws(ReadingFailure) -> (document: GraphDocument, notes: [String]) {
        var reader = MermaidReader(ByteCursor(source.bytes, range: range), limits: limits)
        let header = try MermaidHeader.take(&reader.cursor)
        reader.graph.builder.setName(header.title)
        reader.graph.builder.setLeadsRight(header.leadsRight)
        if let note = header.note { reader.graph.builder.notes.say(note) }
        while reader.cursor.skipMermaidSpace(), reader.problems.count <= GraphFileError.mostListed {
            try reader.readStatement()
        }
        let isCutOff = !reader.cursor.isAtEnd
        if !isCutOff, let open = reader.open.last {
            reader.report(open.offset, "the text ends before this subgraph is closed. Close it with “end”.")
        }
        guard reader.problems.isEmpty else { throw ReadingFailure(reader.problems, isCutOff: isCutOff) }
        let document = try reader.graph.finish()
        return (document, reader.graph.builder.notes.texts)
    }

    private init(_ cursor: ByteCursor, limits: ReadingLimits) {
        self.cursor = cursor
        self.limits = limits
        graph = MermaidGraph(limits: limits)
    }

    private mutating func report(_ offset: Int, _ message: String) {
        problems.append(ReadingFailure.Problem(offset: offset, message: message))
    }
}

extension MermaidReader {
    /// Reads a statement; where it is wrong, the rest of its line is stepped over.
    private mutating func readStatement() throws(ReadingFailure) {
        do {
            if try !readKeyword() { try readNodes() }
            try expectEnd()
        } catch {
            problems += error.problems
            guard !error.isFinal else { throw ReadingFailure(problems, isCutOff: true) }
            cursor.skipLine()
        }
    }

    private func expectEnd() throws(ReadingFailure) {
        var cursor = cursor
        cursor.skip(while: \.isBlank)
        if cursor.isAtEnd || cursor.byte == .newline || cursor.byte == UInt8(ascii: ";") || cursor.isAt("%%") { return }
        throw ReadingFailure(
            at: cursor.position,
            """
            expected a link such as “-->” or the end of the statement, found \(cursor.found). \
            Put texts that hold brackets or quotes in double quotes.
            """)
    }

    /// Reads a statement that begins with a word of the language; false where it is none.
    private mutating func readKeyword() throws(ReadingFailure) -> Bool {
        var inner = cursor
        inner.skip(while: \.isLetter)
        let end = inner.byte
        guard end == 0 || end.isSpace || end == UInt8(ascii: ";") || end == UInt8(ascii: ":") else { return false }
        let word = inner.text(from: cursor.position)
        inner.skip(while: \.isBlank)
        switch word {
        case "subgraph" where end != UInt8(ascii: ":"): try readSubgraph(inner)
        case "end": try closeSubgraph(inner)
        case "direction" where !open.isEmpty && end.isBlank: ignore("directions of subgraphs are ignored")
        case "class", "classDef", "style", "linkStyle", "click", "accTitle", "accDescr":
            if inner.byte == UInt8(ascii: "{") { inner.skip { $0 != UInt8(ascii: "}") } }
            cursor = inner
            skipStatement()
        default: return false
        }
        return true
    }

    private mutating func ignore(_ note: String) {
        graph.builder.notes.count(note)
        skipStatement()
    }

    private mutating func skipStatement() { cursor.skip { $0 != .newline && $0 != UInt8(ascii: ";") } }

    private mutating func readSubgraph(_ inner: ByteCursor) throws(ReadingFailure) {
        let offset = cursor.position
        cursor = inner
        try limits.checkNesting(open.count + 1, of: "subgraphs", at: offset)
        let (id, label) = try readTitle()
        let group = try graph.openGroup(id: id, label: label, in: open.last?.group, at: offset)
        open.append(OpenGroup(group: group, offset: offset))
    }

    /// `one`, `one [Title]`, `one["Title"]`, `"Title"` or `Title of several words`.
    private mutating func readTitle() throws(ReadingFailure) -> (id: String, label: String) {
        let start = cursor.position
        if cursor.byte == .quote {
            let text = try MermaidText.takeQuoted(&cursor)
            return (text, text)
        }
        let id = Self.takeID(&cursor)
        cursor.skip(while: \.isBlank)
        if let id, let title = try MermaidShape.take(&cursor) { return (id, title) }
        if let id, let label = try MermaidProperties.take(&cursor) { return (id, label) }
        skipStatement()
        let text = MermaidText.text(cursor.text(from: start))
        return text.isEmpty
            ? ("subgraph\(open.count)", "") : (id.map { text.hasPrefix($0) && text != $0 ? text : $0 } ?? text, text)
    }

    private mutating func closeSubgraph(_ inner: ByteCursor) throws(ReadingFailure) {
        guard open.popLast() != nil else {
            throw ReadingFailure(at: cursor.position, "“end” closes no subgraph. Remove it, or quote it: a[\"end\"].")
        }
        cursor = inner
    }
}

extension MermaidReader {
    /// `a & b --> c --> d`: lists of nodes, joined by links.
    private mutating func readNodes() throws(ReadingFailure) {
        var sources = try readList()
        while true {
            cursor.skip(while: \.isBlank)
            takeLinkID()
            let offset = cursor.position
            guard let link = try MermaidLink.take(&cursor) else { return }
            cursor.skip(while: \.isSpace)
            let targets = try readList()
            note(link)
            if link.stroke != .invisible {
                try graph.link(sources, targets, label: link.label, at: offset)
            }
            sources = targets
        }
    }

    private mutating func note(_ link: MermaidLink) {
        if link.stroke == .invisible {
            graph.builder.notes.count("invisible links are left out")
        } else if !link.hasHead {
            graph.builder.notes.count("links without a head are read from left to right")
        } else if link.hasTail {
            graph.builder.notes.count("links with two heads are read from left to right")
        }
    }

    private mutating func readList() throws(ReadingFailure) -> [Int] {
        var nodes: [Int] = []
        while true {
            if let node = try readNode() { nodes.append(node) }
            var inner = cursor
            inner.skip(while: \.isBlank)
            guard inner.take("&") else { return nodes }
            inner.skip(while: \.isSpace)
            cursor = inner
        }
    }

    /// A node with its shape, class and properties; nil for the properties of a link.
    private mutating func readNode() throws(ReadingFailure) -> Int? {
        let offset = cursor.position
        guard let id = Self.takeID(&cursor) else {
            throw ReadingFailure(at: offset, "expected a node, found \(cursor.found).")
        }
        if linkIDs.contains(id), cursor.isAt("@{") {
            _ = try MermaidProperties.take(&cursor)
            return nil
        }
        let node = try graph.vertex(id, in: open.last?.group, at: offset)
        skipClass()
        var inner = cursor
        inner.skip(while: \.isBlank)
        let isShape = inner.byte != UInt8(ascii: ">") || inner.position == cursor.position
        if isShape, let text = try MermaidShape.take(&inner) {
            graph.setLabel(text, of: node)
            cursor = inner
        }
        if let label = try MermaidProperties.take(&cursor) { graph.setLabel(label, of: node) }
        skipClass()
        return node
    }

    private mutating func skipClass() {
        guard cursor.take(":::") else { return }
        cursor.skip { $0.isWord || $0 == UInt8(ascii: "-") }
    }

    /// Steps over the id of a link: `e1@-->`.
    private mutating func takeLinkID() {
        var inner = cursor
        inner.skip(while: \.isWord)
        guard inner.position > cursor.position, inner.byte == UInt8(ascii: "@") else { return }
        let next = inner.byte(ahead: 1)
        guard "-=~xo<".utf8.contains(next) else { return }
        linkIDs.insert(inner.text(from: cursor.position))
        cursor.position = inner.position + 1
    }

    /// The id under the cursor; it ends before brackets, links, classes and properties.
    private static func takeID(_ cursor: inout ByteCursor) -> String? {
        let start = cursor.position
        while !cursor.isAtEnd, isInID(cursor) { cursor.position += 1 }
        return cursor.position == start ? nil : cursor.text(from: start)
    }

    private static func isInID(_ cursor: ByteCursor) -> Bool {
        let byte = cursor.byte
        if byte.isWord { return true }
        let next = cursor.byte(ahead: 1)
        switch Unicode.Scalar(byte) {
        case "-": return ![UInt8(ascii: "-"), UInt8(ascii: ">"), UInt8(ascii: ".")].contains(next) && next != 0
        case "=": return next != UInt8(ascii: "=")
        case ":": return next.isWord
        case "%": return next != UInt8(ascii: "%")
        case "!", "#", "$", "'", "*", "+", ".", "`", "?", "\\", "/", ",": return true
        default: return false
        }
    }
}
