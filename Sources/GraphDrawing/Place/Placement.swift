/// A place across for each item: integer cells, no two items too near, long lines straight, parents over children.
///
/// The four alignments of Brandes and Köpf, "Fast and simple horizontal coordinate assignment" (2001), moved to the
/// narrowest of them; each item takes the mean of the two middle places. What is then still apart from its
/// neighbours is drawn towards them (`Straightening`).
struct Placement {
    /// The cell across in which the lines of each item end.
    private(set) var place: [Int]

    init(_ graph: LayeredGraph, _ order: LayerOrder, _ spacing: Spacing, _ borders: Borders? = nil) {
        let conflicts = Alignment.conflicts(graph, order)
        var candidates: [[Int]] = []
        for upwards in [false, true] {
            for fromRight in [false, true] {
                let alignment = Alignment(
                    graph, order, conflicts: conflicts, upwards: upwards, fromRight: fromRight)
                candidates.append(
                    Compaction(graph, order, spacing, alignment.root, fromRight: fromRight).place)
            }
        }
        let balanced = Self.balance(candidates)
        var straightening = Straightening(graph, order, spacing, balanced)
        straightening.run()
        place = straightening.place
        if let borders { tighten(borders, order, spacing) }
        place = place.map { $0 * spacing.unit }
    }

    /// The placement and some that take less room across; not for graphs of many items, each of which takes its time.
    static func candidates(_ graph: LayeredGraph, _ order: LayerOrder, _ spacing: Spacing) -> [Placement] {
        let balanced = Placement(graph, order, spacing)
        guard graph.itemCount + graph.segments.count <= narrowingLimit else { return [balanced] }
        let narrowing = Narrowing(graph, order, spacing, balanced.place.map { $0 / spacing.unit })
        let (least, width) = (narrowing.leastWidth, narrowing.range.count)
        var widths: [Int] = []
        for share in 0..<shares where least < width {
            let next = least + (width - least) * share / shares
            if widths.last != next, next > 0 { widths.append(next) }
        }
        return [balanced]
            + widths.map { width in
                var placement = balanced
                placement.place = narrowing.narrowed(to: width).map { $0 * spacing.unit }
                return placement
            }
    }

    private static let narrowingLimit = 5_000
    private static let shares = 3

    /// Moves the sides of frames towards what stands in them, the innermost first.
    private mutating func tighten(_ borders: Borders, _ order: LayerOrder, _ spacing: Spacing) {
        for group in borders.sides.indices.reversed() {
            guard let side = borders.sides[group] else { continue }
            var (first, second) = (Int.max, Int.min)
            for offset in 0..<side.layers.count {
                let layer = order.layers[side.layers.lowerBound + offset]
                let after = layer[order.place[side.first + offset] + 1]
                let before = layer[order.place[side.second + offset] - 1]
                first = min(first, place[after] - spacing.distance(side.first + offset, after))
                second = max(second, place[before] + spacing.distance(before, side.second + offset))
            }
            for span in spacing.spans where span.first == side.first && second - first < span.distance {
                // The room for the title is there: the sides stood that far apart before.
                first = max(place[side.first], second - span.distance)
                second = max(second, first + span.distance)
            }
            for offset in 0..<side.layers.count {
                place[side.first + offset] = first
                place[side.second + offset] = second
            }
        }
    }

    /// Each item's mean of the two middle places; distances that hold in all candidates hold in it, too.
    private static func balance(_ candidates: [[Int]]) -> [Int] {
        let extents = candidates.map { ($0.min() ?? 0, $0.max() ?? 0) }
        let narrowest = extents.min { $0.1 - $0.0 < $1.1 - $1.0 } ?? (0, 0)
        let moved = candidates.indices.map { index in
            let shift = index % 2 == 0 ? narrowest.0 - extents[index].0 : narrowest.1 - extents[index].1
            return candidates[index].map { $0 + shift }
        }
        return (moved.first ?? []).indices.map { item in
            let four = moved.map { $0[item] }.sorted()
            return (four[1] + four[2]) >> 1
        }
    }
}
