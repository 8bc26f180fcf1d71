import Drawings
import Testing

private func graph(_ nodes: String, _ edges: String) -> CorpusGraph {
    CorpusGraph(
        nodes: nodes.split(separator: " ").map { CorpusGraph.Node(id: String($0), label: String($0)) },
        edges: edges.split(separator: " ").map { $0.split(separator: ">").map(String.init) })
}

@Test func crossingsAreCounted() throws {
    let pair = graph("a b c d", "a>c b>d")
    #expect(try LayeredOrder([["a", "b"], ["c", "d"]]).crossings(of: pair) == 0)
    #expect(try LayeredOrder([["b", "a"], ["c", "d"]]).crossings(of: pair) == 1)
    let long = graph("a x b y z", "a>b x>y y>z")
    #expect(try LayeredOrder([["a", "x"], ["y", "a>b@1"], ["z", "b"]]).crossings(of: long) == 1)
    let both = graph("a b c x y z", "a>x a>y a>z b>x b>y b>z c>x c>y c>z")
    #expect(try LayeredOrder([["a", "b", "c"], ["x", "y", "z"]]).crossings(of: both) == 9)
}

@Test(arguments: [
    ([["a"], ["b"], ["c"]], "a>c@1 is not where it must be"),
    ([["a"], ["b", "a>c@1"], ["c", "b"]], "b stands twice"),
    ([["a"], ["b", "a>c@1"]], "c is not where it must be"),
    ([["c"], ["b", "a>c@1"], ["a"]], "a to b does not lead down"),
    ([["a"], ["b", "a>c@1"], ["c"], ["a>c@3"]], "1 names are no part of it"),
])
func incompleteLayersAreRefused(_ layers: [[String]], _ message: String) {
    #expect(throws: LayeredOrder.Incomplete(description: message)) {
        try LayeredOrder(layers).crossings(of: graph("a b c", "a>b b>c a>c"))
    }
}

@Test func dotsLinesHaveAPlaceInEachLayer() throws {
    // At the height of the middle layer node 2 stands left of the long line; below it ends right of it.
    let plain = """
        graph 1 3 3
        node n0 2 3 1 1 a solid ellipse black lightgrey
        node n1 0 3 1 1 b solid ellipse black lightgrey
        node n2 1 2 1 1 c solid ellipse black lightgrey
        node n3 0 1 1 1 d solid ellipse black lightgrey
        node n4 3 1 1 1 e solid ellipse black lightgrey
        edge n0 n3 4 2 3 2 2.5 2 1.5 0 1 solid black
        edge n1 n2 4 0 3 0 2.8 1 2.2 1 2 solid black
        edge n2 n4 4 1 2 1 1.5 3 1.5 3 1 solid black
        stop
        """
    let graph = graph("a b c d e", "a>d b>c c>e")
    #expect(try DotLayout(plain: plain).order(graph).crossings(of: graph) == 1)
}
