/// A spanning tree of edges without slack, for each connected part of a problem, and values that make it so.
///
/// Grown from one node: the tree as a whole is moved to where the nearest edge that leads out of it is tight, and its
/// other end joins. Two heaps, of edges that leave the tree and of those that enter it, find that edge; a move changes
/// all slacks of one heap alike, so that only one number for both is kept.
struct TightTree {
    private(set) var value: [Int]
    /// The edge by which each node joined, or -1 for the first of each part.
    private(set) var edgeTo: [Int]
    /// Nodes as they joined: each after the one that it joined.
    private(set) var joined: [Int] = []

    private var isIn: [Bool]
    private var parts: [Range<Int>] = []

    private struct Candidate: Comparable {
        var slack: Int
        var edge: Int

        static func < (left: Self, right: Self) -> Bool { (left.slack, left.edge) < (right.slack, right.edge) }
    }

    init(_ problem: LengthProblem, start: [Int]) {
        value = start
        edgeTo = [Int](repeating: -1, count: problem.nodeCount)
        isIn = [Bool](repeating: false, count: problem.nodeCount)
        joined.reserveCapacity(problem.nodeCount)
        for node in 0..<problem.nodeCount where !isIn[node] { grow(from: node, problem) }
    }

    private mutating func grow(from root: Int, _ problem: LengthProblem) {
        var out = Heap<Candidate>()
        var back = Heap<Candidate>()
        var moved = 0
        let begin = joined.count
        var next = root
        while true {
            isIn[next] = true
            joined.append(next)
            for edge in problem.leaving[next] where !isIn[problem.edges[edge].head] {
                out.insert(Candidate(slack: problem.slack(edge, value) + moved, edge: edge))
            }
            for edge in problem.entering[next] where !isIn[problem.edges[edge].tail] {
                back.insert(Candidate(slack: problem.slack(edge, value) - moved, edge: edge))
            }
            // What is in the tree is stored without the moves, which are added when all is grown.
            value[next] -= moved
            while let first = out.first, isIn[problem.edges[first.edge].head] { _ = out.removeFirst() }
            while let first = back.first, isIn[problem.edges[first.edge].tail] { _ = back.removeFirst() }
            let slackOut = out.first.map { $0.slack - moved }
            let slackBack = back.first.map { $0.slack + moved }
            guard slackOut != nil || slackBack != nil else { break }
            if slackOut ?? .max <= slackBack ?? .max, let edge = out.removeFirst()?.edge {
                moved += slackOut ?? 0
                next = problem.edges[edge].head
                edgeTo[next] = edge
            } else if let edge = back.removeFirst()?.edge {
                moved -= slackBack ?? 0
                next = problem.edges[edge].tail
                edgeTo[next] = edge
            }
        }
        for node in joined[begin...] { value[node] += moved }
        parts.append(begin..<joined.count)
    }

    /// The nodes of each connected part.
    var connectedParts: [ArraySlice<Int>] { parts.map { joined[$0] } }
}
