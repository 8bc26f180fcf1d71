public import Graphs
public import JFlow

/// A graph as tasks of the engine, defined as a user would define them: typed, with values on the edges, by the form of
/// fixed arity where there are up to three parents and over an array above that.
public enum EngineGraph {
    /// The goal's task, and with it all others.
    public static func goal(_ graph: Graph, _ body: Body) -> AnyTask<Int> {
        let tasks =
            switch body {
            case .sync: Self.tasks(graph, Add())
            case .async: Self.tasks(graph, AddAfterAwait())
            case .busy(let time): Self.tasks(graph, Compute(turns: Work.turns(microseconds: Double(time))))
            case .sleep(let time): Self.tasks(graph, Sleep(duration: .milliseconds(time)))
            }
        return tasks[tasks.count - 1]
    }

    /// The plan of a graph.
    public static func workflow(_ graph: Graph, _ body: Body) throws -> Workflow<Int> {
        try Workflow(goal(graph, body))
    }

    private static func tasks(_ graph: Graph, _ function: some SynchronousFunction) -> [AnyTask<Int>] {
        var tasks: [AnyTask<Int>] = []
        tasks.reserveCapacity(graph.count)
        for index in graph.indices {
            let (name, parents) = (graph.names[index], graph.parents(of: index))
            let first = parents.startIndex
            switch parents.count {
            case 0: tasks.append(AnyTask(task(name) { function(0) }))
            case 1: tasks.append(AnyTask(task(name, tasks[parents[first]]) { function($0) }))
            case 2:
                let (a, b) = (tasks[parents[first]], tasks[parents[first + 1]])
                tasks.append(AnyTask(task(name, a, b) { function($0 &+ $1) }))
            case 3:
                let (a, b, c) = (tasks[parents[first]], tasks[parents[first + 1]], tasks[parents[first + 2]])
                tasks.append(AnyTask(task(name, a, b, c) { function($0 &+ $1 &+ $2) }))
            default:
                let all = parents.map { tasks[$0] }
                tasks.append(AnyTask(task(name, all: all) { function($0.reduce(0, &+)) }))
            }
        }
        return tasks
    }

    private static func tasks(_ graph: Graph, _ function: some AsynchronousFunction) -> [AnyTask<Int>] {
        var tasks: [AnyTask<Int>] = []
        tasks.reserveCapacity(graph.count)
        for index in graph.indices {
            let (name, parents) = (graph.names[index], graph.parents(of: index))
            let first = parents.startIndex
            switch parents.count {
            case 0: tasks.append(AnyTask(task(name) { try await function(0) }))
            case 1: tasks.append(AnyTask(task(name, tasks[parents[first]]) { try await function($0) }))
            case 2:
                let (a, b) = (tasks[parents[first]], tasks[parents[first + 1]])
                tasks.append(AnyTask(task(name, a, b) { try await function($0 &+ $1) }))
            case 3:
                let (a, b, c) = (tasks[parents[first]], tasks[parents[first + 1]], tasks[parents[first + 2]])
                tasks.append(AnyTask(task(name, a, b, c) { try await function($0 &+ $1 &+ $2) }))
            default:
                let all = parents.map { tasks[$0] }
                tasks.append(AnyTask(task(name, all: all) { try await function($0.reduce(0, &+)) }))
            }
        }
        return tasks
    }
}
