import GraphDrawing

extension GraphDocument {
    /// The nodes of a short cycle, each joined to the next and the last to the first; `nil` where there is none.
    ///
    /// It is the shortest one through its first node, in the smallest part of the graph that holds one. Takes time
    /// linear in the graph's size.
    package func cycle() -> [Int]? {
        if let loop = edges.first(where: { $0.source == $0.target }) { return [loop.source] }
        let parts = strongParts
        let smallest = parts.members.filter { $0.count > 1 }.min { ($0.count, $0[0]) < ($1.count, $1[0]) }
        return smallest.flatMap { shortestWay(from: $0[0], backIn: parts) }
    }

    /// The shortest way from a node back to itself, found breadth first inside its part.
    private func shortestWay(from start: Int, backIn parts: StrongParts) -> [Int]? {
        let successors = successors
        var former: [Int: Int] = [:]
        var queue = [start]
        var place = 0
        while place < queue.count {
            let node = queue[place]
            place += 1
            for next in successors[node] where parts.partOf[next] == parts.partOf[start] {
                if next == start { return way(to: node, from: start, former) }
                guard former[next] == nil else { continue }
                former[next] = node
                queue.append(next)
            }
        }
        return nil
    }

    private func way(to last: Int, from start: Int, _ former: [Int: Int]) -> [Int] {
        var way = [last]
        while way[way.count - 1] != start, let before = former[way[way.count - 1]] { way.append(before) }
        return way.reversed()
    }
}
