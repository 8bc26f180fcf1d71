internal import GraphDocuments

/// Reads edges as people type them, a line each.
///
/// | line | edges |
/// |---|---|
/// | `a b` | a → b, as for `tsort` |
/// | `a a` | none: the node a alone, as for `tsort`; a loop is `a -> a` |
/// | `a` | none: the node a |
/// | `a -> b -> c`, `b <- a` | a → b, b → c; a → b |
/// | `a -> b c`, `a -> b, c` | a → b, a → c |
/// | `c: a b`, `c d: a` | a → c, b → c; a → c, a → d: what stands behind the colon is needed, as with `make` |
/// | `a b c` | a → b, a → c, as in networkx's adjacency lists: the first leads to all others; with a note |
/// | `a,b` | a → b; names may hold blanks |
/// | `source,target,label` | as the first line: which column of a table is which, with commas, tabs or blanks |
///
/// Names may stand in quotes. `#` and `// ` begin comments, a backslash at the end joins the next line. Lines that
/// begin with a tab behind one with a colon are commands, as with `make`, and are left out, as are its own targets such
/// as `.PHONY`.
struct EdgeListReader {
    private var cursor: ByteCursor
    private var builder: DocumentBuilder
    private var problems: [ReadingFailure.Problem] = []
    private var columns: Columns?
    private var isFirst = true
    private var isInRule = false
    private var hasLists = false

    /// What the columns of a table hold.
    private struct Columns {
        /// What sets them apart; nil where blanks do.
        let separator: UInt8?
        let source: Int
        let target: Int
        let label: Int?
    }

    private typealias Part = (part: EdgeListLine.Part, offset: Int)

    /// Reads a text; `hasLists` tells whether there are lines of which it is not certain what they mean.
    ///
    /// - Throws: all lines that are none of those.
    static func read(
        _ source: SourceText, limits: ReadingLimits
    ) throws(ReadingFailure) -> (document: GraphDocument, notes: [String], hasLists: Bool) {
        var reader = EdgeListReader(cursor: ByteCursor(source.bytes), builder: DocumentBuilder(limits: limits))
        while !reader.cursor.isAtEnd, reader.problems.count <= GraphFileError.mostListed { try reader.readLine() }
        guard reader.problems.isEmpty else {
            throw ReadingFailure(reader.problems, isCutOff: !reader.cursor.isAtEnd)
        }
        return (reader.builder.document, reader.builder.notes.texts, reader.hasLists)
    }

    private init(cursor: ByteCursor, builder: DocumentBuilder) {
        self.cursor = cursor
        self.builder = builder
    }

    private mutating func readLine() throws(ReadingFailure) {
        defer { cursor.position += 1 }
        if isInRule, cursor.byte == .tab {
            builder.notes.count("commands of rules are left out")
            return cursor.skipLine()
        }
        if let columns, let separator = columns.separator {
            let row = line { (cursor: inout ByteCursor) throws(ReadingFailure) in
                try TableRow(&cursor, separator: separator)
            }
            return try readRow(row?.cells ?? [], columns)
        }
        guard let parts = line(EdgeListLine.init)?.parts, !parts.isEmpty else { return }
        defer { isFirst = false }
        if isFirst, takeHeader(parts) { return }
        try read(parts)
    }

    /// What `take` takes; nil where that is wrong, which is reported, and the rest of the line stepped over.
    private mutating func line<Line>(_ take: (inout ByteCursor) throws(ReadingFailure) -> Line) -> Line? {
        do throws(ReadingFailure) {
            return try take(&cursor)
        } catch {
            problems += error.problems
            cursor.skipLine()
            return nil
        }
    }

    private mutating func read(_ parts: [Part]) throws(ReadingFailure) {
        isInRule = false
        if let columns {
            let known = problems.count
            let cells = names(parts[...])
            guard problems.count == known else { return }
            return try readRow(cells, columns)
        }
        if let colon = parts.firstIndex(where: { $0.part == .colon }) { return try readRule(parts, colon: colon) }
        if parts.contains(where: { $0.part.isArrow }) { return try readChain(parts) }
        try readFields(fields(parts))
    }
}

extension EdgeListReader {
    private typealias Field = (text: String, offset: Int)

    /// The names of a part of a line, commas left out; another sign is reported.
    private mutating func names(_ parts: ArraySlice<Part>) -> [Field] {
        var names: [Field] = []
        for (part, offset) in parts where part != .comma {
            if case .name(let name) = part {
                names.append((name, offset))
            } else {
                report(offset, "this sign cannot stand here. Put names that hold such signs in double quotes.")
            }
        }
        return names
    }

    private mutating func report(_ offset: Int, _ message: String) {
        problems.append(ReadingFailure.Problem(offset: offset, message: message))
    }

