import GraphDrawing
import TerminalCore

/// Moving from task to task.
extension Model {
    mutating func moveSelection(_ command: Command) {
        guard !run.tasks.isEmpty else { return }
        follow.userMoved(at: now)
        guard let selection else { return userSelected(0) }
        let target =
            switch command {
            case .nextParent: nextRelative(.parents, of: selection)
            case .nextChild: nextRelative(.children, of: selection)
            default:
                drawing.map { neighbour(command, of: selection, in: $0.layout) }
                    ?? listNeighbour(command, of: selection)
            }
        guard let target else { return }
        let cycle = cycle
        userSelected(target)
        if command == .nextParent || command == .nextChild { self.cycle = cycle }
    }

    /// Selects a task because the user said so.
    mutating func userSelected(_ task: Int) {
        follow.userMoved(at: now)
        cycle = nil
        select(task)
    }

    /// Selects a task and brings it in sight.
    mutating func select(_ task: Int) {
        guard run.tasks.indices.contains(task) else { return }
        if selection != task {
            detail.scroll = .home
            detail.sideways = 0
        }
        selection = task
        showSelection()
    }

    /// The next of the parents or children of a task.
    private mutating func nextRelative(_ kind: RelativeCycle.Kind, of task: Int) -> Int? {
        let relatives = kind == .parents ? run.tasks[task].dependencies : run.tasks[task].dependents
        let ordered = drawing.map { drawing in
            relatives.sorted { drawing.layout.middle(of: $0) < drawing.layout.middle(of: $1) }
        }
        cycle = cycle?.next(kind, at: task) ?? RelativeCycle(kind, of: ordered ?? relatives)
        return cycle?.current
    }

    private func neighbour(_ command: Command, of task: Int, in layout: Layout) -> Int? {
        switch command {
        case .moveUp: layout.nearest(to: task, among: run.tasks[task].dependencies)
        case .moveDown: layout.nearest(to: task, among: run.tasks[task].dependents)
        case .moveLeft: layout.neighbour(of: task, places: -1)
        case .moveRight: layout.neighbour(of: task, places: 1)
        case .first: layout.firstNode
        case .last: layout.lastNode
        case .pageUp: layout.node(nearestTo: task, rowsAway: -graphRoom.rows)
        case .pageDown: layout.node(nearestTo: task, rowsAway: graphRoom.rows)
        default: nil
        }
    }

    /// In the list up and down go by rows, left and right to what a task needs and to what needs it.
    private func listNeighbour(_ command: Command, of task: Int) -> Int? {
        let rows = listRows
        guard !rows.isEmpty else { return nil }
        let row = rows.firstIndex(of: task) ?? 0
        let page = max(graphRoom.rows - 1, 1)
        switch command {
        case .moveUp: return rows[max(row - 1, 0)]
        case .moveDown: return rows[min(row + 1, rows.count - 1)]
        case .moveLeft: return run.tasks[task].dependencies.first
        case .moveRight: return run.tasks[task].dependents.first
        case .first: return rows[0]
        case .last: return rows[rows.count - 1]
        case .pageUp: return rows[max(row - page, 0)]
        case .pageDown: return rows[min(row + page, rows.count - 1)]
        default: return nil
        }
    }
}
