import Graphs
import Testing

struct ShapeTests {
    @Test(arguments: Shape.allCases, [3, 4, 5, 10, 100, 1_000])
    func endsInOneGoal(_ shape: Shape, _ size: Int) {
        let graph = shape.graph(size)
        #expect(graph.withOneGoal.count == graph.count)
        #expect(graph.count <= size)
    }

    @Test
    func goalValuesAreKnown() {
        #expect(Shape.chain.graph(10).goalValue == 10)
        // A root, 8 leaves with 2, and one more.
        #expect(Shape.fanout.graph(10).goalValue == 17)
        #expect(Shape.tree.graph(15).goalValue == 15)
        // Paths from everywhere: one less than 6 over 3.
        #expect(Shape.wavefront.graph(9).goalValue == 19)
        #expect(Shape.independent.graph(10).goalValue == 10)
    }

    @Test
    func randomGraphsFollowFromTheirSeed() {
        let graphs = [1, 1, 2].map { Shape.random.graph(100, seed: $0).goalValue }
        #expect(graphs[0] == graphs[1])
        #expect(graphs[0] != graphs[2])
    }
}
