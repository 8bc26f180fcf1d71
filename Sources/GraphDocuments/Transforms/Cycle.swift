extension GraphDocument {
    /// The nodes of a short cycle, each joined to the next and the last to the first; `nil` where there is none.
    ///
    /// It is the shortest one through its first node, in the smallest part of the graph that holds one. Takes time
    /// linear in the graph's size.
    package func cycle() -> [Int]? {
        if let loop = edges.first(where: { $0.source == $0.target }) { return [loop.source] }
        let components = StrongComponents(of: self)
        var sizes = [Int](repeating: 0, count: components.count)
        for component in components.component { sizes[component] += 1 }
        let cyclic = nodes.indices.filter { sizes[components.component[$0]] > 1 }
        guard let start = cyclic.min(by: { sizes[components.component[$0]] < sizes[components.component[$1]] })
        else { return nil }
        return shortestWay(from: start, backIn: components)
    }

    /// The shortest way from a node back to itself, found breadth first inside its component.
    private func shortestWay(from start: Int, backIn components: StrongComponents) -> [Int]? {
        let links = Links.out(of: self)
        var former: [Int: Int] = [:]
        var queue = [start]
        var place = 0
        while place < queue.count {
            let node = queue[place]
            place += 1
            for next in links[node] where components.component[next] == components.component[start] {
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
