/// The finished layout: lines led through the channels between the layers, and all of it in columns and rows.
struct Routing {
    private let graph: Graph
    private let layered: LayeredGraph
    private let order: Ordering
    private let spacing: Spacing
    private let options: LayoutOptions
    private let place: [Int]
    private let thickness: [Int]
    /// Where each layer begins along, and the ways of the segments below each item, with the rows of their turns.
    private var layerStart: [Int] = []
    private var corners: [Int: [(across: Int, along: Int)]] = [:]

    init(
        _ graph: Graph, _ layered: LayeredGraph, _ order: Ordering, _ placement: Placement, _ spacing: Spacing,
        _ options: LayoutOptions
    ) {
        (self.graph, self.layered, self.order, self.spacing) = (graph, layered, order, spacing)
        self.options = options
        place = placement.place
        thickness = order.layers.map { layer in
            layer.lazy.filter { $0 < graph.nodes.count }
                .map { Spacing.along(graph.nodes[$0], options.direction) }.max() ?? 1
        }
        route()
    }

    private mutating func route() {
        var along = 0
        for layer in order.layers.indices {
            layerStart.append(along)
            along += thickness[layer]
            guard layer + 1 < order.layers.count else { break }
            along += lead(channel(below: layer), below: layer, from: along)
        }
    }

    /// Leads the lines through one channel that begins at `start` along; its thickness.
    private mutating func lead(_ channel: Channel, below layer: Int, from start: Int) -> Int {
        let wiring = Wiring(channel)
        let isDown = options.direction == .down
        let suitsASCII = isDown && options.style != .unicode
        let tracks = Tracks(wiring, junctionsApart: suitsASCII)
        let clearance =
            suitsASCII
            ? Clearance(wiring, tracks, above: covered(layer), below: covered(layer + 1)) : Clearance()
        let (before, after) = isDown ? (clearance.before, clearance.after) : (1, 1)
        for (index, segment) in channel.segments.enumerated() {
            let way = wiring.ways[index]
            var points = [(across: way.column, along: start)]
            var column = way.column
            for turn in way.turns {
                let row = start + before + tracks.rows[turn.run]
                points.append((column, row))
                points.append((turn.column, row))
                column = turn.column
            }
            corners[key(channel.above.items[segment.upper], channel.below.items[segment.lower])] = points
        }
        return max(before + tracks.count + after, options.layerGap, isDown ? 1 : 3)
    }

    /// The columns under the nodes of a layer, from left to right.
    private func covered(_ layer: Int) -> [ClosedRange<Int>] {
        order.layers[layer].filter { $0 < graph.nodes.count }.map { node in
            let start = place[node] - spacing.anchor(node)
            return start...(start + Spacing.across(graph.nodes[node], options.direction) - 1)
        }
    }

    private func key(_ upper: Int, _ lower: Int) -> Int { upper * layered.itemCount + lower }

    private func channel(below layer: Int) -> Channel {
        var (above, below) = (Channel.Side(), Channel.Side())
        var indexOf: [Int: Int] = [:]
        for item in order.layers[layer + 1] where layered.upper.degree(item) > 0 {
            indexOf[item] = below.items.count
            below.append(item, column: place[item], range: range(item))
        }
        var segments: [Channel.Segment] = []
        for item in order.layers[layer] where layered.lower.degree(item) > 0 {
            for target in layered.lower[item].sorted(by: { order.place[$0] < order.place[$1] }) {
                segments.append(Channel.Segment(upper: above.items.count, lower: indexOf[target] ?? 0))
            }
            above.append(item, column: place[item], range: range(item))
        }
        return Channel(
            above: above, below: below, segments: segments, unit: spacing.unit,
            isForUnicode: options.style == .unicode)
    }

    /// The columns in which an item's line may end; a bend has but one.
    private func range(_ item: Int) -> ClosedRange<Int> {
        guard item < graph.nodes.count else { return place[item]...place[item] }
        let start = place[item] - spacing.anchor(item)
        let ports = Spacing.ports(of: graph.nodes[item], options.direction)
        return (start + ports.lowerBound)...(start + ports.upperBound)
    }

    // MARK: - The result

    /// The layout, moved so that it begins in the upper left cell.
    func layout() -> Layout {
        let boxes = graph.nodes.indices.map { node in
            box(across: place[node] - spacing.anchor(node), along: layerStart[layered.layerOf[node]], node)
        }
        let paths = graph.edges.map { EdgePath(points: path($0)) }
        let points = paths.lazy.flatMap(\.points)
        let column = min(points.map(\.column).min() ?? 0, boxes.map(\.column).min() ?? 0)
        let row = min(points.map(\.row).min() ?? 0, boxes.map(\.row).min() ?? 0)
        var layout = Layout(
            width: 0, height: 0, nodes: boxes, edges: paths,
            layers: order.layers.map { $0.filter { $0 < graph.nodes.count } }, crossings: order.crossings,
            direction: options.direction)
        layout.move(left: column, up: row)
        return layout
    }

    private func box(across: Int, along: Int, _ index: Int) -> Box {
        let node = graph.nodes[index]
        let isDown = options.direction == .down
        return Box(
            column: isDown ? across : along, row: isDown ? along : across, width: max(1, node.width),
            height: max(1, node.height))
    }

    private func path(_ edge: Graph.Edge) -> [Position] {
        let items = layered.path(from: edge.source, to: edge.target)
        let source = layered.layerOf[edge.source]
        var points: [(across: Int, along: Int)] = []
        for (upper, lower) in zip(items, items.dropFirst()) { points += corners[key(upper, lower)] ?? [] }
        guard let first = points.first, let last = points.last else { return [] }
        let begin = layerStart[source] + Spacing.along(graph.nodes[edge.source], options.direction)
        points.insert((first.across, begin), at: 0)
        points.append((last.across, layerStart[layered.layerOf[edge.target]] - 1))
        return Self.simplified(points).map {
            options.direction == .down
                ? Position(column: $0.across, row: $0.along) : Position(column: $0.along, row: $0.across)
        }
    }

    /// Without points that are no corners.
    private static func simplified(_ points: [(across: Int, along: Int)]) -> [(across: Int, along: Int)] {
        var result: [(across: Int, along: Int)] = []
        for point in points {
            if let last = result.last, last == point { continue }
            if result.count > 1, let last = result.last {
                let before = result[result.count - 2]
                let straight =
                    (before.across == last.across && last.across == point.across)
                    || (before.along == last.along && last.along == point.along)
                if straight { result.removeLast() }
            }
            result.append(point)
        }
        return result
    }
}

extension Layout {
    /// Moves all towards the upper left, and takes the size anew.
    fileprivate mutating func move(left: Int, up: Int) {
        for index in nodes.indices {
            nodes[index].column -= left
            nodes[index].row -= up
            width = max(width, nodes[index].columns.upperBound)
            height = max(height, nodes[index].rows.upperBound)
        }
        for edge in edges.indices {
            for point in edges[edge].points.indices {
                edges[edge].points[point].column -= left
                edges[edge].points[point].row -= up
                width = max(width, edges[edge].points[point].column + 1)
                height = max(height, edges[edge].points[point].row + 1)
            }
        }
    }
}