    private mutating func readFields(_ fields: [Field]) throws(ReadingFailure) {
        guard let first = fields.first else { return }
        let source = try builder.node(first.text, at: first.offset)
        if fields.count > 2 {
            hasLists = true
            builder.notes.count("lines of three or more names lead from the first to all others")
        }
        for field in fields.dropFirst() where field.text != first.text || fields.count > 2 {
            try builder.edge(source, try builder.node(field.text, at: field.offset), at: field.offset)
        }
    }

    /// `c d: a b`: the names behind the colon lead to those before it.
    private mutating func readRule(_ parts: [Part], colon: Int) throws(ReadingFailure) {
        isInRule = true
        let targets = names(parts[..<colon])
        let needed = names(parts[(colon + 1)...]).filter { $0.text != "|" }
        guard !targets.isEmpty else {
            return report(parts[colon].offset, "expected a name before the colon.")
        }
        if targets.allSatisfy({ Self.makesOwn.contains($0.text) }) {
            return builder.notes.count("targets of make's own are left out")
        }
        var nodes: [Int] = []
        for target in targets { nodes.append(try builder.node(target.text, at: target.offset)) }
        for node in nodes {
            for other in needed {
                try builder.edge(try builder.node(other.text, at: other.offset), node, at: other.offset)
            }
        }
    }

    private static let makesOwn: Set<String> = [
        ".PHONY", ".SUFFIXES", ".DEFAULT", ".PRECIOUS", ".INTERMEDIATE", ".SECONDARY", ".SECONDEXPANSION",
        ".DELETE_ON_ERROR", ".IGNORE", ".SILENT", ".EXPORT_ALL_VARIABLES", ".NOTPARALLEL", ".ONESHELL", ".POSIX",
    ]

    /// `a -> b c -> d`: each name before an arrow leads to each one behind it.
    private mutating func readChain(_ parts: [Part]) throws(ReadingFailure) {
        let arrows = parts.indices.filter { parts[$0].part.isArrow }
        var former: [Int]?
        for (number, start) in ([-1] + arrows).enumerated() {
            let end = number < arrows.count ? arrows[number] : parts.count
            let names = names(parts[(start + 1)..<end])
            guard !names.isEmpty else {
                let arrow = parts[number == 0 ? end : start]
                return report(arrow.offset, "expected a name \(number == 0 ? "before" : "behind") the arrow.")
            }
            var nodes: [Int] = []
            for name in names { nodes.append(try builder.node(name.text, at: name.offset)) }
            if let former, case .arrow(let isBackward, let isDirected) = parts[start].part {
                if !isDirected { builder.notes.count("edges without a direction are read from left to right") }
                try join(isBackward ? nodes : former, isBackward ? former : nodes, at: parts[start].offset)
            }
            former = nodes
        }
    }

    private mutating func join(_ sources: [Int], _ targets: [Int], at offset: Int) throws(ReadingFailure) {
        for source in sources {
            for target in targets { try builder.edge(source, target, at: offset) }
        }
    }
}

extension EdgeListReader {
    /// The fields of a line: what stands between commas, its words joined by blanks; where there are none, its words.
    private mutating func fields(_ parts: [Part]) -> [Field] {
        guard parts.contains(where: { $0.part == .comma }) else { return names(parts[...]) }
        return parts.split(omittingEmptySubsequences: false) { $0.part == .comma }.map { field in
            (names(field).map(\.text).joined(separator: " "), field.first?.offset ?? parts[0].offset)
        }
    }

    /// Takes a first line that names the columns: `source,target`, `from to label`.
    private mutating func takeHeader(_ parts: [Part]) -> Bool {
        guard !parts.contains(where: { $0.part == .colon || $0.part.isArrow }) else { return false }
        let names = fields(parts).map { $0.text.lowercased() }
        guard let source = names.firstIndex(where: { ["source", "from"].contains($0) }),
            let target = names.firstIndex(where: { ["target", "to"].contains($0) })
        else { return false }
        let label = names.firstIndex { ["label", "name", "type"].contains($0) }
        columns = Columns(separator: separator(of: parts), source: source, target: target, label: label)
        return true
    }

    private func separator(of parts: [Part]) -> UInt8? {
        if parts.contains(where: { $0.part == .comma }) { return UInt8(ascii: ",") }
        return cursor.bytes[parts[0].offset..<parts[parts.count - 1].offset].contains(.tab) ? .tab : nil
    }

    private mutating func readRow(_ cells: [Field], _ columns: Columns) throws(ReadingFailure) {
        guard let first = cells.first else { return }
        guard cells.count > max(columns.source, columns.target) else {
            return report(first.offset, "this line has fewer columns than the first line names.")
        }
        let source = cells[columns.source]
        let target = cells[columns.target]
        let label = columns.label.flatMap { $0 < cells.count ? cells[$0].text : nil }
        try builder.edge(
            try builder.node(source.text, at: source.offset), try builder.node(target.text, at: target.offset),
            label: label, at: source.offset)
    }
}

extension EdgeListLine.Part {
    /// Whether it leads from one name to another.
    fileprivate var isArrow: Bool { if case .arrow = self { true } else { false } }
}
