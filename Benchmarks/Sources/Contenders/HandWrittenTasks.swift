package import Graphs

/// What one writes by hand when one does not count: a `Task` for each node, which awaits the values of its parents'.
package struct HandWrittenTasks {
    private let graph: Graph
    private let body: Body

    /// Takes a graph.
    package init(_ graph: Graph, _ body: Body) {
        self.graph = graph
        self.body = body
    }

    /// Runs all tasks and returns the goal's value.
    package func run() async throws -> Int {
        switch body {
        case .sync: try await run(Add())
        case .async: try await run(AddAfterAwait())
        case .busy(let time): try await run(Compute(turns: Work.turns(microseconds: Double(time))))
        case .sleep(let time): try await run(Sleep(duration: .milliseconds(time)))
        }
    }

    private func run(_ function: some SynchronousFunction) async throws -> Int {
        try await goal { parents in Task { function(try await sum(of: parents)) } }
    }

    private func run(_ function: some AsynchronousFunction) async throws -> Int {
        try await goal { parents in Task { try await function(try await sum(of: parents)) } }
    }

    @inline(__always)
    private func goal(_ start: ([Task<Int, any Error>]) -> Task<Int, any Error>) async throws -> Int {
        var tasks: [Task<Int, any Error>] = []
        tasks.reserveCapacity(graph.count)
        for index in graph.indices { tasks.append(start(graph.parents(of: index).map { tasks[$0] })) }
        return try await tasks[tasks.count - 1].value
    }
}

@inline(__always)
private func sum(of parents: [Task<Int, any Error>]) async throws -> Int {
    var sum = 0
    for parent in parents { sum &+= try await parent.value }
    return sum
}
