import JFlow

/// Which row of the timeline each task stands on: the lowest one that is free when the task starts.
struct ChromeRows {
    /// The row of each task, from 0; `nil` for a task that never was at work.
    private(set) var row: [Int?]
    /// How many rows there are.
    private(set) var count = 0

    /// A row that is taken.
    private struct Taken: Comparable {
        let row: Int
        let end: Int

        static func < (left: Taken, right: Taken) -> Bool { (left.end, left.row) < (right.end, right.row) }
    }

    init(of tasks: [TaskHistory]) {
        row = tasks.map { _ in nil }
        let spans = tasks.enumerated().compactMap { task, history in history.span.map { (task, $0) } }
        var taken = LowestFirst<Taken>()
        var free = LowestFirst<Int>()
        for (task, span) in spans.sorted(by: { ($0.1.lowerBound, $0.0) < ($1.1.lowerBound, $1.0) }) {
            while let first = taken.first, first.end <= span.lowerBound {
                free.insert(first.row)
                taken.removeFirst()
            }
            let row = free.first ?? count
            if free.first != nil { free.removeFirst() }
            count = max(count, row + 1)
            self.row[task] = row
            // A viewer would nest what follows at the same moment into a slice that takes no time.
            taken.insert(Taken(row: row, end: span.isEmpty ? span.upperBound + 1 : span.upperBound))
        }
    }
}
