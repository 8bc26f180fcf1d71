import GraphDrawing

/// A document some of whose edges are cut: in their place stand small nodes with the number of the place where a line
/// goes on.
struct CutDocument {
    /// The document with the connectors behind its own nodes, and with the edges to and from them behind its own.
    private(set) var document: GraphDocument
    /// The indices of the connectors.
    let connectors: Set<Int>
    /// For each edge of the document, its index in the original; `nil` for one that joins a connector.
    private(set) var originals: [Int?]

    /// - Parameters:
    ///   - whole: The document with all edges.
    ///   - cut: The indices of the edges that are cut.
    ///   - options: Which signs stand before the numbers.
    ///   - columns: The most columns of a connector.
    init(_ whole: GraphDocument, cut: Set<Int>, options: DrawingOptions, columns: Int) {
        document = whole
        let kept = whole.edges.indices.filter { !cut.contains($0) }
        document.edges = kept.map { whole.edges[$0] }
        originals = kept
        let cutEdges = cut.sorted()
        let numbers = Self.numbers(of: cutEdges.map { whole.edges[$0].source })
        var connectors: Set<Int> = []
        for (source, number) in numbers.sorted(by: { $0.value < $1.value }) {
            let label = options.style.onward(options.direction) + String(number)
            connectors.insert(Self.append(label, beside: source, &document))
            document.edges.append(GraphDocument.Edge(source: source, target: document.nodes.count - 1))
        }
        let incoming = Dictionary(grouping: cutEdges) { whole.edges[$0].target }
        for (target, edges) in incoming.sorted(by: { $0.key < $1.key }) {
            for run in Self.runs(
                edges.map { (numbers[whole.edges[$0].source] ?? 0, whole.edges[$0].label) }, columns: columns)
            {
                let label = options.style.backward(options.direction) + run.numbers
                connectors.insert(Self.append(label, beside: target, &document))
                document.edges.append(
                    GraphDocument.Edge(source: document.nodes.count - 1, target: target, label: run.label))
            }
        }
        self.connectors = connectors
        originals += [Int?](repeating: nil, count: document.edges.count - originals.count)
    }

    /// The numbers of the sources, in their order.
    private static func numbers(of sources: [Int]) -> [Int: Int] {
        Dictionary(uniqueKeysWithValues: Set(sources).sorted().enumerated().map { ($1, $0 + 1) })
    }

    private static func append(_ label: String, beside node: Int, _ document: inout GraphDocument) -> Int {
        document.nodes.append(GraphDocument.Node(id: label, group: document.nodes[node].group))
        return document.nodes.count - 1
    }

    /// Numbers that share a connector, as many as there is room for; an edge with a label has its own.
    private static func runs(
        _ edges: [(number: Int, label: String?)], columns: Int
    ) -> [(numbers: String, label: String?)] {
        let labelled = edges.filter { $0.label != nil }.map { (String($0.number), $0.label) }
        var runs: [(numbers: String, label: String?)] = []
        for text in ranges(edges.filter { $0.label == nil }.map(\.number).sorted()) {
            if let last = runs.last, last.numbers.utf8.count + text.utf8.count + 2 <= columns {
                runs[runs.count - 1].numbers += "," + text
            } else {
                runs.append((text, nil))
            }
        }
        return runs + labelled
    }

    /// `1-3` instead of `1`, `2`, `3`.
    private static func ranges(_ numbers: [Int]) -> [String] {
        var ranges: [ClosedRange<Int>] = []
        for number in numbers {
            if let last = ranges.last, number <= last.upperBound + 1 {
                ranges[ranges.count - 1] = last.lowerBound...number
            } else {
                ranges.append(number...number)
            }
        }
        return ranges.flatMap { range in
            range.count < 3 ? range.map(String.init) : ["\(range.lowerBound)-\(range.upperBound)"]
        }
    }
}
