/// Resolves the names of dynamic tasks, and collects everything that is wrong with them.
struct DynamicWiring {
    /// The tasks by number, with those dependencies that are tasks.
    private(set) var tasks: NumberedTasks
    /// The goals, where some were named.
    private(set) var goals: [Int]?
    private(set) var problems: [Problem] = []
    /// All names in order, for hints; made for the first one.
    private lazy var sortedNames = Set(tasks.names).sorted()

    init(tasks: [DynamicTask], goals: [String]?) {
        self.tasks = NumberedTasks(capacity: tasks.count)
        self.tasks.names = tasks.map { $0.name }
        let names = self.tasks.names
        let table = NameTable(names)
        if table.isCertain {
            names.withUnsafeBufferPointer { names in
                resolve(tasks, goals) { table.number(of: $0) { names[$0] } }
            }
        } else {
            problems = names.nameProblems
            let numbers = Dictionary(names.enumerated().map { ($1, $0) }) { $1 }
            resolve(tasks, goals) { numbers[$0] }
        }
    }

    // Inlined, so that finding a number is no call of a closure.
    @inline(__always)
    private mutating func resolve(_ tasks: [DynamicTask], _ goals: [String]?, number: (String) -> Int?) {
        self.goals = goals?.compactMap { name in
            if let goal = number(name) { return goal }
            problems.append(Problem("The goal “\(name)” is no task.\(hint(name))"))
            return nil
        }
        // Here and not in place, which costs a third of all: that they are nobody else's would be asked at each step.
        var dependencies: [Int32] = []
        var ends: [Int32] = []
        dependencies.reserveCapacity(tasks.reduce(0) { $0 + $1.dependencies.count })
        ends.reserveCapacity(tasks.count)
        // As spans: for an array of each task a reference would be counted, which is a tenth of all.
        let span = tasks.span
        for task in span.indices {
            let names = span[task].dependencies.span
            for position in names.indices {
                if let dependency = number(names[position]) {
                    dependencies.append(Int32(truncatingIfNeeded: dependency))
                } else {
                    reportUnknown(names[position], neededBy: span[task].name)
                }
            }
            if let expected = span[task].expected { self.tasks.expected[task] = expected }
            ends.append(Int32(truncatingIfNeeded: dependencies.count))
        }
        self.tasks.dependencies = dependencies
        self.tasks.ends = ends
    }

    @inline(never)
    private mutating func reportUnknown(_ name: String, neededBy task: String) {
        problems.append(Problem("Task “\(task)” depends on “\(name)”, which is no task.\(hint(name))"))
    }

    /// Looks for a name that was meant, for as many problems as a message lists.
    private mutating func hint(_ name: String) -> String {
        guard problems.count < ShortList.problemLimit else { return "" }
        return nearestName(to: name, in: sortedNames).map { " Did you mean “\($0)”?" } ?? ""
    }
}
