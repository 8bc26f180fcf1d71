/// The blank rows that a channel needs before its first and after its last run, so that the arms of ASCII's `+`, which
/// it does not show, follow from what stands around it.
struct Clearance {
    private(set) var before = 0
    private(set) var after = 0

    /// Junctions this near may have nothing but crossing lines between them.
    private static let near = 4

    init() {}

    /// For runs in these tracks, between nodes that cover these columns above and below.
    init(_ wiring: Wiring, _ tracks: Tracks, above: [ClosedRange<Int>], below: [ClosedRange<Int>]) {
        let rows = wiring.runs.indices
        let first = rows.filter { tracks.rows[$0] == 0 }.map { wiring.runs[$0] }
        let last = rows.filter { tracks.rows[$0] == tracks.count - 1 }.map { wiring.runs[$0] }
        // Two arms beside each other, each of which might go on into the node: `┴┴` or `┤├`?
        before = Self.isCrowded(first.flatMap(\.downs), at: above) ? 1 : 0
        after = Self.isCrowded(last.flatMap(\.ups), at: below) ? 1 : 0
        guard tracks.count == 1, before + after == 0 else { return }
        // A node right above and one right below: to which of them does the third arm lead?
        let isDoubtful = wiring.runs.contains { run in
            (run.ups + run.downs).contains {
                run.isJunction($0) && Self.covers(above, $0) && Self.covers(below, $0)
            }
        }
        after = isDoubtful ? 1 : 0
    }

    private static func isCrowded(_ columns: [Int], at nodes: [ClosedRange<Int>]) -> Bool {
        let columns = columns.filter { covers(nodes, $0) }.sorted()
        return zip(columns, columns.dropFirst()).contains { $1 - $0 <= near }
    }

    private static func covers(_ ranges: [ClosedRange<Int>], _ column: Int) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < column { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(column)
    }
}
