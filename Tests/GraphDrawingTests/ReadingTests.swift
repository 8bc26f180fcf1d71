import GraphDrawing
import Testing

/// What must be said of one drawing: the lines read back are the edges, in both styles.
func expectHonest(
    _ graph: Graph, _ direction: Direction, _ name: @autoclosure () -> String, effort: Effort = .quick,
    location: SourceLocation = #_sourceLocation
) {
    let both = layOut(graph, options: LayoutOptions(direction: direction, effort: effort))
    let tight = layOut(graph, options: LayoutOptions(direction: direction, style: .unicode, effort: effort))
    for (layout, style) in [(both, PictureStyle.unicode), (both, .ascii), (tight, .unicode)] {
        let rows = Picture(layout, graph: graph, style: style).characters()
        do {
            let reader = try PictureReader(rows, nodes: layout.nodes, direction: direction, style: style)
            if try reader.lines() != graph.edgeCounts {
                Issue.record("\(name()) \(direction) \(style): \(picture(rows))", sourceLocation: location)
            }
        } catch {
            Issue.record("\(name()) \(direction) \(style): \(error)\n\(picture(rows))", sourceLocation: location)
        }
    }
}

private func picture(_ rows: [[Character]]) -> String { "\n" + rows.map { String($0) }.joined(separator: "\n") }

@Test(arguments: Direction.allCases, [1, 3])
func everySmallGraphIsReadBack(_ direction: Direction, height: Int) {
    for count in 0...5 {
        for (number, graph) in Graph.all(count: count, height: height).enumerated() {
            expectHonest(graph, direction, "\(count) nodes, number \(number)")
        }
    }
}

@Test(arguments: Direction.allCases)
func randomGraphsAreReadBack(_ direction: Direction) {
    for seed in 0..<300 { expectHonest(.random(seed: UInt64(seed)), direction, "seed \(seed)") }
}

/// With the places and the order that a user sees, for which more is tried.
@Test(arguments: Direction.allCases)
func picturesInTheLeastRoomAreReadBack(_ direction: Direction) {
    for seed in 0..<25 { expectHonest(.random(seed: UInt64(seed)), direction, "seed \(seed)", effort: .stable) }
}

@Test func bothEndsOfAHeavyEdgeAreReadBack() throws {
    for seed in 0..<50 {
        let graph = Graph.random(seed: UInt64(seed))
        let layout = layOut(graph, options: LayoutOptions(effort: .quick))
        let heavy = Set(graph.edges.indices.filter { $0 % 3 == 0 })
        let nodes = Set(graph.nodes.indices.filter { $0 % 2 == 0 })
        for style in PictureStyle.allCases {
            let picture = Picture(layout, graph: graph, style: style, heavyNodes: nodes, heavyEdges: heavy)
            let reader = try PictureReader(
                picture.characters(), nodes: layout.nodes, direction: .down, style: style)
            #expect(try reader.edges() == Set(graph.edges), "seed \(seed)")
        }
    }
}

@Test(arguments: Direction.allCases)
func dashedEdgesAreReadBack(_ direction: Direction) throws {
    for seed in 0..<100 {
        let graph = Graph.random(seed: UInt64(seed))
        let layout = layOut(graph, options: LayoutOptions(direction: direction, effort: .quick))
        let dashed = Set(graph.edges.indices.filter { $0 % 3 != 0 })
        let heavy = Set(graph.edges.indices.filter { $0 % 4 == 0 })
        for style in PictureStyle.allCases {
            let picture = Picture(layout, graph: graph, style: style, heavyEdges: heavy, dashedEdges: dashed)
            let reader = try PictureReader(
                picture.characters(), nodes: layout.nodes, direction: direction, style: style)
            #expect(try reader.edges() == Set(graph.edges), "seed \(seed)")
        }
    }
}

@Test func lineIsDashedWhereAllItsEdgesAre() {
    for seed in 0..<100 {
        let graph = Graph.random(seed: UInt64(seed))
        guard let first = graph.edges.indices.first else { continue }
        let layout = layOut(graph, options: LayoutOptions(effort: .quick))
        let solid = Picture(layout, graph: graph, style: .unicode)
        let others = Set(graph.edges.indices.dropFirst())
        let mixed = Picture(layout, graph: graph, style: .unicode, dashedEdges: others)
        var alone = layout
        alone.edges = [layout.edges[first]]
        let line = Picture(
            alone, graph: Graph(nodes: graph.nodes, edges: [graph.edges[first]]), style: .unicode)
        for row in 0..<solid.height {
            for column in 0..<solid.width where solid[column, row].owner == .edge {
                let glyph = solid[column, row].glyph
                let isSolid = line[column, row].glyph == glyph
                let dashes: Character = isSolid ? glyph : glyph == "│" ? "╎" : glyph == "─" ? "╌" : glyph
                #expect(mixed[column, row].glyph == dashes, "seed \(seed) at \(column),\(row)")
            }
        }
    }
}

/// The reading can fail: whatever line character is erased or exchanged, the answer is another or there is none. (Beside
/// a node a changed character may join what is joined already: there only erasing is tried.)
@Test(arguments: Direction.allCases, PictureStyle.allCases)
func aChangedCharacterIsNoticed(_ direction: Direction, _ style: PictureStyle) {
    let glyphs: [Character] = style == .unicode ? Array("─│╭╮╯╰├┤┬┴") : Array("-|.'+")
    for seed in [3, 11] {
        let graph = Graph.random(seed: UInt64(seed))
        let layout = layOut(graph, options: LayoutOptions(direction: direction, layerGap: 4, effort: .quick))
        let picture = Picture(layout, graph: graph, style: style)
        let rows = picture.characters()
        func isNoticed(_ glyph: Character, _ column: Int, _ row: Int) -> Bool {
            var changed = rows
            changed[row][column] = glyph
            let reader = try? PictureReader(changed, nodes: layout.nodes, direction: direction, style: style)
            return (try? reader?.edges()) != Set(graph.edges)
        }
        for row in 0..<picture.height {
            for column in 0..<picture.width where picture[column, row].owner == .edge {
                let others = touchesNode(picture, column, row) ? [] : glyphs.filter { $0 != rows[row][column] }
                for glyph in others + [" "] {
                    #expect(
                        isNoticed(glyph, column, row),
                        "seed \(seed): \(rows[row][column]) as \(glyph) at \(column),\(row) goes unnoticed")
                }
            }
        }
    }
}

private func touchesNode(_ picture: Picture, _ column: Int, _ row: Int) -> Bool {
    Way.allCases.contains {
        switch picture[column + $0.step.columns, row + $0.step.rows].owner {
        case .frame, .interior: true
        case .blank, .edge: false
        }
    }
}
