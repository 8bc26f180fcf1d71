import GraphDrawing
import Testing

/// Cycles, loops, parallel edges and labels: each edge is read back as often as it is there.
@Test(arguments: Direction.allCases)
func tangledGraphsAreReadBack(_ direction: Direction) {
    for seed in 0..<150 { expectHonest(.tangled(seed: UInt64(seed)), direction, "seed \(seed)") }
}

@Test(arguments: Direction.allCases)
func labelsHaveBlanksAround(_ direction: Direction) throws {
    for seed in 0..<150 {
        let graph = Graph.tangled(seed: UInt64(seed))
        let layout = layOut(graph, options: LayoutOptions(direction: direction, effort: .quick))
        let picture = Picture(layout, graph: graph, style: .unicode)
        for (edge, path) in zip(graph.edges, layout.edges) {
            #expect((path.label != nil) == (edge.labelWidth > 0), "seed \(seed)")
            guard let label = path.label else { continue }
            #expect(label.width == edge.labelWidth && label.height == 1)
            // To the right a line runs above its label, not beside it.
            let columns =
                direction == .down
                ? (label.column - 1)...label.columns.upperBound : label.column...(label.columns.upperBound - 1)
            for column in columns {
                #expect(picture[column, label.row] == .blank, "seed \(seed): \(label)")
            }
        }
        let labels = layout.edges.compactMap(\.label)
        for (index, one) in labels.enumerated() {
            for other in labels[(index + 1)...] where one.row == other.row {
                #expect(one.column >= other.columns.upperBound || other.column >= one.columns.upperBound)
            }
        }
    }
}

@Test func twoLinesForTwoEdges() {
    let nodes = [Graph.Node(width: 5, height: 3), Graph.Node(width: 5, height: 3)]
    let edge = Graph.Edge(source: 0, target: 1)
    let twice = layOut(Graph(nodes: nodes, edges: [edge, edge]))
    #expect(twice.edges.count == 2 && Set(twice.edges[0].points).isDisjoint(with: twice.edges[1].points))
}

@Test func cycleLoopAndLabels() {
    let graph = Graph(
        nodes: (0..<3).map { _ in Graph.Node(width: 9, height: 3) },
        edges: [(0, 1, 0), (1, 2, 0), (2, 0, 0), (1, 1, 0)].map {
            Graph.Edge(source: $0.0, target: $0.1, labelWidth: $0.2)
        })
    let layout = layOut(graph, options: LayoutOptions(style: .unicode))
    let rows = Picture(layout, graph: graph, style: .unicode).characters(fill: " ")
    #expect(
        rows.map { row in String(row[..<((row.lastIndex { $0 != " " } ?? -1) + 1)]) }.joined(separator: "\n") == """
                ╭───────╮
                │       │
                ╰───┬──┬╯
                    │  ▴
                ╭───╯  ╰╮
            ╭───┴───╮   │
            │       ├◂╮ │
            ╰───┬──┬╯ │ │
                │  ╰──╯ │
                ╰───╮  ╭╯
                ╭───┴──┴╮
                │       │
                ╰───────╯
            """)
}
