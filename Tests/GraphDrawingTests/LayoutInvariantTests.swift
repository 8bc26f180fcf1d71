@testable import GraphDrawing
import Testing

private let samples = (0..<120).map { Graph.random(seed: UInt64(1_000 + $0)) }

@Test(arguments: Direction.allCases)
func neighboursStandApart(_ direction: Direction) {
    for graph in samples {
        let boxes = layOut(graph, options: LayoutOptions(direction: direction, effort: .quick)).nodes
        for (index, one) in boxes.enumerated() {
            #expect(one.width >= graph.nodes[index].width && one.height >= graph.nodes[index].height)
            for other in boxes[(index + 1)...] {
                let columns = max(one.column - other.columns.upperBound, other.column - one.columns.upperBound)
                let rows = max(one.row - other.rows.upperBound, other.row - one.rows.upperBound)
                #expect(columns >= 2 || rows >= 1, "\(one) and \(other)")
            }
        }
    }
}

@Test(arguments: Direction.allCases)
func everythingLiesInsideThePicture(_ direction: Direction) {
    for graph in samples {
        let layout = layOut(graph, options: LayoutOptions(direction: direction, effort: .quick))
        let picture = Box(column: 0, row: 0, width: layout.width, height: layout.height)
        for box in layout.nodes {
            #expect(picture.contains(Position(column: box.column, row: box.row)))
            #expect(
                picture.contains(Position(column: box.columns.upperBound - 1, row: box.rows.upperBound - 1)))
        }
        for point in layout.edges.flatMap(\.points) { #expect(picture.contains(point)) }
    }
}

