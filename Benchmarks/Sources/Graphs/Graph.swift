/// Tasks by index, each standing behind its parents; the last one is the goal.
///
/// The value of a task is one more than the sum of its parents' values, whoever runs the graph.
///
/// What looks at it is inlined, as in a program that has its graph beside the code that makes tasks of it: to find out what
/// a graph is costs nothing then, and what is measured is the making of tasks.
public struct Graph: Sendable {
    /// What the tasks are called.
    public private(set) var names: [String] = []
    @usableFromInline var starts = [0]
    @usableFromInline var edges: [Int] = []

    /// A graph without tasks.
    public init() {}

    /// The number of tasks.
    @inlinable public var count: Int { names.count }
    /// The number of edges.
    @inlinable public var edgeCount: Int { edges.count }
    /// The tasks, in order.
    @inlinable public var indices: Range<Int> { names.indices }

    /// The parents of a task, in the order of its parameters.
    @inlinable
    public func parents(of task: Int) -> ArraySlice<Int> {
        edges[starts[task]..<starts[task + 1]]
    }

    /// Adds a task behind all others.
    public mutating func append(_ name: String, parents: some Collection<Int>) {
        precondition(parents.allSatisfy { 0 <= $0 && $0 < count }, "a task stands behind its parents")
        names.append(name)
        edges += parents
        starts.append(edges.count)
    }

    /// Adds a task that is called by its index.
    public mutating func append(parents: some Collection<Int>) {
        append(String(count), parents: parents)
    }

    /// For each task, those that need it.
    public var children: [[Int]] {
        var children: [[Int]] = Array(repeating: [], count: count)
        for task in indices {
            for parent in parents(of: task) { children[parent].append(task) }
        }
        return children
    }

    /// The graph as it is, if only its last task is needed by no other; otherwise with one more that needs all those.
    public var withOneGoal: Graph {
        var isNeeded = [Bool](repeating: false, count: count)
        for parent in edges { isNeeded[parent] = true }
        let ends = indices.filter { !isNeeded[$0] }
        guard ends.count > 1 else { return self }
        var graph = self
        var name = "goal"
        let taken = Set(names)
        while taken.contains(name) { name += "'" }
        graph.append(name, parents: ends)
        return graph
    }

    /// The goal's value, computed in the plainest way.
    public var goalValue: Int {
        var values: [Int] = []
        values.reserveCapacity(count)
        for task in indices { values.append(parents(of: task).reduce(1) { $0 &+ values[$1] }) }
        return values.last ?? 0
    }
}
