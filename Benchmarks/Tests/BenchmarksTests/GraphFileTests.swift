import Graphs
import Testing

struct GraphFileTests {
    @Test(arguments: Shape.allCases)
    func readsWhatItWrote(_ shape: Shape) throws {
        let graph = shape.graph(200)
        let read = try GraphFile.parse(GraphFile.text(graph))
        #expect(read.names == graph.names)
        #expect(read.indices.allSatisfy { read.parents(of: $0) == graph.parents(of: $0) })
    }

    @Test
    func putsParentsFirstAndAddsAGoal() throws {
        let graph = try GraphFile.parse("# a diamond and a loner\nb a\nc a\n\nd c b\na\nloner\n").withOneGoal
        #expect(graph.names == ["a", "loner", "b", "c", "d", "goal"])
        #expect(graph.parents(of: 4).map { graph.names[$0] } == ["c", "b"])
        #expect(graph.parents(of: 5).map { graph.names[$0] } == ["loner", "d"])
        #expect(graph.goalValue == 1 + 1 + (1 + 2 + 2))
    }

    @Test(arguments: [
        (
            "a\nb x\na y\n",
            "line 3: task 'a' is given twice\nline 2: no line gives the parent 'x' of 'b'\n"
                + "line 3: no line gives the parent 'y' of 'a'"
        ),
        ("a b\nb a\nc\n", "these tasks depend on themselves, or on one that does: 'a', 'b'"),
        ("a\nb \u{1B}[2J\n", "line 2: an id contains a character that cannot be printed"),
        ("a\n", "a graph needs two tasks or more, one line each: id parent parent …"),
    ])
    func tellsAllThatIsWrong(_ text: String, _ message: String) {
        let error = #expect(throws: GraphFile.Problems.self) { try GraphFile.parse(text) }
        #expect(error?.description == message)
    }
}
