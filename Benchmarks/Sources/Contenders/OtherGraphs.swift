package import Graphs
package import JFlow

extension EngineGraph {
    /// The goal's task of a graph whose synchronous tasks are all cached.
    package static func cachedGoal(_ graph: Graph) -> AnyTask<Int> {
        var tasks: [AnyTask<Int>] = []
        tasks.reserveCapacity(graph.count)
        for index in graph.indices {
            let (name, parents) = (graph.names[index], graph.parents(of: index))
            let first = parents.startIndex
            switch parents.count {
            case 0: tasks.append(AnyTask(task(name) { 1 }.cached()))
            case 1: tasks.append(AnyTask(task(name, tasks[parents[first]]) { $0 &+ 1 }.cached()))
            case 2:
                let (a, b) = (tasks[parents[first]], tasks[parents[first + 1]])
                tasks.append(AnyTask(task(name, a, b) { $0 &+ $1 &+ 1 }.cached()))
            default:
                let all = parents.map { tasks[$0] }
                tasks.append(AnyTask(task(name, all: all) { $0.reduce(1, &+) }.cached()))
            }
        }
        return tasks[tasks.count - 1]
    }

    /// A graph as a reader of files makes it: names, and the numbers of what each task needs; one body for all.
    package static func numbered(_ graph: Graph) throws -> DynamicWorkflow {
        var tasks = NumberedTasks(capacity: graph.count)
        for index in graph.indices { tasks.add(graph.names[index], after: graph.parents(of: index)) }
        return try DynamicWorkflow(tasks) { _, values in values.reduce(1) { $0 &+ ($1 as? Int ?? 0) } }
    }

    /// A graph as tasks that name each other, each with a body of its own.
    package static func described(_ graph: Graph) -> [DynamicTask] {
        graph.indices.map { index in
            DynamicTask(graph.names[index], dependencies: graph.parents(of: index).map { graph.names[$0] }) { values in
                values.reduce(1) { $0 &+ ($1 as? Int ?? 0) }
            }
        }
    }

    /// The result of a described graph.
    package static func run(_ workflow: DynamicWorkflow) async throws -> Int {
        try await workflow.run().first as? Int ?? 0
    }
}
