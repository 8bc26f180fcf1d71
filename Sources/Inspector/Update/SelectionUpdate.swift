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
            case .nextParent, .nextChild: nextRelative(command, of: selection)
            default: drawing.map { neighbour(command, of: selection, in: $0) } ?? listNeighbour(command, of: selection)
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

    /// The parents or children of a task in turn: the first press goes to the first, further ones to the others.
    private mutating func nextRelative(_ command: Command, of task: Int) -> Int? {
        if let cycle, cycle.command == command, cycle.current == task, cycle.tasks.count > 1 {
            self.cycle = cycle.next
        } else {
            let relatives = command == .nextParent ? run.tasks[task].dependencies : run.tasks[task].dependents
            let ordered = drawing.map { drawing in
                relatives.sorted { drawing.center(of: $0) < drawing.center(of: $1) }
            }
            guard !relatives.isEmpty else { return nil }
            cycle = RelativeCycle(command: command, tasks: ordered ?? relatives, place: 0)
        }
        return cycle?.current
    }

    private func neighbour(_ command: Command, of task: Int, in drawing: Drawing) -> Int? {
        switch command {
        case .moveUp: drawing.nearest(to: task, among: run.tasks[task].dependencies)
        case .moveDown: drawing.nearest(to: task, among: run.tasks[task].dependents)
        case .moveLeft: drawing.neighbour(of: task, places: -1)
        case .moveRight: drawing.neighbour(of: task, places: 1)
        case .first: drawing.layout.layers.first?.first
        case .last: drawing.layout.layers.last?.last
        case .pageUp: drawing.task(nearestTo: task, rowsAway: -graphRoom.rows)
        case .pageDown: drawing.task(nearestTo: task, rowsAway: graphRoom.rows)
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
