/// How far apart neighbours of a layer must stand: the one place that knows sizes, gaps and the direction.
///
/// From here to the routing there is only *across* (along a layer: columns when edges lead down, rows when they lead
/// right) and *along* (the way the edges lead).
struct Spacing {
    let direction: Direction
    /// Cells that an item covers across, before and after the cell in which its line ends.
    private let before: [Int]
    private let after: [Int]
    private let nodeCount: Int
    private let nodeGap: Int
    /// Items that must stand so many units apart, whatever stands between them: the sides of a frame with a title.
    var spans: [(first: Int, second: Int, distance: Int)] = []

    /// Lines stand in multiples of this: in drawings to the right in every other row, so that two junctions never
    /// touch from above and below, where ASCII could not tell them apart.
    var unit: Int { direction == .down ? 1 : 2 }

    init(_ graph: Graph, _ layered: LayeredGraph, _ ends: LineEnds, _ options: LayoutOptions) {
        direction = options.direction
        nodeCount = graph.nodes.count
        nodeGap = max(options.direction == .down ? 2 : 1, options.nodeGap)
        let bends = [Int](repeating: 0, count: layered.itemCount - nodeCount)
        let anchors = graph.nodes.map { node in
            let ports = Self.ports(of: node, options.direction)
            return (ports.lowerBound + ports.upperBound) / 2
        }
        var after = zip(graph.nodes, anchors).map { Self.across($0, options.direction) - 1 - $1 } + bends
        for (item, width) in layered.labels { after[item] += Self.labelRoom(width, options.direction) }
        for (node, loops) in ends.loops {
            after[node] += Self.loopPlaces(loops.map { graph.edges[$0].labelWidth }, options.direction).room
        }
        before = anchors + bends
        self.after = after
    }

    /// The fewest units between the line ends of two neighbours.
    func distance(_ left: Int, _ right: Int) -> Int {
        let gap = left < nodeCount && right < nodeCount ? nodeGap : 1
        return (after[left] + gap + 1 + before[right] + unit - 1) / unit
    }

    /// The units that an item takes before and after the one in which its line ends.
    func extent(_ item: Int) -> (before: Int, after: Int) {
        ((before[item] + unit - 1) / unit, (after[item] + unit - 1) / unit)
    }

    /// The offset of the line's end in an item, and so how far its first cell lies before it.
    func anchor(_ item: Int) -> Int { before[item] }

    static func across(_ node: Graph.Node, _ direction: Direction) -> Int {
        max(1, direction == .down ? node.width : node.height)
    }

    static func along(_ node: Graph.Node, _ direction: Direction) -> Int {
        max(1, direction == .down ? node.height : node.width)
    }

    /// The cells across beside a line that a label needs: a blank and the text, or the row below.
    static func labelRoom(_ width: Int, _ direction: Direction) -> Int { direction == .down ? 1 + width : 1 }

    /// Where beside a node its loops come back, counted from the node's last cell, with labels beside them, and the
    /// cells that all take.
    static func loopPlaces(_ labelWidths: [Int], _ direction: Direction) -> (places: [Int], room: Int) {
        var (places, room): ([Int], Int) = ([], 0)
        for width in labelWidths {
            places.append(room + 2)
            room += 2 + (width > 0 ? labelRoom(width, direction) : 0)
        }
        return (places, room)
    }

    /// Where lines may end: never in a corner, never outside, whatever was asked for.
    static func ports(of node: Graph.Node, _ direction: Direction) -> ClosedRange<Int> {
        let size = across(node, direction)
        let corner = node.height >= 3 && size >= 3 ? 1 : 0
        let side = corner...(size - 1 - corner)
        return (node.ports ?? side).clamped(to: side)
    }
}
