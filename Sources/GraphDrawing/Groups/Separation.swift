/// What keeps lines from leading through the frames of groups that they have nothing to do with.
///
/// Where a line would have to change sides while a group goes on, it does so below the group or above it: it follows its
/// source's trunk past the group's last layer or its target's from before the first one, and where the layers do not
/// allow that, its target is put below the group or its source above it. One of the two is possible for each line
/// alone, as a line that leads from below a group to above it would close a cycle.
struct Separation {
    /// A line that changes sides beside a group.
    private struct Change: Hashable {
        var line: Int
        var group: Int
    }

    /// Pairs of nodes of which the first must stand above the second.
    private(set) var above: [(Int, Int)] = []
    /// Lines that follow their sources' trunks past these groups, and those that follow their targets' from before them.
    private var past: Set<Change> = []
    private var before: Set<Change> = []
    private let graph: Graph
    private let acyclic: AcyclicGraph

    /// How often an order is looked for anew.
    static let rounds = 8

    init(_ graph: Graph, _ acyclic: AcyclicGraph) {
        (self.graph, self.acyclic) = (graph, acyclic)
    }

    /// For each line the layer down to which it must follow its source's trunk, and the last one in which it may.
    func bounds(_ layering: Layering) -> [(least: Int, most: Int)] {
        let spans = layers(layering)
        var bounds = acyclic.lines.map { _ in (least: Int.min, most: Int.max) }
        for change in past {
            if let span = spans[change.group] {
                bounds[change.line].least = max(bounds[change.line].least, span.upperBound)
            }
        }
        for change in before {
            if let span = spans[change.group] {
                bounds[change.line].most = min(bounds[change.line].most, span.lowerBound - 1)
            }
        }
        return bounds
    }

    /// Takes the lines that lead through groups in this order; says whether something new was found to be done.
    mutating func learn(_ layered: LayeredGraph, _ spans: GroupSpans, _ order: LayerOrder) -> Bool {
        var isNew = false
        for line in acyclic.lines.indices {
            for group in groups(enteredBy: line, layered, spans, order) {
                if separate(line, from: group, layered.layerOf, spans) { isNew = true }
            }
        }
        return isNew
    }

    private func groups(
        enteredBy line: Int, _ layered: LayeredGraph, _ spans: GroupSpans, _ order: LayerOrder
    ) -> [Int] {
        let (source, target) = acyclic.edges[line]
        return spans.layers.indices.filter { group in
            guard let span = spans.layers[group], !graph.holds(group, source), !graph.holds(group, target) else {
                return false
            }
            return layered.routes[line].contains { index in
                let segment = layered.segments[index]
                let layer = layered.layerOf[segment.upper]
                guard span.contains(layer), span.contains(layer + 1) else { return false }
                return isLeft(segment.upper, of: group, layer, spans, order)
                    != isLeft(segment.lower, of: group, layer + 1, spans, order)
            }
        }
    }

    private func isLeft(_ item: Int, of group: Int, _ layer: Int, _ spans: GroupSpans, _ order: LayerOrder) -> Bool {
        let first = order.layers[layer].first { spans.holds(group, $0) }
        return first.map { order.place[item] < order.place[$0] } ?? true
    }

    private mutating func separate(_ line: Int, from group: Int, _ layerOf: [Int], _ spans: GroupSpans) -> Bool {
        guard let span = spans.layers[group] else { return false }
        let (source, target) = acyclic.edges[line]
        let change = Change(line: line, group: group)
        if layerOf[target] > span.upperBound, !before.contains(change), past.insert(change).inserted { return true }
        if layerOf[source] < span.lowerBound, !past.contains(change), before.insert(change).inserted { return true }
        let members = graph.nodes.indices.filter { graph.holds(group, $0) }
        // The target below the group, or the source above it; else the group out of the line's way, above or below all
        // of it.
        let ways: [(isNew: Bool, upper: [Int], lower: [Int])] = [
            (layerOf[target] <= span.upperBound, members, [target]),
            (layerOf[source] >= span.lowerBound, [source], members),
            (layerOf[source] <= span.upperBound, members, [source]),
            (layerOf[target] >= span.lowerBound, [target], members),
        ]
        if let way = ways.first(where: { $0.isNew && !reaches(from: $0.lower, $0.upper) }) {
            for upper in way.upper { above += way.lower.map { (upper, $0) } }
            return true
        }
        if past.remove(change) != nil, layerOf[source] < span.lowerBound { return before.insert(change).inserted }
        return false
    }

    private func reaches(from starts: [Int], _ goals: [Int]) -> Bool {
        let extra = Adjacency(count: graph.nodes.count, pairs: above)
        let goals = Set(goals)
        var met = Set(starts)
        var waiting = starts
        while let node = waiting.popLast() {
            if goals.contains(node) { return true }
            for next in acyclic.successors[node] + extra[node] where met.insert(next).inserted { waiting.append(next) }
        }
        return false
    }

    private func layers(_ layering: Layering) -> [ClosedRange<Int>?] {
        graph.groups.indices.map { group in
            let layers = graph.nodes.indices.filter { graph.holds(group, $0) }.map { layering.layerOf[$0] }
            guard let first = layers.min(), let last = layers.max() else { return nil }
            return first...last
        }
    }
}
