/// What one writes by hand: a task group gets each task as soon as its parents have ended, and a dictionary-free table
/// of values passes the results on.
struct HandWritten {
    private let parents: [[Int]]
    private let children: [[Int]]
    private let kind: Kind

    init(_ shape: Shape, _ kind: Kind) {
        parents = shape.parents
        var children: [[Int]] = parents.map { _ in [] }
        for (index, parents) in parents.enumerated() {
            for parent in parents { children[parent].append(index) }
        }
        self.children = children
        self.kind = kind
    }

    /// Runs all tasks and returns the goal's value.
    func run() async -> Int {
        var missing = parents.map(\.count)
        var values = [Int](repeating: 0, count: parents.count)
        await withTaskGroup(of: (Int, Int).self) { group in
            for index in parents.indices where missing[index] == 0 { add(index, values, to: &group) }
            while let (index, value) = await group.next() {
                values[index] = value
                for child in children[index] {
                    missing[child] -= 1
                    if missing[child] == 0 { add(child, values, to: &group) }
                }
            }
        }
        return values[values.count - 1]
    }

    private func add(_ index: Int, _ values: [Int], to group: inout TaskGroup<(Int, Int)>) {
        let sum = parents[index].reduce(0) { $0 &+ values[$1] }
        switch kind {
        case .synchronous: group.addTask { (index, sum &+ 1) }
        case .asynchronous: group.addTask { (index, await plusOne(sum)) }
        }
    }
}
