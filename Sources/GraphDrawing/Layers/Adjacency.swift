/// Neighbours of each item in one array, after the items' offsets (compressed sparse rows).
package struct Adjacency: Sendable {
    /// Where the neighbours of each item begin; one more number closes the last.
    package let offsets: [Int]
    /// The neighbours, item after item.
    package let neighbours: [Int]

    /// The second of each pair, filed under the first, in the order of the pairs.
    package init(count: Int, pairs: some Collection<(Int, Int)>) {
        var offsets = [Int](repeating: 0, count: count + 1)
        for (from, _) in pairs { offsets[from + 1] += 1 }
        for index in 0..<count { offsets[index + 1] += offsets[index] }
        var next = offsets
        var neighbours = [Int](repeating: 0, count: pairs.count)
        for (from, to) in pairs {
            neighbours[next[from]] = to
            next[from] += 1
        }
        self.offsets = offsets
        self.neighbours = neighbours
    }

    /// The neighbours of an item.
    package subscript(item: Int) -> ArraySlice<Int> { neighbours[offsets[item]..<offsets[item + 1]] }

    /// The number of an item's neighbours.
    package func degree(_ item: Int) -> Int { offsets[item + 1] - offsets[item] }

    /// Items after those that lead to them (Kahn 1962), or `nil` where there is a cycle.
    package func topologicalOrder() -> [Int]? {
        let count = offsets.count - 1
        var missing = [Int](repeating: 0, count: count)
        for neighbour in neighbours { missing[neighbour] += 1 }
        var order = (0..<count).filter { missing[$0] == 0 }
        var next = 0
        while next < order.count {
            for neighbour in self[order[next]] {
                missing[neighbour] -= 1
                if missing[neighbour] == 0 { order.append(neighbour) }
            }
            next += 1
        }
        return order.count == count ? order : nil
    }

    /// The length of the longest way to each item, or `nil` where there is a cycle.
    package func longestWays() -> [Int]? {
        guard let order = topologicalOrder() else { return nil }
        var lengths = [Int](repeating: 0, count: order.count)
        for item in order { for next in self[item] { lengths[next] = max(lengths[next], lengths[item] + 1) } }
        return lengths
    }
}
