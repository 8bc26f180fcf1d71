import Graphs
import Testing

struct ShapeTests {
    @Test(arguments: Shape.allCases, [3, 4, 5, 10, 100, 1_000])
    func endsInOneGoal(_ shape: Shape, _ size: Int) {
        let graph = shape.graph(size)
        #expect(graph.withOneGoal.count == graph.count)
        #expect(graph.count <= size)
    }
}
