/// A layer for each node, such that each edge leads at least its least length down.
struct Layering {
    /// How layers are found.
    enum Method: Sendable, Hashable {
        /// The sum of the edges' lengths is the smallest there is (Gansner and others 1993); of all such layers those
        /// in which nodes stand highest.
        case shortestEdges
        /// The same, but nodes stand lowest.
        case shortestEdgesLowered
        /// Nodes of these sizes take at most so much room in a layer (Coffman, Graham 1972).
        case widthBounded(Int, sizes: [Int]? = nil)
    }

    /// The layer of each node, from 0.
    let layerOf: [Int]
    /// The number of layers.
    let count: Int

    /// Layers the graph; `minimumLengths` are those of its edges, 1 each where it is left out. Equal edges weigh
    /// together. Of each pair in `above` the first node is put above the second, too.
    init(
        _ graph: AcyclicGraph, _ method: Method = .shortestEdges, minimumLengths: [Int]? = nil, above: [(Int, Int)] = []
    ) {
        let problem = LengthProblem(
            nodeCount: graph.topologicalOrder.count,
            edges: graph.edges.indices.map {
                LengthProblem.Edge(
                    tail: graph.edges[$0].0, head: graph.edges[$0].1, minimumLength: minimumLengths?[$0] ?? 1)
            } + above.map { LengthProblem.Edge(tail: $0.0, head: $0.1, weight: 0) })
        switch method {
        case .shortestEdges: layerOf = Self.raised(NetworkSimplex(problem).value, problem)
        case .shortestEdgesLowered: layerOf = Self.lowered(NetworkSimplex(problem).value, problem)
        case .widthBounded(let width, let sizes):
            layerOf = WidthBoundedLayers(problem, width: width, sizes: sizes).layerOf
        }
        count = (layerOf.max() ?? -1) + 1
    }

    /// The work that is spent on raising nodes.
    private static let work = 4_000_000

    /// Layers with edges as short as before, in which the sum of all layers is the smallest: what is drawn depends on
    /// the graph, not on the way in which its layers were found. Each node hangs by a light edge on one at the top.
    private static func raised(_ layers: [Int], _ problem: LengthProblem) -> [Int] {
        let top = problem.nodeCount
        let heavy = 1 + top * ((layers.max() ?? 0) + 1)
        let hung = LengthProblem(
            nodeCount: top + 1,
            edges: problem.edges.map {
                LengthProblem.Edge(
                    tail: $0.tail, head: $0.head, minimumLength: $0.minimumLength, weight: $0.weight * heavy)
            } + (0..<top).map { LengthProblem.Edge(tail: top, head: $0, minimumLength: 0) })
        let value = NetworkSimplex(hung, start: layers + [0], work: work).value
        return problem.cost(value) <= problem.cost(layers) ? Array(value.dropLast()) : layers
    }

    /// The same upside down.
    private static func lowered(_ layers: [Int], _ problem: LengthProblem) -> [Int] {
        let top = layers.max() ?? 0
        let turned = LengthProblem(
            nodeCount: problem.nodeCount,
            edges: problem.edges.map {
                LengthProblem.Edge(
                    tail: $0.head, head: $0.tail, minimumLength: $0.minimumLength, weight: $0.weight)
            })
        return raised(layers.map { top - $0 }, turned).map { top - $0 }
    }
}
