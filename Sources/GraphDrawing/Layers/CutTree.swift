/// The spanning tree of the network simplex, with its edges' cut values: for an edge of the tree the weights of all
/// edges that lead between the two halves as it does, less those of the edges that lead back.
///
/// Cut values are a flow along the tree's edges: when one edge is exchanged for another, only those of the circle that
/// both close change, by the cut value of the one that leaves.
struct CutTree {
    /// The edge to the parent, of each node; -1 at a root.
    private(set) var edgeTo: [Int]
    /// The cut value of the edge to the parent.
    private(set) var cutValue: [Int]
    /// The nodes of the half that was asked for last.
    private(set) var marked: [Int] = []

    private var parent: [Int]
    private var size: [Int]
    private var firstChild: [Int]
    private var nextSibling: [Int]
    private var previousSibling: [Int]
    private var mark: [Int]
    private var marks = 0

    init(_ problem: LengthProblem, _ tight: TightTree) {
        let count = problem.nodeCount
        edgeTo = tight.edgeTo
        cutValue = [Int](repeating: 0, count: count)
        parent = [Int](repeating: -1, count: count)
        size = [Int](repeating: 1, count: count)
        firstChild = [Int](repeating: -1, count: count)
        nextSibling = firstChild
        previousSibling = firstChild
        mark = [Int](repeating: 0, count: count)
        for node in tight.joined where edgeTo[node] >= 0 {
            let edge = problem.edges[edgeTo[node]]
            attach(node, to: edge.tail == node ? edge.head : edge.tail)
        }
        findCutValues(problem, tight.joined)
    }

    /// From the leaves on: what is weighed at the nodes below an edge must flow through it.
    private mutating func findCutValues(_ problem: LengthProblem, _ joined: [Int]) {
        var surplus = [Int](repeating: 0, count: problem.nodeCount)
        for edge in problem.edges {
            surplus[edge.tail] += edge.weight
            surplus[edge.head] -= edge.weight
        }
        for node in joined.reversed() where parent[node] >= 0 {
            cutValue[node] = problem.edges[edgeTo[node]].tail == node ? surplus[node] : -surplus[node]
            surplus[parent[node]] += surplus[node]
            size[parent[node]] += size[node]
        }
    }

    func isMarked(_ node: Int) -> Bool { mark[node] == marks }

    /// Marks the smaller half of the tree without the edge above `child`; says whether it is the one below.
    mutating func smallerHalf(_ child: Int) -> Bool {
        var root = parent[child]
        while parent[root] >= 0 { root = parent[root] }
        let isBelow = 2 * size[child] <= size[root]
        marks += 1
        marked.removeAll(keepingCapacity: true)
        marked.append(isBelow ? child : root)
        mark[marked[0]] = marks
        var next = 0
        while next < marked.count {
            var below = firstChild[marked[next]]
            while below >= 0 {
                if isBelow || below != child {
                    mark[below] = marks
                    marked.append(below)
                }
                below = nextSibling[below]
            }
            next += 1
        }
        return isBelow
    }

    /// Puts the edge `entering` in the place of the one above `child`; gives the number of nodes looked at.
    mutating func exchange(_ child: Int, for entering: Int, _ problem: LengthProblem) -> Int {
        let edge = problem.edges[entering]
        let flow = -cutValue[child]
        var looked = push(flow, from: edge.head, to: edge.tail, problem)
        let below = isBelow(edge.tail, child) ? edge.tail : edge.head
        let above = below == edge.tail ? edge.head : edge.tail
        let moved = size[child]
        looked += grow(parent[child], by: -moved)
        detach(child)
        looked += reroot(child, at: below)
        attach(below, to: above)
        edgeTo[below] = entering
        cutValue[below] = flow
        looked += grow(above, by: moved)
        return looked
    }

    /// Adds `flow` to the edges of the path that lead as it leads, and takes it from those that lead against it.
    private mutating func push(_ flow: Int, from: Int, to: Int, _ problem: LengthProblem) -> Int {
        var (up, down) = (from, to)
        var looked = 0
        while up != down {
            looked += 1
            // A parent's tree is greater than that of its child: the smaller of both is not above the other.
            if size[up] <= size[down] {
                cutValue[up] += problem.edges[edgeTo[up]].tail == up ? flow : -flow
                up = parent[up]
            } else {
                cutValue[down] += problem.edges[edgeTo[down]].head == down ? flow : -flow
                down = parent[down]
            }
        }
        return looked
    }

    private func isBelow(_ node: Int, _ top: Int) -> Bool {
        var node = node
        while node >= 0, size[node] < size[top] { node = parent[node] }
        return node == top
    }

    private mutating func grow(_ node: Int, by change: Int) -> Int {
        var node = node
        var looked = 0
        while node >= 0 {
            size[node] += change
            node = parent[node]
            looked += 1
        }
        return looked
    }

    /// Turns the edges between the root of a detached tree and one of its nodes, which becomes the root.
    private mutating func reroot(_ root: Int, at top: Int) -> Int {
        var path = [top]
        while let last = path.last, last != root { path.append(parent[last]) }
        for (above, below) in zip(path.dropFirst(), path).reversed() {
            let (edge, value) = (edgeTo[below], cutValue[below])
            detach(below)
            size[above] -= size[below]
            size[below] += size[above]
            attach(above, to: below)
            (edgeTo[above], cutValue[above]) = (edge, value)
        }
        return path.count
    }

    private mutating func attach(_ child: Int, to above: Int) {
        parent[child] = above
        previousSibling[child] = -1
        nextSibling[child] = firstChild[above]
        if firstChild[above] >= 0 { previousSibling[firstChild[above]] = child }
        firstChild[above] = child
    }

    private mutating func detach(_ child: Int) {
        let (previous, next) = (previousSibling[child], nextSibling[child])
        if previous >= 0 { nextSibling[previous] = next } else { firstChild[parent[child]] = next }
        if next >= 0 { previousSibling[next] = previous }
        parent[child] = -1
    }
}
