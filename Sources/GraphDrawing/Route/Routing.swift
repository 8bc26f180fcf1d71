/// The finished layout: lines led through the channels between the layers, and all of it in columns and rows.
struct Routing {
    private let graph: Graph
    private let acyclic: AcyclicGraph
    private let layered: LayeredGraph
    private let ends: LineEnds
    private let order: LayerOrder
    private let placement: Placement
    private let spacing: Spacing
    private let options: LayoutOptions
    private let borders: Borders?
    private let frameRows: FrameRows
    private var thickness: [Int]
    /// Where each layer begins along, and the corners of each segment and of each loop.
    private var layerStart: [Int] = []
    private var layerEnd: [Int] = []
    private var corners: [[Point]]
    private var loopCorners: [Int: [Point]] = [:]

    /// A cell, whatever the direction.
    struct Point: Equatable {
        var across: Int
        var along: Int
    }

    init(
        _ graph: Graph, _ acyclic: AcyclicGraph, _ layered: LayeredGraph, _ ends: LineEnds, _ order: LayerOrder,
        _ placement: Placement, _ spacing: Spacing, _ options: LayoutOptions,
        groups: (borders: Borders, rows: FrameRows)? = nil
    ) {
        borders = groups?.borders
        frameRows = groups?.rows ?? FrameRows(layerCount: order.layers.count)
        (self.graph, self.acyclic, self.layered, self.ends) = (graph, acyclic, layered, ends)
        (self.order, self.placement, self.spacing, self.options) = (order, placement, spacing, options)
        corners = [[Point]](repeating: [], count: layered.segments.count)
        thickness = order.layers.map { layer in
            layer.lazy.map { item in
                var needed = layered.isBend(item) ? 1 : Spacing.along(graph.nodes[item], options.direction)
                if options.direction == .right {
                    let labels = ends.loops[item, default: []].map { graph.edges[$0].labelWidth }
                    let loops = (labels.max() ?? 0) > 0 ? needed + (labels.max() ?? 0) : 0
                    needed = max(needed, loops, (layered.labels[item] ?? -2) + 2)
                }
                return needed
            }.max() ?? 1
        }
        route()
    }

    private mutating func route() {
        if options.direction == .right { makeRoomForTitles() }
        var along = 0
        for layer in order.layers.indices {
            along += frameRows.above[layer]
            layerStart.append(along)
            along += thickness[layer]
            layerEnd.append(along)
            let channelEnds = Ends(below: layer, graph, layered, ends, order, placement, spacing)
            let isLast = layer + 1 == order.layers.count
            // The loops of the last layer stand within the frames around it.
            if !isLast { along += frameRows.below[layer] }
            if !isLast || !channelEnds.loops.isEmpty { along += lead(channelEnds, below: layer, from: along) }
            if isLast { layerEnd[layer] = along }
        }
    }

    /// Widens the last layer of a group that leads to the right where its title would not fit above it.
    private mutating func makeRoomForTitles() {
        for (group, side) in (borders?.sides ?? []).enumerated() {
            guard let side else { continue }
            let least = side.layers.reduce(3 * (side.layers.count - 1)) { $0 + thickness[$1] }
            let missing = graph.groups[group].titleWidth + 2 - least
            if missing > 0 { thickness[side.layers.upperBound] += missing }
        }
    }

    /// Leads the lines through one channel that begins at `start` along; its thickness.
    private mutating func lead(_ ends: Ends, below layer: Int, from start: Int) -> Int {
        let channel = Channel(ends, unit: spacing.unit, isForUnicode: options.style == .unicode)
        let wiring = Wiring(channel)
        let isDown = options.direction == .down
        let suitsASCII = isDown && options.style != .unicode
        let tracks = Tracks(wiring, junctionsApart: suitsASCII)
        let clearance =
            suitsASCII
            ? Clearance(wiring, tracks, above: covered(layer), below: covered(layer + 1)) : Clearance()
        var (before, after) = isDown ? (clearance.before, clearance.after) : (1, 1)
        if ends.ids.contains(where: { layered.segments[$0].isReversed }) { before = max(1, before) }
        for (index, id) in ends.ids.enumerated() {
            let way = wiring.ways[index]
            var points = [Point(across: way.column, along: start)]
            for turn in way.turns {
                let row = start + before + tracks.rows[turn.run]
                points.append(Point(across: points[points.count - 1].across, along: row))
                points.append(Point(across: turn.column, along: row))
            }
            corners[id] = points
        }
        for (loop, run) in zip(channel.loops, wiring.loopRuns) {
            let row = start + before + tracks.rows[run]
            loopCorners[loop.edge] = [channel.above.columns[loop.from], channel.above.columns[loop.back]].map {
                Point(across: $0, along: row)
            }
        }
        return max(before + tracks.count + after, options.layerGap, isDown ? 1 : 3)
    }

    /// The columns under the nodes of a layer, from left to right.
    private func covered(_ layer: Int) -> [ClosedRange<Int>] {
        guard layer < order.layers.count else { return [] }
        return order.layers[layer].filter { !layered.isBend($0) }.map { node in
            start(of: node)...(start(of: node) + Spacing.across(graph.nodes[node], options.direction) - 1)
        }
    }

