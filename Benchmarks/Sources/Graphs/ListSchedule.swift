/// Tasks that compute or sleep, and how soon they can all have ended.
package struct ListSchedule: Sendable {
    /// What a task does, in any unit of time.
    package enum Work: Sendable, Hashable {
        /// Takes a processor for so long.
        case compute(Double)
        /// Takes so long and no processor.
        case sleep(Double)

        /// How long it takes.
        package var duration: Double {
            switch self {
            case .compute(let duration), .sleep(let duration): duration
            }
        }
    }

    private let graph: Graph
    private let works: [Work]
    private let processors: Int

    /// Takes a graph, what each of its tasks does, and how many tasks can compute at a time.
    package init(_ graph: Graph, _ works: [Work], processors: Int) {
        precondition(works.count == graph.count && processors >= 1, "each task does something, somewhere")
        self.graph = graph
        self.works = works
        self.processors = processors
    }

    /// For each task, how long it takes at least from its start to the end of all that needs it.
    package var remainingPaths: [Double] {
        var paths = works.map(\.duration)
        for task in graph.indices.reversed() {
            for parent in graph.parents(of: task) {
                paths[parent] = max(paths[parent], works[parent].duration + paths[task])
            }
        }
        return paths
    }

    /// What no schedule can be shorter than: the longest path, and all computing shared evenly.
    package var lowerBound: Double {
        var computing = 0.0
        for case .compute(let duration) in works { computing += duration }
        return max(remainingPaths.max() ?? 0, computing / Double(processors))
    }

    /// The length of the schedule in which a free processor takes the ready task with the longest remaining path
    /// (list scheduling: Graham 1969; the order: Hu 1961), and tasks that sleep begin at once.
    package var length: Double {
        let paths = remainingPaths
        let children = graph.children
        var missing = graph.indices.map { graph.parents(of: $0).count }
        var ready: [Int] = []
        var running: [(end: Double, task: Int)] = []
        var free = processors
        var now = 0.0

        func becameReady(_ task: Int) {
            switch works[task] {
            case .sleep(let duration): running.append((now + duration, task))
            case .compute: ready.append(task)
            }
        }
        func fillProcessors() {
            while free > 0, let best = ready.indices.max(by: { paths[ready[$0]] < paths[ready[$1]] }) {
                let task = ready.remove(at: best)
                running.append((now + works[task].duration, task))
                free -= 1
            }
        }

        for task in graph.indices where missing[task] == 0 { becameReady(task) }
        fillProcessors()
        while let next = running.indices.min(by: { running[$0].end < running[$1].end }) {
            let (end, task) = running.remove(at: next)
            now = end
            if case .compute = works[task] { free += 1 }
            for child in children[task] {
                missing[child] -= 1
                if missing[child] == 0 { becameReady(child) }
            }
            fillProcessors()
        }
        return now
    }
}
