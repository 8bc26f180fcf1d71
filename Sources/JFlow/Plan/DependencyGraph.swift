/// The edges of a plan: dependencies and successors of each task, all lists of a kind in one stretch of memory (compressed
/// sparse rows).
///
/// Tasks are numbered so that each stands behind everything that it depends on.
// `@unchecked`: the memory is written before `init` returns and never again.
struct DependencyGraph: @unchecked Sendable {
    /// The number of tasks.
    let count: Int
    private let memory: PlanMemory<Int32>
    // Where each list of dependencies begins, and at the end where the last one ends; and the same of successors.
    private let dependencyStarts: UnsafePointer<Int32>
    private let dependencyList: UnsafePointer<Int32>
    private let successorStarts: UnsafePointer<Int32>
    private let successorList: UnsafePointer<Int32>

    /// Makes the graph of tasks whose dependencies are all listed.
    init(_ writer: DependencyWriter) {
        precondition(writer.task == writer.taskLimit, "the dependencies of every task are listed")
        count = writer.taskLimit
        memory = writer.memory
        let starts = writer.starts
        let reversedStarts = starts + count + 1
        let successors = writer.list + Int(starts[count])
        Self.reverse(starts, writer.list, count: count, to: reversedStarts, successors)
        dependencyStarts = UnsafePointer(starts)
        dependencyList = UnsafePointer(writer.list)
        successorStarts = UnsafePointer(reversedStarts)
        successorList = UnsafePointer(successors)
    }

    /// Makes the graph of tasks with these dependencies.
    init(_ dependencies: [[Int]]) {
        var writer = DependencyWriter(
            taskLimit: dependencies.count, edgeLimit: dependencies.reduce(0) { $0 + $1.count })
        for row in dependencies {
            for dependency in row { writer.add(dependency) }
            writer.endTask()
        }
        self.init(writer)
    }

    /// The tasks that `task` depends on, each once.
    @inline(__always)
    func dependencies(of task: Int) -> Row {
        check(task)
        return Row(memory, dependencyList, dependencyStarts, task)
    }

    /// The tasks that depend on `task`, lowest first.
    @inline(__always)
    func successors(of task: Int) -> Row {
        check(task)
        return Row(memory, successorList, successorStarts, task)
    }

    /// Where the successors of `task` stand; with ``successor(at:)``, which makes no collection, for the inner loop.
    @inline(__always)
    func successorRange(of task: Int) -> Range<Int> {
        check(task)
        return Int(successorStarts[task])..<Int(successorStarts[task + 1])
    }

    @inline(__always)
    func successor(at position: Int) -> Int {
        Int(successorList[position])
    }

    /// The tasks on which no other one depends.
    var ends: [Int] {
        (0..<count).filter { successorStarts[$0] == successorStarts[$0 + 1] }
    }

    /// The number of dependencies of each task.
    var dependencyCounts: [Int32] {
        [Int32](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            for task in 0..<count { buffer[task] = dependencyStarts[task + 1] - dependencyStarts[task] }
            initializedCount = count
        }
    }

    @inline(__always)
    private func check(_ task: Int) {
        precondition(UInt(bitPattern: task) < UInt(bitPattern: count), "a plan has no task of this number")
    }

    /// Lists for each task those that name it, lowest first (counting sort).
    private static func reverse(
        _ starts: UnsafeMutablePointer<Int32>, _ list: UnsafeMutablePointer<Int32>, count: Int,
        to reversedStarts: UnsafeMutablePointer<Int32>, _ reversed: UnsafeMutablePointer<Int32>
    ) {
        let edgeCount = Int(starts[count])
        reversedStarts.initialize(repeating: 0, count: count + 1)
        // Each entry counts, then is where the list before ends, and moves to where its own list ends.
        for edge in 0..<edgeCount { reversedStarts[Int(list[edge]) + 1] += 1 }
        var begin: Int32 = 0
        for task in 0..<count {
            let length = reversedStarts[task + 1]
            reversedStarts[task + 1] = begin
            begin += length
        }
        for task in 0..<count {
            for edge in Int(starts[task])..<Int(starts[task + 1]) {
                let dependency = Int(list[edge])
                reversed[Int(reversedStarts[dependency + 1])] = Int32(truncatingIfNeeded: task)
                reversedStarts[dependency + 1] += 1
            }
        }
    }
}

extension DependencyGraph {
    /// The tasks that one task depends on, or that depend on it.
    struct Row: RandomAccessCollection {
        // Keeps the memory, however short the graph lives.
        private let memory: PlanMemory<Int32>
        private let first: UnsafePointer<Int32>
        let endIndex: Int

        fileprivate init(
            _ memory: PlanMemory<Int32>, _ list: UnsafePointer<Int32>, _ starts: UnsafePointer<Int32>, _ task: Int
        ) {
            self.memory = memory
            first = list + Int(starts[task])
            endIndex = Int(starts[task + 1] - starts[task])
        }

        var startIndex: Int { 0 }

        subscript(index: Int) -> Int32 {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: endIndex), "a list of tasks has no such place")
            return withExtendedLifetime(memory) { first[index] }
        }
    }
}
