/// The space between two layers: where lines enter it from above, where they leave it below, and which belong together.
///
/// Columns are places across. Each line end above has a column of its own, and so has each below; where an end above
/// and an end below are in one column and not joined, ports are moved apart as far as nodes have room (`separate`).
struct Channel {
    /// One side's line ends: the items, their columns, and the columns to which each may be moved.
    struct Side {
        var items: [Int] = []
        var columns: [Int] = []
        var ranges: [ClosedRange<Int>] = []
        var degrees: [Int] = []
        var at: [Int: Int] = [:]

        mutating func append(_ item: Int, column: Int, range: ClosedRange<Int>, degree: Int) {
            at[column] = items.count
            items.append(item)
            columns.append(column)
            ranges.append(range)
            degrees.append(degree)
        }

        mutating func move(_ index: Int, to column: Int) {
            at[columns[index]] = nil
            at[column] = index
            columns[index] = column
        }
    }

    /// A line from an end above to an end below, by their indices.
    struct Segment: Hashable {
        var upper: Int
        var lower: Int
    }

    private(set) var above: Side
    private(set) var below: Side
    let segments: [Segment]
    let unit: Int
    /// The segments of each end.
    let segmentsOfUpper: [[Int]]
    let segmentsOfLower: [[Int]]
    private let joined: Set<Segment>

    init(above: Side, below: Side, segments: [Segment], unit: Int) {
        self.above = above
        self.below = below
        self.segments = segments
        self.unit = unit
        joined = Set(segments)
        var ofUpper = [[Int]](repeating: [], count: above.items.count)
        var ofLower = [[Int]](repeating: [], count: below.items.count)
        for (index, segment) in segments.enumerated() {
            ofUpper[segment.upper].append(index)
            ofLower[segment.lower].append(index)
        }
        segmentsOfUpper = ofUpper
        segmentsOfLower = ofLower
        separateStrangers()
        separateMiddles()
    }

    /// Pairs of an end above and an end below that share a column and are not joined.
    var strangers: [Segment] {
        below.columns.indices.compactMap { lower in
            guard let upper = above.at[below.columns[lower]] else { return nil }
            let pair = Segment(upper: upper, lower: lower)
            return joined.contains(pair) ? nil : pair
        }
    }

    private mutating func separateStrangers() {
        for pair in strangers {
            let pull = segmentsOfLower[pair.lower].reduce(0) {
                $0 + (above.columns[segments[$1].upper] - below.columns[pair.lower]).signum()
            }
            if let column = freePort(below, pair.lower, towards: pull) {
                below.move(pair.lower, to: column)
            } else if let column = freePort(above, pair.upper, towards: -pull) {
                above.move(pair.upper, to: column)
            }
        }
    }

    /// Moves a port where a source stands over its middle target, or a target under its middle source: a crossing of
    /// four arms is never drawn.
    private mutating func separateMiddles() {
        for upper in above.items.indices where above.degrees[upper] > 2 {
            let column = above.columns[upper]
            let targets = segmentsOfUpper[upper].map { below.columns[segments[$0].lower] }
            guard isMiddle(column, of: targets), let free = freePort(above, upper, towards: 1) else { continue }
            above.move(upper, to: free)
        }
        for lower in below.items.indices where below.degrees[lower] > 2 {
            let column = below.columns[lower]
            let sources = segmentsOfLower[lower].map { above.columns[segments[$0].upper] }
            guard isMiddle(column, of: sources), let free = freePort(below, lower, towards: 1) else { continue }
            below.move(lower, to: free)
        }
    }

    private func isMiddle(_ column: Int, of columns: [Int]) -> Bool {
        columns.contains(column) && columns.contains { $0 < column } && columns.contains { $0 > column }
    }

    private func freePort(_ side: Side, _ index: Int, towards pull: Int) -> Int? {
        let first = pull < 0 ? -unit : unit
        return [first, -first, 2 * first, -2 * first].map { side.columns[index] + $0 }.first {
            side.ranges[index].contains($0) && above.at[$0] == nil && below.at[$0] == nil
        }
    }
}
