/// How many lines end at each side of a node, and where: one end for all shared lines together, and one for each private
/// line and each loop.
struct LineEnds {
    /// What ends in one place of a node's side.
    enum End: Hashable {
        case shared
        case segment(Int)
        case loop(edge: Int)
    }

    /// The ends at the side where the node's lines leave, and at the one where they enter; loops leave only.
    private(set) var below: [[End]]
    private(set) var above: [[End]]
    /// The graph's edges from each node to itself.
    private(set) var loops: [Int: [Int]] = [:]

    init(_ graph: Graph, _ acyclic: AcyclicGraph, _ layered: LayeredGraph) {
        below = [[End]](repeating: [], count: graph.nodes.count)
        above = below
        for (index, segment) in layered.segments.enumerated() {
            let end = segment.isPrivate ? End.segment(index) : .shared
            if !layered.isBend(segment.upper), segment.isPrivate || !below[segment.upper].contains(.shared) {
                below[segment.upper].append(end)
            }
            if !layered.isBend(segment.lower), segment.isPrivate || !above[segment.lower].contains(.shared) {
                above[segment.lower].append(end)
            }
        }
        for edge in acyclic.loops {
            loops[graph.edges[edge].source, default: []].append(edge)
            below[graph.edges[edge].source].append(.loop(edge: edge))
        }
    }

    /// The cells between two neighbouring ends of a node, and one end.
    static let pitch = 2

    /// The cells along a node, from its beginning, in which its loops come back: the innermost last, so that they do not
    /// cross; a single one in the middle.
    static func loopRows(_ count: Int, _ node: Graph.Node, _ direction: Direction) -> [Int] {
        let size = Spacing.along(node, direction)
        let first = (size - (2 * count - 1)) / 2
        return (0..<count).map { first + 2 * (count - 1 - $0) }
    }

    /// The graph with nodes that have room for all their ends.
    func widened(_ graph: Graph, _ direction: Direction) -> Graph {
        var graph = graph
        for (node, loops) in self.loops {
            let needed = 2 * loops.count - 1
            if direction == .down {
                // From three rows on it has a frame, in whose corners no line ends.
                graph.nodes[node].height = max(graph.nodes[node].height, needed > 1 ? needed + 2 : 1)
            } else {
                graph.nodes[node].width = max(graph.nodes[node].width, needed + 2)
            }
        }
        for node in graph.nodes.indices {
            let count = max(below[node].count, above[node].count)
            // To the right, ends stand in every other row of the drawing, which the node may begin beside.
            let needed = Self.pitch * count + (direction == .down || count < 2 ? -1 : 1)
            // A side may gain a frame when it grows, and with it corners.
            for _ in 0..<2 {
                let ports = Spacing.ports(of: graph.nodes[node], direction)
                let missing = max(0, needed - ports.count)
                guard missing > 0 else { break }
                if direction == .down {
                    graph.nodes[node].width += missing
                } else {
                    graph.nodes[node].height += missing
                }
                if graph.nodes[node].ports != nil {
                    graph.nodes[node].ports = ports.lowerBound...(ports.upperBound + missing)
                }
            }
        }
        return graph
    }

    /// Places for so many ends in a row, within the range and in steps of `unit` from `middle`: `fixed`, if there is one,
    /// in the middle and the others evenly on both sides of it, where they have room, else all evenly spread.
    static func spread(_ count: Int, fixed: Int?, in range: ClosedRange<Int>, middle: Int, unit: Int) -> [Int] {
        guard count > 1 else { return [middle] }
        if let fixed {
            let left = evenly(fixed, in: range.lowerBound...max(range.lowerBound, middle - pitch), middle, unit)
            let right = evenly(
                count - fixed - 1, in: min(range.upperBound, middle + pitch)...range.upperBound, middle, unit)
            let places = left + [middle] + right
            if zip(places, places.dropFirst()).allSatisfy({ $1 - $0 >= pitch }) { return places }
        }
        return evenly(count, in: range, middle, unit)
    }

    private static func evenly(_ count: Int, in range: ClosedRange<Int>, _ origin: Int, _ unit: Int) -> [Int] {
        // The first place in the range that is whole steps away from the origin.
        let first = range.lowerBound + ((origin - range.lowerBound) % unit + unit) % unit
        let steps = max(0, (range.upperBound - first) / unit)
        return (0..<count).map { first + (2 * $0 + 1) * (steps + 1) / (2 * count) * unit }
    }
}
