/// A place across for each item: integer cells, no two items too near, long lines straight, parents over children.
///
/// The four alignments of Brandes and Köpf, "Fast and simple horizontal coordinate assignment" (2001), moved to the
/// narrowest of them; each item takes the mean of the two middle places. What is then still apart from its
/// neighbours is drawn towards them (`Straightening`).
struct Placement {
    /// The cell across in which the lines of each item end.
    let place: [Int]

    init(_ graph: LayeredGraph, _ order: LayerOrder, _ spacing: Spacing) {
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
        place = straightening.place.map { $0 * spacing.unit }
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
