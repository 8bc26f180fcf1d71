/// The strongly connected parts of a graph: nodes that lead to each other (Tarjan, "Depth-first search and linear graph
/// algorithms", 1972), found without recursion: a way through 100,000 nodes is nothing that a thread's stack would hold.
package struct StrongParts {
    /// The part of each node; an edge never leads to a part of a higher number.
    package private(set) var partOf: [Int]
    /// The nodes of each part, by their numbers.
    package private(set) var members: [[Int]] = []

    /// Finds the parts of so many nodes.
    package init(count: Int, successors: Adjacency) {
        partOf = [Int](repeating: -1, count: count)
        var number = [Int](repeating: -1, count: count)
        var low = number
        var (open, path): ([Int], [(node: Int, next: Int)]) = ([], [])
        var met = 0
        for root in 0..<count where number[root] < 0 {
            path.append((root, 0))
            while let (node, next) = path.last {
                if next == 0 {
                    number[node] = met
                    low[node] = met
                    met += 1
                    open.append(node)
                }
                if next < successors.degree(node) {
                    path[path.count - 1].next += 1
                    let target = successors[node][successors.offsets[node] + next]
                    if number[target] < 0 {
                        path.append((target, 0))
                    } else if partOf[target] < 0 {
                        low[node] = min(low[node], number[target])
                    }
                    continue
                }
                path.removeLast()
                if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
                if low[node] == number[node] { close(node, &open) }
            }
        }
        for part in members.indices { members[part].sort() }
    }

    private mutating func close(_ root: Int, _ open: inout [Int]) {
        var part: [Int] = []
        while let node = open.popLast() {
            partOf[node] = members.count
            part.append(node)
            if node == root { break }
        }
        members.append(part)
    }
}
