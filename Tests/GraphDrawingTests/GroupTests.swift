import GraphDrawing
import Testing

private func overlap(_ one: Box, _ other: Box) -> Bool {
    one.columns.overlaps(other.columns) && one.rows.overlaps(other.rows)
}

private func isInside(_ inner: Box, _ outer: Box) -> Bool {
    outer.column < inner.column && inner.columns.upperBound < outer.columns.upperBound && outer.row < inner.row
        && inner.rows.upperBound < outer.rows.upperBound
}

@Test(arguments: Direction.allCases)
func framesHoldTheirNodesAndNoOthers(_ direction: Direction) throws {
    for seed in 0..<150 {
        let graph = Graph.grouped(seed: UInt64(seed))
        let layout = layOut(graph, options: LayoutOptions(direction: direction, effort: .quick))
        for group in graph.groups.indices {
            let members = graph.nodes.indices.filter { graph.holds(group, $0) }
            #expect((layout.frames[group] != nil) == !members.isEmpty, "seed \(seed)")
            guard let frame = layout.frames[group] else { continue }
            for node in graph.nodes.indices {
                let box = layout.nodes[node]
                #expect(members.contains(node) ? isInside(box, frame) : !overlap(box, frame), "seed \(seed)")
            }
            for other in graph.groups.indices where other > group {
                guard let inner = layout.frames[other] else { continue }
                var outer = graph.groups[other].parent
                while let candidate = outer, candidate != group { outer = graph.groups[candidate].parent }
                #expect(outer == group ? isInside(inner, frame) : !overlap(inner, frame), "seed \(seed)")
            }
        }
    }
}

@Test(arguments: Direction.allCases)
func groupedGraphsAreReadBack(_ direction: Direction) {
    for seed in 0..<150 { expectHonest(.grouped(seed: UInt64(seed)), direction, "seed \(seed)") }
}

@Test(arguments: Direction.allCases)
func titlesStandInTheirFramesBesideTheLines(_ direction: Direction) throws {
    for seed in 0..<150 {
        let graph = Graph.grouped(seed: UInt64(seed))
        let layout = layOut(graph, options: LayoutOptions(direction: direction, effort: .quick))
        let picture = Picture(layout, graph: graph, style: .unicode)
        for (group, title) in layout.titles.enumerated() {
            guard let title, let frame = layout.frames[group] else { continue }
            #expect(title.row == frame.row || title.row == frame.rows.upperBound - 1)
            #expect(frame.column < title.column && title.columns.upperBound < frame.columns.upperBound)
            #expect(title.width <= graph.groups[group].titleWidth)
            for column in title.columns { #expect(picture[column, title.row] == .blank, "seed \(seed)") }
        }
    }
}

/// Lines between others go around a group, in graphs that are grouped as people do it: all but one of 150 graphs, in which
/// what leads to the group and from it leaves the line no way around.
@Test(arguments: Direction.allCases)
func hardlyEverAForeignLineEntersAFrame(_ direction: Direction) {
    var entered = Set<Int>()
    for seed in 0..<150 {
        let graph = Graph.staged(seed: UInt64(seed))
        let layout = layOut(graph, options: LayoutOptions(direction: direction, effort: .quick))
        for (group, frame) in layout.frames.enumerated() {
            guard let frame else { continue }
            for (edge, path) in zip(graph.edges, layout.edges)
            where !graph.holds(group, edge.source) && !graph.holds(group, edge.target) {
                for (one, next) in zip(path.points, path.points.dropFirst()) {
                    let piece = Box(
                        column: min(one.column, next.column), row: min(one.row, next.row),
                        width: abs(one.column - next.column) + 1, height: abs(one.row - next.row) + 1)
                    if overlap(piece, frame) { entered.insert(seed) }
                }
            }
        }
    }
    #expect(entered.count <= 1, "\(entered.sorted())")
}
