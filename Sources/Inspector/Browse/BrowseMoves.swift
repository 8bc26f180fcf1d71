import GraphDocuments
import GraphDrawing
import TerminalCore

/// Moving from node to node.
extension BrowseModel {
    mutating func move(_ command: BrowseCommand) {
        guard let selection, let drawing else { return }
        if zoom == .whole { (zoom, drawings[.dots]) = (.dots, drawing) }
        if command == .nextParent || command == .nextChild { return moveToRelative(command, of: selection) }
        cycle = nil
        let target = self.target(of: command, from: selection, in: drawing.content.layout)
        if let target { select(target) }
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
        case .moveUp: return isDown ? nearest(to: node, graph.sources[node], layout) : neighbour(of: node, -1, layout)
        case .moveDown: return isDown ? nearest(to: node, graph.targets[node], layout) : neighbour(of: node, 1, layout)
        case .moveLeft: return isDown ? neighbour(of: node, -1, layout) : nearest(to: node, graph.sources[node], layout)
        case .moveRight: return isDown ? neighbour(of: node, 1, layout) : nearest(to: node, graph.targets[node], layout)
        case .first: return layout.layers.first?.first
        case .last: return layout.layers.last?.last
        case .pageUp: return self.node(nearestTo: node, rowsAway: -room.rows, layout)
        case .pageDown: return self.node(nearestTo: node, rowsAway: room.rows, layout)
        default: return nil
        }
    }

    /// The parents or children in turn: the first press goes to the first, further ones to the others.
    private mutating func moveToRelative(_ command: BrowseCommand, of node: Int) {
        let kind: Command = command == .nextParent ? .nextParent : .nextChild
        if let cycle, cycle.command == kind, cycle.current == node, cycle.tasks.count > 1 {
            self.cycle = cycle.next
        } else {
            let relatives = command == .nextParent ? graph.sources[node] : graph.targets[node]
            guard !relatives.isEmpty, let layout = drawing?.content.layout else {
                return say(command == .nextParent ? "nothing leads here" : "nothing follows from here")
            }
            let sorted = relatives.sorted { across($0, layout) < across($1, layout) }
            cycle = RelativeCycle(command: kind, tasks: sorted, place: 0)
        }
        if let current = cycle?.current { select(current) }
    }

    private func nearest(to node: Int, _ others: [Int], _ layout: Layout) -> Int? {
        let middle = across(node, layout)
        return others.filter { $0 != node }.min {
            (abs(across($0, layout) - middle), $0) < (abs(across($1, layout) - middle), $1)
        }
    }

    private func neighbour(of node: Int, _ places: Int, _ layout: Layout) -> Int? {
        guard let layer = layout.layers.first(where: { $0.contains(node) }), let place = layer.firstIndex(of: node),
            layer.indices.contains(place + places)
        else { return nil }
        return layer[place + places]
    }

    private func node(nearestTo node: Int, rowsAway rows: Int, _ layout: Layout) -> Int? {
        let box = layout.nodes[node]
        func distance(_ other: Box) -> Int {
            abs(other.row - box.row - rows) * 4 + abs(other.column + other.width / 2 - box.column - box.width / 2)
        }
        return layout.nodes.indices.min { distance(layout.nodes[$0]) < distance(layout.nodes[$1]) }
    }

    /// The middle of a node in its layer.
    private func across(_ node: Int, _ layout: Layout) -> Int {
        let box = layout.nodes[node]
        return layout.direction == .down ? box.column + box.width / 2 : box.row + box.height / 2
    }
}
