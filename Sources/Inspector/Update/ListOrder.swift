import JFlow
import TerminalCore

/// The list form: which task stands in which row.
extension Model {
    /// The tasks in the order of the list: what has ended by its end, what runs by its start, what is ready, what is
    /// tried again by the time at which it is due, and the rest. What no goal needs is left out.
    var listRows: [Int] {
        let waiting = run.tasks.indices.filter { run.tasks[$0].state == .pending }
        return run.endedTasks + run.longestRunning + run.ready.sorted() + run.soonestRetrying + waiting
    }

    func listRow(of task: Int) -> Int? { listRows.firstIndex(of: task) }

    /// Where the selection stands on the screen, in the list form.
    var selectedListRow: Int? {
        guard form == .list, let selection, let row = listRow(of: selection) else { return nil }
        return row - offset.row
    }

    /// Keeps the selection in the row of the screen where it was, as far as the list's ends allow.
    mutating func holdListRow(_ row: Int?) {
        guard let row, form == .list, let selection, let now = listRow(of: selection) else { return }
        offset.row = now - row
        clampOffset()
    }
}
