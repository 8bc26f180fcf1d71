/// The edges of a plan: successors and dependencies of each task, each list in one array (compressed sparse rows).
///
/// Tasks are numbered so that each stands behind everything that it depends on.
struct DependencyGraph: Sendable {
    /// The number of tasks.
    let count: Int
    private let dependencyStarts: [Int32]
    private let dependencyList: [Int32]
    private let successorStarts: [Int32]
    private let successorList: [Int32]

    /// Makes the graph of tasks whose dependencies come one task after the other, each once a task.
    ///
    /// - Parameters:
    ///   - dependencyStarts: Where the dependencies of each task begin, and at the end where the last ones end.
    ///   - dependencies: The dependencies of all tasks.
    init(dependencyStarts: [Int32], dependencies: [Int32]) {
        count = dependencyStarts.count - 1
        self.dependencyStarts = dependencyStarts
        dependencyList = dependencies
        (successorStarts, successorList) = Self.reversed(dependencyStarts, dependencies)
    }

    /// Makes the graph of tasks with these dependencies.
    init(_ dependencies: [[Int]]) {
        var starts: [Int32] = [0]
        var list: [Int32] = []
        for row in dependencies {
            list += row.map { Int32($0) }
            starts.append(Int32(list.count))
        }
        self.init(dependencyStarts: starts, dependencies: list)
    }

    /// The tasks that `task` depends on, each once.
    @inline(__always)
    func dependencies(of task: Int) -> ArraySlice<Int32> {
        dependencyList[Int(dependencyStarts[task])..<Int(dependencyStarts[task + 1])]
    }

    /// The tasks that depend on `task`, lowest first.
    @inline(__always)
    func successors(of task: Int) -> ArraySlice<Int32> {
        successorList[Int(successorStarts[task])..<Int(successorStarts[task + 1])]
    }

    /// The number of dependencies of each task.
    var dependencyCounts: [Int32] {
        (0..<count).map { dependencyStarts[$0 + 1] - dependencyStarts[$0] }
    }

    private static func reversed(_ starts: [Int32], _ list: [Int32]) -> ([Int32], [Int32]) {
        var ends = [Int32](repeating: 0, count: starts.count)
        for dependency in list { ends[Int(dependency) + 1] += 1 }
        for index in ends.indices.dropFirst() { ends[index] += ends[index - 1] }
        let successorStarts = ends
        var successors = [Int32](repeating: 0, count: list.count)
        for task in 0..<(starts.count - 1) {
            for position in Int(starts[task])..<Int(starts[task + 1]) {
                let dependency = Int(list[position])
                successors[Int(ends[dependency])] = Int32(task)
                ends[dependency] += 1
            }
        }
        return (successorStarts, successors)
    }
}