@Test(arguments: Direction.allCases)
func edgesLeadFromLayerToLaterLayer(_ direction: Direction) throws {
    for graph in samples {
        let layout = layOut(graph, options: LayoutOptions(direction: direction, effort: .quick))
        #expect(layout.layers.flatMap { $0 }.sorted() == Array(graph.nodes.indices))
        var layerOf = [Int: Int]()
        for (index, layer) in layout.layers.enumerated() { for node in layer { layerOf[node] = index } }
        for edge in graph.edges {
            let (source, target) = (try #require(layerOf[edge.source]), try #require(layerOf[edge.target]))
            #expect(source < target)
            let (from, to) = (layout.nodes[edge.source], layout.nodes[edge.target])
            #expect(direction == .down ? from.rows.upperBound < to.row : from.columns.upperBound < to.column)
        }
        // Parts that are not connected stand where there is room, and share only the numbers of the layers.
        for part in Components(graph).parts {
            for layer in layout.layers.map({ $0.filter(Set(part.nodes).contains) }) {
                let places = layer.map { direction == .down ? layout.nodes[$0].column : layout.nodes[$0].row }
                #expect(places == places.sorted(), "a layer is not in order")
                let starts = Set(layer.map { direction == .down ? layout.nodes[$0].row : layout.nodes[$0].column })
                #expect(starts.count <= 1, "a layer begins in different rows")
            }
        }
    }
}

@Test(arguments: Direction.allCases)
func pathsLeadFromNodeToNodeAndNeverBack(_ direction: Direction) throws {
    for graph in samples {
        let layout = layOut(graph, options: LayoutOptions(direction: direction, effort: .quick))
        for (edge, path) in zip(graph.edges, layout.edges) {
            let first = try #require(path.points.first)
            let last = try #require(path.points.last)
            let (from, to) = (layout.nodes[edge.source], layout.nodes[edge.target])
            if direction == .down {
                #expect(from.columns.contains(first.column) && first.row == from.rows.upperBound)
                #expect(to.columns.contains(last.column) && last.row == to.row - 1)
            } else {
                #expect(from.rows.contains(first.row) && first.column == from.columns.upperBound)
                #expect(to.rows.contains(last.row) && last.column == to.column - 1)
            }
            for (one, next) in zip(path.points, path.points.dropFirst()) {
                #expect((one.column == next.column) != (one.row == next.row), "a corner that is none")
                #expect(direction == .down ? one.row <= next.row : one.column <= next.column)
            }
        }
    }
}

@Test func linesKeepABlankFromForeignNodes() {
    for graph in samples {
        let layout = layOut(graph, options: LayoutOptions(effort: .quick))
        let picture = Picture(layout, graph: graph, style: .unicode)
        for box in layout.nodes {
            for row in box.rows {
                #expect(picture[box.column - 1, row].owner == .blank)
                #expect(picture[box.columns.upperBound, row].owner == .blank)
            }
        }
    }
}

/// A piece of line across belongs to the branching of one source or to the gathering of one target.
@Test(arguments: Direction.allCases)
func noRunJoinsSeveralSourcesToSeveralTargets(_ direction: Direction) throws {
    let (back, ahead, along): (Way, Way, Way) =
        direction == .down ? (.up, .down, .right) : (.left, .right, .down)
    for graph in samples {
        let layout = layOut(graph, options: LayoutOptions(direction: direction, effort: .quick))
        let picture = Picture(layout, graph: graph, style: .unicode)
        let cells = (0..<picture.height).map { row in
            (0..<picture.width).map { column in
                let cell = picture[column, row]
                return cell.owner == .edge ? arms(of: cell.glyph) ?? [] : []
            }
        }
        let lines = direction == .down ? cells : transposed(cells)
        for line in lines {
            var (ins, outs, open) = (0, 0, false)
            for arms in line {
                let isGap = arms == [back, ahead]
                if isGap && open && direction == .down { continue }
                if !arms.contains(along.opposite) { (ins, outs) = (0, 0) }
                ins += arms.contains(back) ? 1 : 0
                outs += arms.contains(ahead) ? 1 : 0
                open = arms.contains(along)
                #expect(ins < 2 || outs < 2, "a run of several sources and several targets")
            }
        }
    }
}

private func transposed(_ cells: [[Set<Way>]]) -> [[Set<Way>]] {
    (cells.first ?? []).indices.map { column in cells.map { $0[column] } }
}

@Test func emptyGraphHasAnEmptyDrawing() {
    let layout = layOut(Graph())
    #expect(layout.width == 0 && layout.height == 0 && layout.layers.isEmpty && layout.crossings == 0)
    let picture = Picture(layout, graph: Graph(), style: .unicode)
    #expect(picture[0, 0] == .blank)
}

@Test func linesEndWithinThePortsAskedFor() throws {
    var graph = Graph.random(seed: 77)
    // A node grows where several lines want ends of their own.
    graph.edges = Array(Set(graph.edges)).sorted { ($0.source, $0.target) < ($1.source, $1.target) }
    for index in graph.nodes.indices { graph.nodes[index].ports = 0...(graph.nodes[index].width / 2) }
    let layout = layOut(graph, options: LayoutOptions(effort: .quick))
    for (edge, path) in zip(graph.edges, layout.edges) {
        let (from, to) = (layout.nodes[edge.source], layout.nodes[edge.target])
        #expect(try #require(path.points.first).column <= from.column + from.width / 2)
        #expect(try #require(path.points.last).column <= to.column + to.width / 2)
    }
}

@Test func theSameGraphIsAlwaysDrawnTheSame() {
    let graph = Graph.random(seed: 5)
    #expect(
        layOut(graph, options: LayoutOptions(effort: .quick)) == layOut(graph, options: LayoutOptions(effort: .quick)))
}

@Test func layersAreAsFarApartAsAskedFor() {
    let nodes = [Graph.Node(width: 5, height: 1), Graph.Node(width: 5, height: 1), Graph.Node(width: 5, height: 1)]
    let graph = Graph(nodes: nodes, edges: [0, 2].map { Graph.Edge(source: $0, target: 1) })
    let layout = layOut(graph, options: LayoutOptions(layerGap: 4, nodeGap: 7))
    #expect(layout.nodes[1].row == 5)
    #expect(abs(layout.nodes[0].column - layout.nodes[2].column) == 12)
}
