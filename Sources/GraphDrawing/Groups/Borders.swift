/// The sides of the frames of groups, as lines that stand around their items.
struct Borders {
    /// The layered graph with the borders, and its order.
    let layered: LayeredGraph
    let order: LayerOrder
    /// For each group the items of its first side and of its second one, from its first layer on.
    let sides: [(first: Int, second: Int, layers: ClosedRange<Int>)?]

    init(_ graph: LayeredGraph, _ spans: GroupSpans, _ order: LayerOrder) {
        var next = graph.itemCount
        var borders: [ClosedRange<Int>] = []
        let sides: [(first: Int, second: Int, layers: ClosedRange<Int>)?] = spans.layers.map { span in
            guard let span else { return nil }
            defer { next += 2 * span.count }
            borders += [span, span]
            return (next, next + span.count, span)
        }
        self.sides = sides
        layered = graph.adding(borders: borders)
        // A border stands in the group that its own group stands in.
        var groupOf = spans.groupOf
        for group in sides.indices {
            groupOf += [Int?](repeating: spans.parents[group], count: 2 * (sides[group]?.layers.count ?? 0))
        }
        var layers = order.layers
        // The innermost first, so that the frames around them find them complete.
        for group in sides.indices.reversed() {
            guard let side = sides[group] else { continue }
            for layer in side.layers {
                let inside = layers[layer].indices.filter { index in
                    spans.isInside(groupOf[layers[layer][index]], group)
                }
                guard let first = inside.first, let last = inside.last else { continue }
                let offset = layer - side.layers.lowerBound
                layers[layer].insert(side.second + offset, at: last + 1)
                layers[layer].insert(side.first + offset, at: first)
            }
        }
        self.order = LayerOrder(layers: layers, itemCount: layered.itemCount)
    }

    /// How far apart the sides of frames of these widths are.
    func spans(ofWidths widths: [Int]) -> [(first: Int, second: Int, distance: Int)] {
        zip(widths, sides).compactMap { width, side in
            side.map { ($0.first, $0.second, max(0, width - 1)) }
        }
    }
}
