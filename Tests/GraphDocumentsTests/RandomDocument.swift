import GraphDocuments
import Samples

extension GraphDocument {
    /// A random document: up to `most` nodes, with cycles, loops and equal edges only if it may be cyclic.
    static func random(seed: UInt64, most: Int = 14, isCyclic: Bool = false, groupCount: Int = 0) -> GraphDocument {
        var random = Seeded(seed)
        let count = Int.random(in: 1...most, using: &random)
        let wanted = Int.random(in: 0...(count * 2), using: &random)
        var document = GraphDocument(
            nodes: (0..<count).map { Node(id: "n\($0)", label: String(repeating: "x", count: 1 + $0 % 9) + "\($0)") })
        if groupCount > 0 {
            document.groups = (0..<groupCount).map { index in
                Group(id: "g\(index)", parent: index > 0 && Bool.random(using: &random) ? index - 1 : nil)
            }
            for node in 0..<count where Bool.random(using: &random) {
                document.nodes[node].group = Int.random(in: 0..<groupCount, using: &random)
            }
        }
        for _ in 0..<wanted {
            var ends = [Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random)]
            if !isCyclic { ends.sort() }
            if !isCyclic && ends[0] == ends[1] { continue }
            document.edges.append(Edge(source: ends[0], target: ends[1]))
        }
        return document
    }

    /// A document of edges such as `a>b b>c`, nodes in the order in which they appear.
    init(_ words: String) {
        self.init()
        func place(_ name: Substring) -> Int {
            if let place = nodes.firstIndex(where: { $0.id == name }) { return place }
            nodes.append(Node(id: String(name)))
            return nodes.count - 1
        }
        for word in words.split(separator: " ") {
            let ends = word.split(separator: ">").map(place)
            for (source, target) in zip(ends, ends.dropFirst()) { edges.append(Edge(source: source, target: target)) }
        }
    }

    /// Whether a way of at least one edge leads from each node to each other, by trying all of them again and again.
    var reachability: [[Bool]] {
        var reached = nodes.map { _ in nodes.map { _ in false } }
        for edge in edges { reached[edge.source][edge.target] = true }
        for middle in nodes.indices {
            for from in nodes.indices where reached[from][middle] {
                for to in nodes.indices where reached[middle][to] { reached[from][to] = true }
            }
        }
        return reached
    }

    /// The edges as pairs of ids, in order.
    var pairs: [String] { edges.map { "\(nodes[$0.source].id)>\(nodes[$0.target].id)" } }
    /// The ids of the nodes, in order.
    var ids: [String] { nodes.map(\.id) }
}
