internal import GraphDocuments
internal import TerminalCore

/// Chooses a reader for a text and lets it read.
struct GraphReading {
    struct Result {
        let format: GraphFormat
        let document: GraphDocument
        let notes: [String]
    }

    private let source: SourceText
    private let fileEnding: String
    private let limits: ReadingLimits

    /// Prepares to read a text from a file of this name.
    init(_ source: SourceText, named name: String, limits: ReadingLimits) {
        self.source = source
        fileEnding =
            name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last.map { $0.lowercased() } ?? ""
        self.limits = limits
    }

    /// Reads the graph.
    ///
    /// - Throws: what is wrong with the text.
    func read(as format: GraphFormat?) throws(ReadingFailure) -> Result {
        guard source.bytes.contains(where: { !$0.isSpace }) else {
            throw ReadingFailure(at: nil, "is empty. Give a graph, such as “digraph { a -> b }” or a line “a b”.")
        }
        if let format { return try read(in: format) }
        switch try GuessedFormat(source, fileEnding: fileEnding) {
        case .certain(let format): return try read(in: format)
        case .edgesPerhaps: return try readIfEdges()
        }
    }

    private func read(in format: GraphFormat) throws(ReadingFailure) -> Result {
        switch format {
        case .dot: return result(format, try DOTReader.read(source, limits: limits))
        case .mermaid: return try readMermaid()
        case .json, .wfcommons: return try readJSON(asked: format)
        case .edges: return try readEdges().result
        }
    }

    private func result(_ format: GraphFormat, _ read: (document: GraphDocument, notes: [String])) -> Result {
        Result(format: format, document: read.document, notes: read.notes)
    }

    private func readMermaid() throws(ReadingFailure) -> Result {
        let whole = ByteCursor(source.bytes)
        if !MermaidDiagram.isFlowchart(whole), let (range, count) = MermaidDiagram.fenced(source) {
            let read = try MermaidReader.read(source, range: range, limits: limits)
            let ofOthers = count > 1 ? ["only one of the diagrams (\(count)) is drawn"] : []
            return result(.mermaid, (read.document, read.notes + ofOthers))
        }
        return result(.mermaid, try MermaidReader.read(source, range: 0..<source.bytes.count, limits: limits))
    }

    private func readJSON(asked format: GraphFormat) throws(ReadingFailure) -> Result {
        let (tree, rest) = try JSONParser.read(source.bytes, limits: limits)
        var notes: [String] = []
        if let rest {
            guard source.line(of: rest) > source.line(of: 0), source.bytes[rest] == UInt8(ascii: "{") else {
                throw ReadingFailure(at: rest, "expected the end of the text behind the JSON value.")
            }
            notes = ["only the first line is read: it holds the plan"]
        }
        let (document, more, isWfCommons) = try JSONGraph.read(tree.root, limits: limits)
        if format == .wfcommons, !isWfCommons {
            throw ReadingFailure(
                at: nil, "is no workflow of WfCommons: it has no “workflow” with “tasks”. Read it with --from json.")
        }
        return result(isWfCommons ? .wfcommons : .json, (document, notes + more))
    }

    /// Reads lines of names where nothing says that they are edges: unless they read like prose.
    private func readIfEdges() throws(ReadingFailure) -> Result {
        let read: (result: Result, hasLists: Bool)
        do {
            read = try readEdges()
        } catch {
            throw error.isFinal ? error : noGraph
        }
        let isNumbered = read.result.document.nodes.allSatisfy { $0.id.utf8.allSatisfy { !$0.isLetter } }
        guard isNumbered || !read.hasLists else { throw noGraph }
        return read.result
    }

    private func readEdges() throws(ReadingFailure) -> (result: Result, hasLists: Bool) {
        let read = try EdgeListReader.read(source, limits: limits)
        return (result(.edges, (read.document, read.notes)), read.hasLists)
    }

    private var noGraph: ReadingFailure {
        ReadingFailure(
            at: source.bytes.firstIndex { !$0.isSpace },
            """
            this is no graph in DOT, Mermaid, JSON, WfCommons' format or lines such as “a b”, “a -> b” and “c: a b”. \
            If it is one of them, say which with --from.
            """)
    }
}
