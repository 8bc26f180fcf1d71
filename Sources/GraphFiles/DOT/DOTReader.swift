internal import GraphDocuments

/// Reads Graphviz's language: https://graphviz.org/doc/info/lang.html, the comma of its grammar between nodes included.
///
/// Subgraphs lie on a stack of their own, so that no nesting is too deep for the program's.
struct DOTReader {
    /// What an edge statement joins: one node, or all nodes of a list or a subgraph.
    private enum End {
        case node(Int)
        case nodes([Int])

        var nodes: [Int] {
            switch self {
            case .node(let node): [node]
            case .nodes(let nodes): nodes
            }
        }
    }

    /// An open brace.
    private struct Frame {
        let subgraph: Int
        let brace: Int
        /// Where the nodes that it mentions begin in `mentioned`.
        let firstMentioned: Int
        var nodeDefaults = DOTAttributes()
        var edgeDefaults = DOTAttributes()
        /// The ends of the statement so far.
        var ends: [End] = []
        /// Where the arrow or comma stands behind which an end must follow.
        var awaiting: Int?
        /// The nodes before the commas of a list.
        var list: [Int] = []
    }

    private var lexer: DOTLexer
    private var token = DOTToken(kind: .end, start: 0)
    private var graph: DOTGraph
    private var frames: [Frame] = []
    private var mentioned: [Int] = []
    private let limits: ReadingLimits

    /// Reads the first graph of a text.
    ///
    /// - Throws: where the text is not in the language, or more than the limits allow.
    static func read(
        _ source: SourceText, limits: ReadingLimits
    ) throws(ReadingFailure) -> (document: GraphDocument, notes: [String]) {
        var reader = try DOTReader(source, limits: limits)
        while !reader.frames.isEmpty { try reader.step() }
        try reader.readRest()
        let document = reader.graph.finish()
        return (document, reader.graph.builder.notes.texts + reader.lexer.notes.texts)
    }

    private init(_ source: SourceText, limits: ReadingLimits) throws(ReadingFailure) {
        self.limits = limits
        lexer = DOTLexer(source.bytes)
        graph = DOTGraph(name: nil, isDirected: true, isStrict: false, limits: limits)
        try advance()
        let isStrict = token.kind == .strict
        if isStrict { try advance() }
        guard token.kind == .graph || token.kind == .digraph else { throw expected("“graph” or “digraph”") }
        let isDirected = token.kind == .digraph
        try advance()
        var name: String?
        if token.isID {
            name = token.text
            try advance()
        }
        guard token.kind == .sign("{") else { throw expected("“{” at the beginning of the graph") }
        graph = DOTGraph(name: name, isDirected: isDirected, isStrict: isStrict, limits: limits)
        frames = [Frame(subgraph: 0, brace: token.start, firstMentioned: 0)]
        try advance()
    }

    private mutating func advance() throws(ReadingFailure) { token = try lexer.next() }

    private var top: Frame {
        _read { yield frames[frames.count - 1] }
        _modify { yield &frames[frames.count - 1] }
    }

    private func expected(_ what: String) -> ReadingFailure {
        ReadingFailure(at: token.start, "expected \(what), found \(found).")
    }

    private var found: String {
        var cursor = lexer.cursor
        cursor.position = token.start
        return cursor.found
    }
}

extension DOTReader {
    /// Reads on by one part of a statement.
    private mutating func step() throws(ReadingFailure) {
        switch token.kind {
        case .name, .html: try readID()
        case .sign("{"), .subgraph: try openSubgraph()
        case .sign("}"): try closeSubgraph()
        case .sign(";") where top.awaiting == nil: try advance()
        case .node, .edge, .graph:
            guard top.awaiting == nil else { throw expectedEnd }
            try readDefaults()
        case .end:
            throw ReadingFailure(at: top.brace, "the text ends before this brace is closed. Close it with “}”.")
        default:
            guard top.awaiting == nil else { throw expectedEnd }
            throw expected("a node, an edge, a subgraph, an attribute or “}”")
        }
    }

    private var expectedEnd: ReadingFailure { expected("a node or a subgraph for the edge to lead to") }

    /// A node, or an attribute of the graph around it.
    private mutating func readID() throws(ReadingFailure) {
        let id = token
        try advance()
        if token.kind == .sign("="), top.awaiting == nil {
            try advance()
            var attributes = DOTAttributes()
            attributes.set(id.text, try readValue())
            graph.set(attributes, ofSubgraph: top.subgraph)
            return
        }
        try skipPort()
        let node = try graph.node(id, in: top.subgraph, defaults: top.nodeDefaults)
        mentioned.append(node)
        try finishEnd(.node(node))
    }

    private mutating func skipPort() throws(ReadingFailure) {
        guard token.kind == .sign(":") else { return }
        graph.note("ports are ignored")
        while token.kind == .sign(":") {
            try advance()
            guard token.isID else { throw expected("the name of a port behind “:”") }
            try advance()
        }
    }

    private mutating func readValue() throws(ReadingFailure) -> DOTToken {
        guard token.isID else { throw expected("a value behind “=”") }
        let value = token
        try advance()
        return value
    }

