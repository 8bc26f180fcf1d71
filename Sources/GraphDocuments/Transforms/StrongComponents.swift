/// The parts of a graph in which every node is reached from every other one.
///
/// After Tarjan, "Depth-first search and linear graph algorithms" (1972), with a stack of its own: a way through
/// 100,000 nodes is nothing that a thread's stack would hold.
struct StrongComponents {
    /// The component of each node; an edge never leads to a component of a higher number.
    private(set) var component: [Int]
    /// How many there are.
    private(set) var count = 0

    private let links: Links
    private var order: [Int]
    private var lowest: [Int]
    private var time = 0
    private var open: [Int] = []

    init(of document: GraphDocument) { self.init(count: document.nodes.count, Links.out(of: document)) }

    init(count: Int, _ links: Links) {
        self.links = links
        component = [Int](repeating: -1, count: count)
        order = [Int](repeating: -1, count: count)
        lowest = order
        for node in 0..<count where order[node] < 0 { visit(node) }
    }

    private mutating func visit(_ root: Int) {
        var path = [(node: root, next: links[root].startIndex)]
        enter(root)
        while let top = path.last {
            let neighbours = links[top.node]
            if top.next < neighbours.endIndex {
                path[path.count - 1].next += 1
                let neighbour = neighbours[top.next]
                if order[neighbour] < 0 {
                    enter(neighbour)
                    path.append((neighbour, links[neighbour].startIndex))
                } else if component[neighbour] < 0 {
                    lowest[top.node] = min(lowest[top.node], order[neighbour])
                }
            } else {
                path.removeLast()
                leave(top.node)
                if let parent = path.last { lowest[parent.node] = min(lowest[parent.node], lowest[top.node]) }
            }
        }
    }

    private mutating func enter(_ node: Int) {
        order[node] = time
        lowest[node] = time
        time += 1
        open.append(node)
    }

    private mutating func leave(_ node: Int) {
        guard lowest[node] == order[node] else { return }
        while let member = open.popLast() {
            component[member] = count
            if member == node { break }
        }
        count += 1
    }
}
