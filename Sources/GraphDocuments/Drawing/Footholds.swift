import GraphDrawing
import TerminalCore

/// Signs in names without a frame on which lines end that have no character of the name there.
///
/// A node with lines that share nothing (equal edges, one drawn upwards) becomes wider than its name if they need more
/// room; and not all of them may find a place at one word.
struct Footholds {
    private var columnsOfNode: [Int: Set<Int>] = [:]
    private let sign: Character

    init(_ layout: Layout, _ graph: Graph, style: DrawingStyle) {
        sign = Character(style.foothold)
        guard layout.direction == .down else { return }
        for (edge, path) in zip(graph.edges, layout.edges) {
            let (upper, lower) = path.isReversed ? (edge.target, edge.source) : (edge.source, edge.target)
            add(path.points.first, upper, graph, layout)
            if edge.source != edge.target { add(path.points.last, lower, graph, layout) }
        }
    }

    private mutating func add(_ point: Position?, _ node: Int, _ graph: Graph, _ layout: Layout) {
        guard let point, graph.nodes[node].height < 3 else { return }
        columnsOfNode[node, default: []].insert(point.column - layout.nodes[node].column)
    }

    /// The texts with a sign wherever a line ends at a blank or behind the text.
    func added(to texts: [String]) -> [String] {
        var result = texts
        for (node, columns) in columnsOfNode {
            let text = texts[node]
            guard text.utf8.contains(0x20) || columns.contains(where: { $0 >= DisplayWidth.of(text) }) else { continue }
            result[node] = added(to: text, columns)
        }
        return result
    }

    private func added(to text: String, _ columns: Set<Int>) -> String {
        var result = ""
        var column = 0
        for character in text {
            result.append(character == " " && columns.contains(column) ? sign : character)
            column += DisplayWidth.of(character)
        }
        while let last = columns.max(), column <= last {
            result.append(columns.contains(column) ? sign : " ")
            column += 1
        }
        return result
    }
}

extension GraphDocument {
    /// The nodes that may be laid out larger than a line of text, and then have a frame: those with several loops and,
    /// in drawings to the right, those with several lines that share nothing.
    func nodesThatGrow(_ direction: Direction) -> Set<Int> {
        var loops: [Int: Int] = [:]
        for edge in edges where edge.source == edge.target { loops[edge.source, default: 0] += 1 }
        var growing = Set(loops.filter { $0.value > 1 }.keys)
        guard direction == .right else { return growing }
        let parts = strongParts
        var known: Set<Ends> = []
        for edge in edges {
            let isCyclic = parts.partOf[edge.source] == parts.partOf[edge.target]
            let isNew = known.insert(edge.ends).inserted
            if isCyclic || !isNew { growing.formUnion([edge.source, edge.target]) }
        }
        return growing
    }
}