    private mutating func readDefaults() throws(ReadingFailure) {
        let (kind, word) = (token.kind, token.text)
        try advance()
        guard token.kind == .sign("[") else {
            let hint = " Put quotes around \(shown(word)) where it is to be a name."
            throw ReadingFailure(at: token.start, "expected “[”, found \(found).\(hint)")
        }
        let attributes = try readAttributes()
        switch kind {
        case .node: top.nodeDefaults.set(attributes)
        case .edge: top.edgeDefaults.set(attributes)
        default: graph.set(attributes, ofSubgraph: top.subgraph)
        }
    }

    private mutating func readAttributes() throws(ReadingFailure) -> DOTAttributes {
        var attributes = DOTAttributes()
        while token.kind == .sign("[") {
            let bracket = token.start
            try advance()
            while token.kind != .sign("]") {
                try readAttribute(into: &attributes, bracket: bracket)
            }
            try advance()
        }
        return attributes
    }

    private mutating func readAttribute(into attributes: inout DOTAttributes, bracket: Int) throws(ReadingFailure) {
        if token.kind == .end {
            throw ReadingFailure(at: bracket, "the text ends before this list is closed. Close it with “]”.")
        }
        guard token.isID else { throw expected("an attribute or “]”") }
        let name = token.text
        try advance()
        guard token.kind == .sign("=") else { throw expected("“=” and a value for the attribute \(shown(name))") }
        try advance()
        attributes.set(name, try readValue())
        if token.kind == .sign(",") || token.kind == .sign(";") { try advance() }
    }
}

extension DOTReader {
    private mutating func openSubgraph() throws(ReadingFailure) {
        let start = token.start
        var name: String?
        if token.kind == .subgraph {
            try advance()
            if token.isID {
                name = token.text
                try advance()
            }
        }
        let defaults = DOTAttributes(label: graph.subgraphs[top.subgraph].attributes.label)
        let subgraph = try graph.subgraph(name, in: top.subgraph, defaults: defaults, at: start)
        guard token.kind == .sign("{") else {
            guard name != nil else { throw expected("a name or “{” behind “subgraph”") }
            return try finishSubgraph(subgraph)
        }
        try limits.checkNesting(frames.count, of: "braces", at: token.start)
        let frame = Frame(
            subgraph: subgraph, brace: token.start, firstMentioned: mentioned.count, nodeDefaults: top.nodeDefaults,
            edgeDefaults: top.edgeDefaults)
        frames.append(frame)
        try advance()
    }

    private mutating func closeSubgraph() throws(ReadingFailure) {
        guard top.awaiting == nil else { throw expectedEnd }
        let frame = frames.removeLast()
        try advance()
        guard !frames.isEmpty else { return }
        graph.add(frame.firstMentioned..<mentioned.count, to: frame.subgraph)
        try finishSubgraph(frame.subgraph)
    }

    /// Makes a subgraph an end of a statement; its nodes are looked for only where an edge leads to or from it.
    private mutating func finishSubgraph(_ subgraph: Int) throws(ReadingFailure) {
        let isAlone: Bool
        switch token.kind {
        case .arrow, .sign(","): isAlone = false
        default: isAlone = top.ends.isEmpty && top.list.isEmpty
        }
        try finishEnd(.nodes(isAlone ? [] : graph.members(of: subgraph, mentioned: mentioned)))
    }

    /// What follows an end: a further one, attributes, or the next statement.
    private mutating func finishEnd(_ end: End) throws(ReadingFailure) {
        if token.kind == .sign(",") {
            top.list += end.nodes
            return try awaitEnd()
        }
        top.ends.append(top.list.isEmpty ? end : .nodes(top.list + end.nodes))
        top.list = []
        top.awaiting = nil
        guard case .arrow(let isDirected) = token.kind else { return try finishStatement() }
        try check(isDirected)
        try awaitEnd()
    }

    private mutating func awaitEnd() throws(ReadingFailure) {
        top.awaiting = token.start
        try advance()
    }

    private func check(_ isDirected: Bool) throws(ReadingFailure) {
        guard isDirected != graph.isDirected else { return }
        throw ReadingFailure(
            at: token.start,
            isDirected
                ? "“->” cannot stand in a graph without directions. Write “--”, or “digraph” at the beginning."
                : "“--” cannot stand in a digraph. Write “->”, or “graph” at the beginning.")
    }

    private mutating func finishStatement() throws(ReadingFailure) {
        let start = token.start
        let attributes = try readAttributes()
        let ends = top.ends
        top.ends = []
        if ends.count == 1 {
            if case .node(let node) = ends[0] { graph.set(attributes, ofNode: node) }
            return
        }
        var all = top.edgeDefaults
        all.set(attributes)
        for (sources, targets) in zip(ends, ends.dropFirst()) {
            let targets = targets.nodes
            guard !targets.isEmpty else { continue }
            for source in sources.nodes {
                for target in targets { try addEdge(source, target, all, at: start) }
            }
        }
    }

    private mutating func addEdge(
        _ source: Int, _ target: Int, _ attributes: DOTAttributes, at offset: Int
    ) throws(ReadingFailure) {
        if !graph.isDirected { graph.note("edges without a direction are read from left to right") }
        try graph.edge(source, target, attributes, at: offset)
    }

    private mutating func readRest() throws(ReadingFailure) {
        guard token.kind != .end else { return }
        guard [.strict, .graph, .digraph].contains(token.kind) else {
            throw expected("the end of the text behind the “}” of the graph")
        }
        graph.say("only the first graph of the file is drawn")
    }
}