    /// The first cell across of a node.
    private func start(of node: Int) -> Int { placement.place[node] - spacing.anchor(node) }

    // MARK: - The result

    /// The layout, moved so that it begins in the upper left cell; `tracks` are the same lines, each with bends of its
    /// own, in their order.
    func layout(tracks: LayeredGraph, _ tracksOrder: LayerOrder, crossings: Int) -> Layout {
        let boxes = graph.nodes.indices.map { node in
            let corner = cell(Point(across: start(of: node), along: layerStart[layered.layerOf[node]]))
            return Box(
                column: corner.column, row: corner.row, width: max(1, graph.nodes[node].width),
                height: max(1, graph.nodes[node].height))
        }
        var paths = graph.edges.map { _ in EdgePath(points: []) }
        for line in acyclic.lines.indices { paths[acyclic.lines[line].edge] = path(ofLine: line) }
        for (node, loops) in ends.loops {
            // The innermost first.
            let edges = loops.sorted { loopCorners[$0]?.last?.across ?? 0 < loopCorners[$1]?.last?.across ?? 0 }
            let rows = LineEnds.loopRows(edges.count, graph.nodes[node], options.direction)
            for (edge, row) in zip(edges, rows) {
                if let corners = loopCorners[edge] { paths[edge] = path(ofLoop: edge, corners, row: row) }
            }
        }
        var layout = Layout(
            width: 0, height: 0, nodes: boxes, edges: paths,
            layers: order.layers.map { $0.filter { !layered.isBend($0) } }, tracks: items(tracks, tracksOrder),
            crossings: crossings, frames: frames(), direction: options.direction)
        layout.moveToOrigin()
        layout.placeTitles(graph)
        return layout
    }

    private func frames() -> [Box?] {
        graph.groups.indices.map { group in
            guard let side = borders?.sides[group] else { return nil }
            let first = Point(
                across: placement.place[side.first],
                along: layerStart[side.layers.lowerBound] - frameRows.first[group])
            let last = Point(
                across: placement.place[side.second],
                along: layerEnd[side.layers.upperBound] - 1 + frameRows.last[group])
            let (corner, end) = (cell(first), cell(last))
            return Box(
                column: corner.column, row: corner.row, width: end.column - corner.column + 1,
                height: end.row - corner.row + 1)
        }
    }

    private func items(_ tracks: LayeredGraph, _ order: LayerOrder) -> [[LayerItem]] {
        var edgeOf = [Int](repeating: 0, count: tracks.itemCount)
        for line in acyclic.lines.indices {
            for bend in tracks.bends(of: line) { edgeOf[bend] = acyclic.lines[line].edge }
        }
        return order.layers.map { layer in layer.map { tracks.isBend($0) ? .edge(edgeOf[$0]) : .node($0) } }
    }

    private func cell(_ point: Point) -> Position {
        options.direction == .down
            ? Position(column: point.across, row: point.along) : Position(column: point.along, row: point.across)
    }

    private func path(ofLine line: Int) -> EdgePath {
        let (source, target) = acyclic.edges[line]
        var points = layered.routes[line].flatMap { corners[$0] }
        guard let first = points.first, let last = points.last else { return EdgePath(points: []) }
        let begin = layerStart[layered.layerOf[source]] + Spacing.along(graph.nodes[source], options.direction)
        points.insert(Point(across: first.across, along: begin), at: 0)
        points.append(Point(across: last.across, along: layerStart[layered.layerOf[target]] - 1))
        return EdgePath(
            points: Self.simplified(points).map(cell), isReversed: acyclic.lines[line].isReversed,
            label: layered.bends(of: line).first { layered.labels[$0] != nil }.map(label))
    }

    /// The cells of the label at an item.
    private func label(at item: Int) -> Box {
        let layer = layered.layerOf[item]
        let isDown = options.direction == .down
        let corner = cell(
            Point(
                across: placement.place[item] + (isDown ? 2 : 1),
                along: layerStart[layer] + (isDown ? thickness[layer] / 2 : 1)))
        return Box(column: corner.column, row: corner.row, width: layered.labels[item] ?? 0, height: 1)
    }

    private func path(ofLoop edge: Int, _ corners: [Point], row: Int) -> EdgePath {
        let node = graph.edges[edge].source
        let isDown = options.direction == .down
        let begin = layerStart[layered.layerOf[node]]
        let size = Spacing.along(graph.nodes[node], options.direction)
        let middle = begin + row
        let beside = start(of: node) + Spacing.across(graph.nodes[node], options.direction)
        let points = [
            Point(across: corners[0].across, along: begin + size), corners[0], corners[1],
            Point(across: corners[1].across, along: middle), Point(across: beside, along: middle),
        ]
        let width = graph.edges[edge].labelWidth
        var label: Box?
        if width > 0 {
            let corner = cell(Point(across: corners[1].across + (isDown ? 2 : 1), along: middle))
            label = Box(column: corner.column, row: corner.row, width: width, height: 1)
        }
        return EdgePath(points: Self.simplified(points).map(cell), label: label)
    }

    /// Without points that are no corners.
    private static func simplified(_ points: [Point]) -> [Point] {
        var result: [Point] = []
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
