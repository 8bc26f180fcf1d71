/// The best values for a `LengthProblem`, by the network simplex of Gansner, Koutsofios, North and Vo (1993).
///
/// A spanning tree of tight edges is improved edge by edge: one whose cut value is negative leaves, the tightest that
/// leads the other way between the two halves enters. Other than in the paper the smaller half is walked through and
/// marked, which is looked at for the entering edge anyway; so nothing has to be numbered anew. The work is bounded:
/// values are feasible in any case, and the best where `isOptimal` says so.
struct NetworkSimplex {
    /// The value of each node; the least of each connected part is 0.
    private(set) var value: [Int]
    /// Whether no better values exist. Without it the work was used up before.
    private(set) var isOptimal = false

    private let problem: LengthProblem
    private var tree: CutTree
    private var work: Int
    private var nextCandidate = 0

    /// As many negative cut values are compared before one leaves.
    private static let candidates = 30

    /// Solves the problem from the values `start` where those are feasible. `work` bounds the nodes and edges that are
    /// looked at.
    init(_ problem: LengthProblem, start: [Int]? = nil, work: Int = 20_000_000) {
        self.problem = problem
        self.work = work
        let given = start.flatMap { problem.isFeasible($0) ? $0 : nil }
        let tight = TightTree(problem, start: given ?? problem.startingValues())
        value = tight.value
        tree = CutTree(problem, tight)
        while self.work > 0 {
            guard let child = leavingEdge() else {
                isOptimal = true
                break
            }
            pivot(child)
        }
        for part in tight.connectedParts {
            let least = part.reduce(Int.max) { min($0, value[$1]) }
            for node in part { value[node] -= least }
        }
    }

    /// The node whose edge to its parent has the most negative cut value of some, the search going round and round.
    private mutating func leavingEdge() -> Int? {
        var best: Int?
        var found = 0
        for _ in 0..<problem.nodeCount {
            let node = nextCandidate
            nextCandidate = node + 1 == problem.nodeCount ? 0 : node + 1
            work -= 1
            guard tree.cutValue[node] < 0 else { continue }
            if tree.cutValue[node] < best.map({ tree.cutValue[$0] }) ?? 0 { best = node }
            found += 1
            if found == Self.candidates { break }
        }
        return best
    }

    /// Exchanges the edge between `child` and its parent.
    private mutating func pivot(_ child: Int) {
        let leaving = tree.edgeTo[child]
        let isBelow = tree.smallerHalf(child)
        let holdsTail = isBelow == (problem.edges[leaving].tail == child)
        var entering = -1
        var least = Int.max
        for node in tree.marked {
            let edges = holdsTail ? problem.entering[node] : problem.leaving[node]
            work -= 4 + edges.count
            for edge in edges {
                let other = holdsTail ? problem.edges[edge].tail : problem.edges[edge].head
                guard !tree.isMarked(other) else { continue }
                let slack = problem.slack(edge, value)
                if slack < least { (least, entering) = (slack, edge) }
            }
        }
        if least > 0 {
            let move = holdsTail ? -least : least
            for node in tree.marked { value[node] += move }
        }
        work -= tree.exchange(child, for: entering, problem)
    }
}
