/// Neighbours of each item in one array, after the items' offsets (compressed sparse rows).
struct Adjacency {
    let offsets: [Int]
    let neighbours: [Int]

    /// The second of each pair, filed under the first, in the order of the pairs.
    init(count: Int, pairs: some Collection<(Int, Int)>) {
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

    subscript(item: Int) -> ArraySlice<Int> { neighbours[offsets[item]..<offsets[item + 1]] }

    func degree(_ item: Int) -> Int { offsets[item + 1] - offsets[item] }
}
