/// Columns for the segments that lead from the branching of a source into the gathering of a target.
struct Connections {
    /// The column of each such segment, by its index.
    private(set) var columns: [Int: Int] = [:]
    private var taken: Set<Int>
    private let unit: Int
    /// Whether lines may stand side by side.
    private let isDense: Bool
    /// The columns of the sides of frames, in order.
    private let borders: [Int]

    init(_ channel: Channel) {
        borders = channel.borders
        taken = Set(channel.above.columns).union(channel.below.columns).union(borders)
        isDense = channel.unit > 1 && channel.isForUnicode
        unit = isDense ? 1 : channel.unit
        var used = Set<Int>()
        for (index, segment) in channel.segments.enumerated()
        where channel.above.degrees[segment.upper] > 1 && channel.below.degrees[segment.lower] > 1 {
            let upper = channel.above.columns[segment.upper]
            let lower = channel.below.columns[segment.lower]
            if upper == lower || (Self.endsBelow(channel, index) && used.insert(lower).inserted) {
                columns[index] = lower
            } else if Self.endsAbove(channel, index), used.insert(upper).inserted {
                columns[index] = upper
            } else if let near = claim(near: lower, towards: upper, within: Self.reach * unit) {
                columns[index] = near
            } else if channel.above.at[lower] == nil, used.insert(lower).inserted {
                columns[index] = lower
            } else if channel.below.at[upper] == nil, used.insert(upper).inserted {
                columns[index] = upper
            } else {
                columns[index] = claim(near: lower, towards: upper, within: .max)
            }
        }
    }

    /// How far a column is looked for before the source's or the target's own is taken, which needs two runs more.
    private static let reach = 4

    /// A column in which no line of the channel stands, nor in those beside it, as near as there is one: junctions
    /// side by side are hard to read, and in ASCII may be read in two ways. To the right, in Unicode, the rows between
    /// the nodes are taken too: there is nothing else free between one-line nodes.
    ///
    /// Where frames go through the channel, first one in the same frame as one of the two, so that no line goes through
    /// another.
    mutating func claim(
        near column: Int, towards other: Int, within reach: Int, where isFit: (Int) -> Bool = { _ in true }
    ) -> Int? {
        let step = other < column ? -unit : unit
        func search(_ reach: Int, _ isFit: (Int) -> Bool) -> Int? {
            var distance = step
            while abs(distance) <= reach {
                for candidate in [column + distance, column - distance] where isFree(candidate) && isFit(candidate) {
                    return candidate
                }
                distance += step
            }
            return nil
        }
        var found: Int?
        if !borders.isEmpty {
            let homes = [borders.count(upTo: column), borders.count(upTo: other)]
            found = search(Self.frameReach) { [borders] in isFit($0) && homes.contains(borders.count(upTo: $0)) }
        }
        found = found ?? search(reach, isFit)
        if let found { taken.insert(found) }
        return found
    }

    /// How far a column is looked for within a frame.
    private static let frameReach = 60

    private func isFree(_ column: Int) -> Bool {
        !taken.contains(column) && (isDense || !taken.contains(column - 1) && !taken.contains(column + 1))
    }

    /// Whether the target's column is free above it, and all its other lines come from one side.
    private static func endsBelow(_ channel: Channel, _ index: Int) -> Bool {
        let segment = channel.segments[index]
        let column = channel.below.columns[segment.lower]
        guard channel.above.at[column] == nil else { return false }
        let others = channel.segmentsOfLower[segment.lower].filter { $0 != index }
            .map { channel.above.columns[channel.segments[$0].upper] }
        return others.allSatisfy { $0 < column } || others.allSatisfy { $0 > column }
    }

    /// Whether the source's column is free below it, and all its other lines lead to one side.
    private static func endsAbove(_ channel: Channel, _ index: Int) -> Bool {
        let segment = channel.segments[index]
        let column = channel.above.columns[segment.upper]
        guard channel.below.at[column] == nil else { return false }
        let others = channel.segmentsOfUpper[segment.upper].filter { $0 != index }
            .map { channel.below.columns[channel.segments[$0].lower] }
        return others.allSatisfy { $0 < column } || others.allSatisfy { $0 > column }
    }
}
