import GraphDrawing
import Samples

extension Graph {
    /// Every graph of `count` nodes whose edges lead from lower to higher numbers.
    static func all(count: Int, height: Int) -> [Graph] {
        let pairs = (0..<count).flatMap { source in
            ((source + 1)..<max(count, source + 1)).map { Edge(source: source, target: $0) }
        }
        return (0..<(1 << pairs.count)).map { mask in
            Graph(
                nodes: (0..<count).map { Node(width: height == 1 ? 1 + $0 % 3 : 5 + $0 % 3, height: height) },
                edges: pairs.indices.filter { mask >> $0 & 1 == 1 }.map { pairs[$0] })
        }
    }

    /// A random graph of up to 40 nodes: sizes, density and length of edges vary with the seed.
    static func random(seed: UInt64) -> Graph {
        var random = Seeded(seed)
        let count = Int.random(in: 1...40, using: &random)
        let reach = Int.random(in: 1...count, using: &random)
        let wanted = Int.random(in: 0...(count * 2), using: &random)
        let heights = [[1], [3], [1, 3, 4]].randomElement(using: &random) ?? [1]
        let nodes = (0..<count).map { _ in
            let width = Int.random(in: 1...12, using: &random)
            let first = Int.random(in: 0..<width, using: &random)
            let ports = first...Int.random(in: first..<width, using: &random)
            return Node(
                width: width, height: heights.randomElement(using: &random) ?? 1,
                ports: Bool.random(using: &random) ? ports : nil)
        }
        var edges: [Edge] = []
        for _ in 0..<wanted where count > 1 {
            let source = Int.random(in: 0..<(count - 1), using: &random)
            let target = Int.random(in: (source + 1)...min(count - 1, source + reach), using: &random)
            edges.append(Edge(source: source, target: target))
        }
        var order = Array(0..<count)
        order.shuffle(using: &random)
        return Graph(nodes: nodes, edges: edges.map { Edge(source: order[$0.source], target: order[$0.target]) })
    }
}

extension Graph {
    /// A random graph with cycles, loops and several edges between the same two nodes, and with labels.
    static func tangled(seed: UInt64) -> Graph {
        var graph = Graph.random(seed: seed)
        var random = Seeded(seed ^ 0xABCD)
        for index in graph.nodes.indices { graph.nodes[index].ports = nil }
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let source = Int.random(in: graph.nodes.indices, using: &random)
            let target = Int.random(in: graph.nodes.indices, using: &random)
            graph.edges.append(Edge(source: source, target: target))
            if Int.random(in: 0...2, using: &random) == 0 { graph.edges.append(Edge(source: source, target: source)) }
            if Int.random(in: 0...2, using: &random) == 0 { graph.edges.append(Edge(source: target, target: source)) }
        }
        for edge in graph.edges.indices where Int.random(in: 0...3, using: &random) == 0 {
            graph.edges[edge].labelWidth = Int.random(in: 1...9, using: &random)
        }
        return graph
    }

    /// How many edges there are between each two nodes.
    var edgeCounts: [Edge: Int] {
        edges.reduce(into: [:]) { $0[Edge(source: $1.source, target: $1.target), default: 0] += 1 }
    }

    /// A random graph whose nodes stand in random groups, one within another.
    static func grouped(seed: UInt64) -> Graph {
        var graph = Graph.random(seed: seed)
        var random = Seeded(seed + 77_777)
        let count = Int.random(in: 1...6, using: &random)
        for group in 0..<count {
            let isInner = group > 0 && Bool.random(using: &random)
            graph.groups.append(
                Group(
                    titleWidth: Int.random(in: 1...12, using: &random),
                    parent: isInner ? Int.random(in: 0..<group, using: &random) : nil))
        }
        for node in graph.nodes.indices where Int.random(in: 0...2, using: &random) > 0 {
            graph.nodes[node].group = min(count - 1, node * count / graph.nodes.count)
        }
        return graph
    }

    /// A graph of stages as people group them: nodes of a group are joined, groups lead to later ones, and a few nodes
    /// stand outside.
    static func staged(seed: UInt64) -> Graph {
        var random = Seeded(seed &* 977 &+ 5)
        var graph = Graph()
        var edges = Set<Edge>()
        let members = (0..<Int.random(in: 2...6, using: &random)).map { group in
            graph.groups.append(Group(titleWidth: 8))
            return (0..<Int.random(in: 2...6, using: &random)).map { _ in
                graph.nodes.append(Node(width: 9, height: 3, group: group))
                return graph.nodes.count - 1
            }
        }
        func any(_ group: Int) -> Int { members[group].randomElement(using: &random) ?? 0 }
        for own in members {
            for index in own.indices.dropFirst() {
                for _ in 0...Int.random(in: 0...1, using: &random) {
                    edges.insert(Edge(source: own[Int.random(in: 0..<index, using: &random)], target: own[index]))
                }
            }
        }
        for _ in 0..<(members.count + 3) {
            let pair = [0, 0].map { _ in Int.random(in: members.indices, using: &random) }.sorted()
            if pair[0] < pair[1] { edges.insert(Edge(source: any(pair[0]), target: any(pair[1]))) }
        }
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            graph.nodes.append(Node(width: 9, height: 3))
            let isSource = Bool.random(using: &random)
            for _ in 0..<2 {
                let (own, other) = (graph.nodes.count - 1, any(Int.random(in: members.indices, using: &random)))
                edges.insert(isSource ? Edge(source: own, target: other) : Edge(source: other, target: own))
            }
        }
        graph.edges = edges.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
        return graph
    }
}

extension Picture {
    /// The characters, row by row; the inside of nodes is filled with `fill`.
    func characters(fill: Character = "x") -> [[Character]] {
        (0..<height).map { row in
            (0..<width).map { column in
                let cell = self[column, row]
                if case .interior = cell.owner { return fill }
                return cell.glyph
            }
        }
    }
}
