/// What an order of lanes costs, told by where their lines lead.
struct LanePairs {
    private struct End {
        var layer: Int
        var place: Int
        /// The lane at the other end; -1 where there are none.
        var lane: Int
        /// The upper one of the two layers.
        var upperLayer: Int
    }

    /// For each lane the lines to other lanes and to layers without lanes.
    private let ends: [[End]]
    /// The layers of each lane that is a group.
    private let spans: [ClosedRange<Int>?]
    private static let rounds = 12
    /// With more lanes than this only neighbours change places.
    private static let insertionLimit = 24
    private static let entering = 100

    init(_ lanes: [[Int]], _ spans: [ClosedRange<Int>?], _ graph: LayeredGraph, _ order: LayerOrder) {
        var laneOf: [Int: Int] = [:]
        for (lane, items) in lanes.enumerated() { for item in items { laneOf[item] = lane } }
        self.spans = spans
        ends = lanes.enumerated().map { lane, items in
            items.flatMap { item in
                (graph.lower[item] + graph.upper[item]).compactMap { other in
                    let far = laneOf[other] ?? -1
                    let layer = graph.layerOf[other]
                    return far == lane
                        ? nil
                        : End(
                            layer: layer, place: order.place[other], lane: far,
                            upperLayer: min(layer, graph.layerOf[item]))
                }
            }
        }
    }

    /// Moves lanes while the costs become less: lines that lead through a group between two lanes, the lengths of lines
    /// across lanes, and crossings towards what stands fast.
    mutating func improve(_ sequence: inout [Int]) {
        guard sequence.count > 1 else { return }
        var least = cost(sequence)
        for _ in 0..<Self.rounds where least > 0 {
            let before = least
            for index in sequence.indices {
                let targets =
                    sequence.count <= Self.insertionLimit ? Array(sequence.indices) : [max(0, index - 1)]
                for target in targets where target != index {
                    var other = sequence
                    other.insert(other.remove(at: index), at: target)
                    let cost = cost(other)
                    if cost < least { (least, sequence) = (cost, other) }
                }
            }
            if least == before { return }
        }
    }

    private func cost(_ sequence: [Int]) -> Int {
        var rank = [Int](repeating: 0, count: ends.count)
        for (place, lane) in sequence.enumerated() { rank[lane] = place }
        var cost = 0
        for lane in ends.indices {
            for end in ends[lane] where end.lane >= 0 {
                let (low, high) = (min(rank[lane], rank[end.lane]), max(rank[lane], rank[end.lane]))
                cost += high - low
                for between in sequence[low..<high].dropFirst() {
                    guard let span = spans[between] else { continue }
                    if span.contains(end.upperLayer), span.contains(end.upperLayer + 1) { cost += Self.entering }
                }
            }
        }
        for (index, left) in sequence.enumerated() {
            for right in sequence[(index + 1)...] {
                for one in ends[left] where one.lane < 0 {
                    for other in ends[right] where other.lane < 0 && other.layer == one.layer {
                        cost += one.place > other.place ? 2 : 0
                    }
                }
            }
        }
        return cost
    }
}
