/// A row for each run of a channel: runs that overlap lie in different rows, in the order in which fewest lines cross,
/// as high as that allows.
///
/// The order is that of Sander's segment graph ("Layout of directed hypergraphs with orthogonal hyperedges", 2003):
/// hard constraints always hold, crossings decide the rest, greedily.
struct Tracks {
    /// The row of each run, from 0.
    private(set) var rows: [Int]
    /// The number of rows.
    let count: Int

    /// With `junctionsApart` no two junctions of one column lie in rows that touch.
    init(_ wiring: Wiring, junctionsApart: Bool) {
        let runs = wiring.runs
        let pairs = Pairs(wiring)
        rows = [Int](repeating: 0, count: runs.count)
        var placed = [Bool](repeating: false, count: runs.count)
        for run in pairs.sequence() {
            for other in pairs.neighbours[run] where placed[other.run] {
                let apart = junctionsApart && other.isBound && runs[run].meetsJunction(of: runs[other.run])
                rows[run] = max(rows[run], rows[other.run] + (apart ? 2 : 1))
            }
            placed[run] = true
        }
        count = (rows.max() ?? -1) + 1
    }

    /// For each run those that it may not share a row with.
    private struct Pairs {
        struct Neighbour {
            var run: Int
            /// Crossings saved when the neighbour lies below.
            var gain: Int
            /// Whether the two share a column: one constrains the other, or both are parts of one line.
            var isBound: Bool
        }

        private(set) var neighbours: [[Neighbour]]
        private var followers: [[Int]]
        private var missing: [Int]

        init(_ wiring: Wiring) {
            let runs = wiring.runs
            neighbours = [[Neighbour]](repeating: [], count: runs.count)
            followers = [[Int]](repeating: [], count: runs.count)
            missing = [Int](repeating: 0, count: runs.count)
            var bound = Set<Int>()
            for (above, below) in wiring.constraints where bound.insert(above * runs.count + below).inserted {
                followers[above].append(below)
                missing[below] += 1
                join(above, below, gain: 0, isBound: true)
            }
            for (one, other) in wiring.separated where bound.insert(one * runs.count + other).inserted {
                join(one, other, gain: 0, isBound: true)
            }
            let sorted = runs.indices.sorted { (runs[$0].left, $0) < (runs[$1].left, $1) }
            for (index, one) in sorted.enumerated() {
                for other in sorted[(index + 1)...] {
                    guard runs[other].left <= runs[one].right + 1 else { break }
                    guard
                        !bound.contains(one * runs.count + other), !bound.contains(other * runs.count + one)
                    else { continue }
                    let gain = runs[other].crossings(above: runs[one]) - runs[one].crossings(above: runs[other])
                    join(one, other, gain: gain, isBound: false)
                }
            }
        }

        private mutating func join(_ one: Int, _ other: Int, gain: Int, isBound: Bool) {
            neighbours[one].append(Neighbour(run: other, gain: gain, isBound: isBound))
            neighbours[other].append(Neighbour(run: one, gain: -gain, isBound: isBound))
        }

        /// All runs from the top: of those with nothing left that must lie above, the one that saves most.
        func sequence() -> [Int] {
            var missing = missing
            var gain = neighbours.map { $0.reduce(0) { $0 + $1.gain } }
            var left = Array(missing.indices)
            var sequence: [Int] = []
            while !left.isEmpty {
                var best = -1
                for index in left.indices where missing[left[index]] == 0 {
                    if best < 0 || gain[left[index]] > gain[left[best]] { best = index }
                }
                let run = left.remove(at: best)
                sequence.append(run)
                for follower in followers[run] { missing[follower] -= 1 }
                for other in neighbours[run] { gain[other.run] += other.gain }
            }
            return sequence
        }
    }
}
