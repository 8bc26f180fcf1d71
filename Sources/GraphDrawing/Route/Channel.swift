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

        mutating func append(_ item: Int, column: Int, range: ClosedRange<Int>) {
            at[column] = items.count
            items.append(item)
            columns.append(column)
            ranges.append(range)
        }

        /// Gives one segment of an end a port of its own.
        mutating func split(_ index: Int, column: Int) {
            append(items[index], column: column, range: column...column)
            degrees[index] -= 1
            degrees.append(1)
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

    /// A line from an end above to another end above, which is free but for it.
    struct Loop {
        var edge: Int
        var from: Int
        var back: Int
    }

    private(set) var above: Side
    private(set) var below: Side
    private(set) var segments: [Segment]
    let loops: [Loop]
    /// The columns of the sides of frames that go through it, in order.
    let borders: [Int]
    let unit: Int
    /// Whether all junctions will show their arms.
    let isForUnicode: Bool
    /// The segments of each end.
    private(set) var segmentsOfUpper: [[Int]] = []
    private(set) var segmentsOfLower: [[Int]] = []
    private var joined: Set<Segment> = []

    /// The line ends with one for each item, and the segments between them.
    init(_ ends: Ends, unit: Int, isForUnicode: Bool) {
        loops = ends.loops
        borders = ends.borders.sorted()
        self.isForUnicode = isForUnicode
        above = ends.above
        below = ends.below
        segments = ends.segments
        self.unit = unit
        gatherSegments()
        straightenWires()
        var ports = PortAssignment(self)
        ports.run()
        self.above = ports.above
        self.below = ports.below
        self.segments = ports.segments
        gatherSegments()
        separateStrangers()
        separateMiddles()
    }

    private mutating func gatherSegments() {
        joined = Set(segments)
        segmentsOfUpper = [[Int]](repeating: [], count: above.items.count)
        segmentsOfLower = [[Int]](repeating: [], count: below.items.count)
        for (index, segment) in segments.enumerated() {
            segmentsOfUpper[segment.upper].append(index)
            segmentsOfLower[segment.lower].append(index)
        }
        above.degrees = segmentsOfUpper.map(\.count)
        below.degrees = segmentsOfLower.map(\.count)
    }

    /// Moves the ports of a line that joins nothing else into one column where the nodes allow it.
    private mutating func straightenWires() {
        for segment in segments where above.degrees[segment.upper] == 1 && below.degrees[segment.lower] == 1 {
            let (upper, lower) = (above.columns[segment.upper], below.columns[segment.lower])
            let low = max(above.ranges[segment.upper].lowerBound, below.ranges[segment.lower].lowerBound)
            let high = min(above.ranges[segment.upper].upperBound, below.ranges[segment.lower].upperBound)
            guard upper != lower, low <= high else { continue }
            let column = [upper, lower, (upper + lower) / 2 / unit * unit].first {
                low <= $0 && $0 <= high && [nil, segment.upper].contains(above.at[$0])
                    && [nil, segment.lower].contains(below.at[$0])
            }
            guard let column else { continue }
            above.move(segment.upper, to: column)
            below.move(segment.lower, to: column)
        }
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
