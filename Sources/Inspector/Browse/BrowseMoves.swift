import GraphDocuments
import GraphDrawing
import TerminalCore

/// Moving from node to node.
extension BrowseModel {
    mutating func move(_ command: BrowseCommand) {
        guard let selection, let layout = drawing?.content.layout else { return }
        // In the whole graph one cell may hold many nodes: moving needs the points.
        if zoom != zoom.drawn { zoom(to: zoom.drawn) }
        switch command {
        case .nextParent: moveToRelative(.parents, of: selection, in: layout)
        case .nextChild: moveToRelative(.children, of: selection, in: layout)
        default:
            cycle = nil
            if let target = target(of: command, from: selection, in: layout) { select(target) }
        }
    }

    /// Selects a shown node and brings it in sight.
    mutating func select(_ node: Int) {
        if selection != node { detailTop = 0 }
        selection = node
        showSelection()
        changed()
    }

    private func target(of command: BrowseCommand, from node: Int, in layout: Layout) -> Int? {
        let isDown = layout.direction == .down
        switch command {
        case isDown ? .moveUp : .moveLeft: return layout.nearest(to: node, among: others(graph.sources, of: node))
        case isDown ? .moveDown : .moveRight: return layout.nearest(to: node, among: others(graph.targets, of: node))
        case isDown ? .moveLeft : .moveUp: return layout.neighbour(of: node, places: -1)
        case isDown ? .moveRight : .moveDown: return layout.neighbour(of: node, places: 1)
        case .first: return layout.firstNode
        case .last: return layout.lastNode
        case .pageUp: return layout.node(nearestTo: node, rowsAway: -room.rows)
        case .pageDown: return layout.node(nearestTo: node, rowsAway: room.rows)
        default: return nil
        }
    }

    /// The relatives of a node without itself: an edge may lead back to where it comes from.
    private func others(_ relatives: [[Int]], of node: Int) -> [Int] { relatives[node].filter { $0 != node } }

    private mutating func moveToRelative(_ kind: RelativeCycle.Kind, of node: Int, in layout: Layout) {
        let relatives = kind == .parents ? graph.sources[node] : graph.targets[node]
        let ordered = relatives.sorted { layout.middle(of: $0) < layout.middle(of: $1) }
        cycle = cycle?.next(kind, at: node) ?? RelativeCycle(kind, of: ordered)
        guard let cycle else {
            return say(kind == .parents ? "nothing leads here" : "nothing follows from here")
        }
        select(cycle.current)
    }
}
