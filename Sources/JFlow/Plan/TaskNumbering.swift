import Synchronization

/// Numbers the tasks of a plan that is being made, each behind everything that it needs.
///
/// A definition remembers the number that it was given last (``ErasedTask/number``), so that finding the number of a
/// dependency takes a look at the definition instead of one into a dictionary, which would be two thirds of the cost of
/// compiling. One plan at a time is numbered so; one that is made at the same moment uses a dictionary.
struct TaskNumbering {
    private static let definitions = Mutex(())

    /// The tasks in order. Unmanaged, because whoever asks for a plan holds its goals, and they hold all others.
    private(set) var order: [Unmanaged<ErasedTask>] = []
    /// How many inputs the tasks have in all, and how many tasks they need beside them.
    private(set) var neededCount = 0
    /// The numbers, where the definitions are another plan's to write into.
    private var numbers: [ObjectIdentifier: Int]?
    /// What other tasks stand for.
    private(set) var aliases: [ObjectIdentifier: Int] = [:]

    private init(writesNumbers: Bool) {
        numbers = writesNumbers ? nil : [:]
    }

    /// Does something with an empty numbering, which holds until it returns.
    static func with<Answer>(_ work: (inout TaskNumbering) -> Answer) -> Answer {
        let answer = definitions.withLockIfAvailable { _ in
            var numbering = TaskNumbering(writesNumbers: true)
            return Sent(work(&numbering))
        }
        if let answer { return answer.value }
        var numbering = TaskNumbering(writesNumbers: false)
        return work(&numbering)
    }

    /// The number of a task that has one.
    @inline(__always)
    func number(of task: Unmanaged<ErasedTask>) -> Int? {
        guard numbers == nil, aliases.isEmpty else { return listedNumber(of: task) }
        let number = Int(task._withUnsafeGuaranteedRef { $0.number.load(ordering: .relaxed) })
        return order.indices.contains(number) && order[number].toOpaque() == task.toOpaque() ? number : nil
    }

    @inline(never)
    private func listedNumber(of task: Unmanaged<ErasedTask>) -> Int? {
        let id = task._withUnsafeGuaranteedRef { ObjectIdentifier($0) }
        if let number = aliases[id] { return number }
        if let numbers { return numbers[id] }
        let number = Int(task._withUnsafeGuaranteedRef { $0.number.load(ordering: .relaxed) })
        return order.indices.contains(number) && order[number].toOpaque() == task.toOpaque() ? number : nil
    }

    /// Gives a task the next number, and lets it stand for others.
    mutating func append(_ task: Unmanaged<ErasedTask>, for originals: [ObjectIdentifier] = []) {
        for original in originals { aliases[original] = order.count }
        if numbers == nil {
            task._withUnsafeGuaranteedRef {
                $0.number.store(Int32(truncatingIfNeeded: order.count), ordering: .relaxed)
            }
        } else {
            numbers?[task._withUnsafeGuaranteedRef { ObjectIdentifier($0) }] = order.count
        }
        order.append(task)
        neededCount += task._withUnsafeGuaranteedRef { $0.neededCount }
    }

    /// Numbers a task behind everything that it needs: depth first, without recursion.
    mutating func add(_ goal: ErasedTask) {
        guard number(of: .passUnretained(goal)) == nil else { return }
        var path: [(task: Unmanaged<ErasedTask>, next: Int)] = [(.passUnretained(goal), 0)]
        while let (task, first) = path.last {
            var next = first
            var open: Unmanaged<ErasedTask>?
            let count = task._withUnsafeGuaranteedRef { $0.neededCount }
            while open == nil, next < count {
                let needed = task._withUnsafeGuaranteedRef { $0.unretainedNeeded(next) }
                if let needed, number(of: needed) == nil { open = needed }
                next += 1
            }
            if let open {
                path[path.count - 1].next = next
                path.append((open, 0))
            } else {
                path.removeLast()
                append(task)
            }
        }
    }
}

/// What leaves a lock that guards nothing but the right to do something.
// `@unchecked`: it was made by the one who takes it.
private struct Sent<Value>: @unchecked Sendable {
    let value: Value

    init(_ value: Value) {
        self.value = value
    }
}
