package import Graphs

/// What one writes by hand: a task group gets each task as soon as its parents have ended, and an array passes the
/// values on.
package struct HandWrittenGroup {
    private let graph: Graph
    private let children: [[Int]]
    private let body: Body

    /// Makes ready what does not change from run to run.
    package init(_ graph: Graph, _ body: Body) {
        self.graph = graph
        self.body = body
        children = graph.children
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
        try await run { group, task, sum in group.addTask { (task, function(sum)) } }
    }

    private func run(_ function: some AsynchronousFunction) async throws -> Int {
        try await run { group, task, sum in group.addTask { (task, try await function(sum)) } }
    }

    @inline(__always)
    private func run(
        adding add: (inout ThrowingTaskGroup<(Int, Int), any Error>, _ task: Int, _ sum: Int) -> Void
    ) async throws -> Int {
        var missing = graph.indices.map { graph.parents(of: $0).count }
        var values = [Int](repeating: 0, count: graph.count)
        try await withThrowingTaskGroup(of: (Int, Int).self) { group in
            for task in graph.indices where missing[task] == 0 { add(&group, task, 0) }
            while let (task, value) = try await group.next() {
                values[task] = value
                for child in children[task] {
                    missing[child] -= 1
                    guard missing[child] == 0 else { continue }
                    add(&group, child, graph.parents(of: child).reduce(0) { $0 &+ values[$1] })
                }
            }
        }
        return values[values.count - 1]
    }
}
