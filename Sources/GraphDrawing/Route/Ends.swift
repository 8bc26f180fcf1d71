/// The line ends of a channel: which they are and where each may be.
struct Ends {
    private(set) var above = Channel.Side()
    private(set) var below = Channel.Side()
    private(set) var segments: [Channel.Segment] = []
    /// The segment of the layered graph that each of these is.
    private(set) var ids: [Int] = []
    private(set) var loops: [Channel.Loop] = []
    /// The sides of frames that go through the channel.
    private(set) var borders: [Int] = []

    private let graph: Graph
    private let layered: LayeredGraph
    private let order: LayerOrder
    private let placement: Placement
    private let spacing: Spacing

    /// The ends between a layer and the next one, or below the last.
    init(
        below layer: Int, _ graph: Graph, _ layered: LayeredGraph, _ ends: LineEnds, _ order: LayerOrder,
        _ placement: Placement, _ spacing: Spacing
    ) {
        (self.graph, self.layered, self.order) = (graph, layered, order)
        (self.placement, self.spacing) = (placement, spacing)
        var lowerEnd: [Int: Int] = [:]
        var lowerShared: [Int: Int] = [:]
        for item in layer + 1 < order.layers.count ? order.layers[layer + 1] : []
        where layered.upper.degree(item) > 0 && !layered.isBorder(item) {
            let sorted = layered.isBend(item) ? [] : sorted(ends.above[item]) { self.layered.segments[$0].upper }
            for (end, column, range) in placed(sorted, of: item) {
                if case .segment(let segment) = end { lowerEnd[segment] = below.items.count }
                if end == .shared { lowerShared[item] = below.items.count }
                below.append(item, column: column, range: range)
            }
        }
        if layered.firstBorder < layered.itemCount {
            borders = order.layers[layer].filter { layered.isBorder($0) && layered.lower.degree($0) > 0 }
                .map { placement.place[$0] }
        }
        let leaving = Leaving(layered, order.layers[layer], order)
        for item in order.layers[layer] where !layered.isBorder(item) {
            let sorted = layered.isBend(item) ? [] : sorted(ends.below[item]) { self.layered.segments[$0].lower }
            guard layered.lower.degree(item) > 0 || !sorted.isEmpty else { continue }
            for (end, column, range) in placed(sorted, of: item) {
                let upper = above.items.count
                above.append(item, column: column, range: range)
                switch end {
                case .segment(let segment):
                    join(upper, lowerEnd[segment] ?? lowerShared[layered.segments[segment].lower] ?? 0, segment)
                case .shared:
                    for segment in leaving[item] where layered.isBend(item) || !layered.segments[segment].isPrivate {
                        let lower = layered.segments[segment].lower
                        join(upper, lowerEnd[segment] ?? lowerShared[lower] ?? 0, segment)
                    }
                case .loop(let edge): loops.append(Channel.Loop(edge: edge, from: upper, back: 0))
                }
            }
            addReturns(of: item, ends)
        }
    }

    private mutating func join(_ upper: Int, _ lower: Int, _ segment: Int) {
        segments.append(Channel.Segment(upper: upper, lower: lower))
        ids.append(segment)
    }

    /// The columns beside a node in which its loops come back to it.
    private mutating func addReturns(of item: Int, _ ends: LineEnds) {
        guard let edges = ends.loops[item] else { return }
        let last =
            placement.place[item] - spacing.anchor(item) + Spacing.across(graph.nodes[item], spacing.direction) - 1
        // The rightmost end comes back innermost, so that loops of one node do not cross.
        let own = loops.indices.filter { edges.contains(loops[$0].edge) }.reversed()
        let widths = own.map { graph.edges[loops[$0].edge].labelWidth }
        let places = Spacing.loopPlaces(widths, spacing.direction).places
        for (place, loop) in zip(places, own) {
            loops[loop].back = above.items.count
            above.append(item, column: last + place, range: (last + place)...(last + place))
        }
    }

    /// Ends in the order of the items that they lead to; loops last.
    private func sorted(_ ends: [LineEnds.End], _ opposite: (Int) -> Int) -> [LineEnds.End] {
        guard ends.count > 1 else { return ends }
        let weights = ends.map { end in
            switch end {
            case .shared: Int.min
            case .segment(let segment): placement.place[opposite(segment)]
            case .loop: Int.max
            }
        }
        let privates = ends.indices.filter { weights[$0] != .min && weights[$0] != .max }
            .sorted { (weights[$0], $0) < (weights[$1], $1) }.map { ends[$0] }
        let loops = ends.filter { if case .loop = $0 { true } else { false } }
        guard ends.contains(.shared) else { return privates + loops }
        return privates.prefix(privates.count / 2) + [.shared] + privates.suffix(privates.count - privates.count / 2)
            + loops
    }

    /// Where each end of an item stands, and where it may be moved to: one that has the node to itself anywhere in its
    /// range, others nowhere.
    private func placed(_ ends: [LineEnds.End], of item: Int) -> [(LineEnds.End, Int, ClosedRange<Int>)] {
        let place = placement.place[item]
        guard !layered.isBend(item) else { return [(.shared, place, place...place)] }
        let start = place - spacing.anchor(item)
        let ports = Spacing.ports(of: graph.nodes[item], spacing.direction)
        let range = (start + ports.lowerBound)...(start + ports.upperBound)
        guard ends.count > 1 else { return ends.map { ($0, place, range) } }
        let columns = LineEnds.spread(
            ends.count, fixed: ends.firstIndex(of: .shared), in: range, middle: place, unit: spacing.unit)
        return zip(ends, columns).map { ($0, $1, $1...$1) }
    }

    /// The segments that leave each item of a layer, by the places of the items that they lead to.
    private struct Leaving {
        private var segments: [Int: [Int]] = [:]

        init(_ layered: LayeredGraph, _ layer: [Int], _ order: LayerOrder) {
            for item in layer {
                segments[item] = layered.segmentsBelow[item].sorted {
                    order.place[layered.segments[$0].lower] < order.place[layered.segments[$1].lower]
                }
            }
        }

        subscript(item: Int) -> [Int] { segments[item] ?? [] }
    }
}
