/// Ports of their own for segments that would lead from the branching of a source into the gathering of a target.
///
/// Where a node is wide enough, such a line leaves the source beside its middle port (or, where the source is none or
/// has no room, enters the target beside it): a line one can follow with the eye, and no run more.
struct PortAssignment {
    private(set) var above: Channel.Side
    private(set) var below: Channel.Side
    private(set) var segments: [Channel.Segment]
    private let segmentsOfUpper: [[Int]]
    private let segmentsOfLower: [[Int]]
    private let unit: Int
    private static let mostPorts = 5

    init(_ channel: Channel) {
        (above, below, segments, unit) = (channel.above, channel.below, channel.segments, channel.unit)
        (segmentsOfUpper, segmentsOfLower) = (channel.segmentsOfUpper, channel.segmentsOfLower)
    }

    mutating func run() {
        for lower in below.items.indices { keepStraight(lower) }
        for (upper, bundle) in segmentsOfUpper.enumerated() {
            spread(upper, bundle, \.above, \.upper, facing: \.below, \.lower)
        }
        for (lower, bundle) in segmentsOfLower.enumerated() {
            spread(lower, bundle, \.below, \.lower, facing: \.above, \.upper)
        }
    }

    /// Where one of a target's two lines is mixed and the other, alone, could come straight down on the target: that one
    /// gets a port of its own right under its source.
    private mutating func keepStraight(_ lower: Int) {
        guard below.degrees[lower] == 2 else { return }
        let own = segmentsOfLower[lower]
        let alone = own.filter { above.degrees[segments[$0].upper] == 1 }
        guard alone.count == 1, let straight = alone.first else { return }
        let column = above.columns[segments[straight].upper]
        let isFree = (-1...1).allSatisfy { below.at[column + $0] == nil }
        guard below.ranges[lower].contains(column), isFree else { return }
        below.split(lower, column: column)
        segments[straight].lower = below.items.count - 1
    }

    /// Gives the mixed segments of a line end ports of their own; where all of its segments are mixed, the nearest
    /// keeps the port there is, as does one that leads straight on.
    private mutating func spread(
        _ end: Int, _ bundle: [Int], _ side: WritableKeyPath<Self, Channel.Side>,
        _ own: WritableKeyPath<Channel.Segment, Int>,
        facing other: KeyPath<Self, Channel.Side>, _ opposite: KeyPath<Channel.Segment, Int>
    ) {
        let range = self[keyPath: side].ranges[end]
        guard self[keyPath: side].degrees[end] > 1, range.count > 2 else { return }
        let middle = self[keyPath: side].columns[end]
        let columns = self[keyPath: other].columns
        let all = bundle.filter { segments[$0][keyPath: own] == end }
        var mixed: [(segment: Int, distance: Int)] = []
        for index in all where self[keyPath: other].degrees[segments[index][keyPath: opposite]] > 1 {
            mixed.append((index, columns[segments[index][keyPath: opposite]] - middle))
        }
        let nearest = mixed.min { abs($0.distance) < abs($1.distance) }
        if let nearest, mixed.count == all.count || nearest.distance == 0 {
            mixed.removeAll { $0.segment == nearest.segment }
        }
        guard mixed.count < Self.mostPorts else { return }
        for sign in [-1, 1] {
            let chosen = mixed.filter { $0.distance * sign > 0 }
            for (move, port) in zip(chosen, Self.ports(chosen.count, sign, middle, range, unit)) {
                guard let column = free(near: port, in: range) else { continue }
                self[keyPath: side].split(end, column: column)
                segments[move.segment][keyPath: own] = self[keyPath: side].items.count - 1
            }
        }
    }

    /// Columns for `count` ports on one side of the middle, from left to right, evenly between it and the end.
    private static func ports(
        _ count: Int, _ side: Int, _ middle: Int, _ range: ClosedRange<Int>, _ unit: Int
    ) -> [Int] {
        let room = side < 0 ? middle - range.lowerBound : range.upperBound - middle
        guard count > 0, room >= 2 * unit * count else { return [] }
        let columns = (1...count).map { middle + side * (room * $0 / (count + 1) / unit * unit) }
        return side < 0 ? columns.reversed() : columns
    }

    /// The port or one beside it, where nothing else ends.
    private func free(near port: Int, in range: ClosedRange<Int>) -> Int? {
        [port, port + unit, port - unit].first { column in
            range.contains(column)
                && (-1...1).allSatisfy { above.at[column + $0] == nil && below.at[column + $0] == nil }
        }
    }
}
