@testable import GraphDrawing
import Samples
import Testing

@Test func packedRectanglesStandApart() {
    for seed in 0..<200 {
        var random = Seeded(UInt64(seed))
        let sizes = (0..<Int.random(in: 0...30, using: &random)).map { _ in
            (width: Int.random(in: 1...40, using: &random), height: Int.random(in: 1...30, using: &random))
        }
        let packing = Packing(sizes, limit: Bool.random(using: &random) ? 80 : nil)
        for (index, place) in packing.places.enumerated() {
            #expect(
                place.column + sizes[index].width <= packing.width && place.row + sizes[index].height <= packing.height)
            for other in packing.places.indices where other > index {
                let beside = packing.places[other]
                let columns = max(
                    beside.column - place.column - sizes[index].width, place.column - beside.column - sizes[other].width
                )
                let rows = max(
                    beside.row - place.row - sizes[index].height, place.row - beside.row - sizes[other].height)
                #expect(columns >= 2 || rows >= 1, "seed \(seed)")
            }
        }
    }
}

@Test func packingKeepsToItsLimit() {
    let packing = Packing([(30, 3), (30, 3), (30, 3), (90, 3)], limit: 70)
    #expect(packing.width == 90)
    #expect(Packing([(30, 3), (30, 3), (30, 3)], limit: 70).width <= 70)
}

@Test func partsAreDrawnBesideEachOther() {
    let graph = Graph(
        nodes: (0..<4).map { _ in Graph.Node(width: 5, height: 1) },
        edges: [Graph.Edge(source: 0, target: 2), Graph.Edge(source: 1, target: 3)])
    let layout = layOut(graph, options: LayoutOptions(effort: .quick))
    #expect(layout.width == 12 && layout.height == 3)
    #expect(layout.layers == [[0, 1], [2, 3]])
}
