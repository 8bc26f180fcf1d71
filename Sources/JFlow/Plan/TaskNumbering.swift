import Synchronization

/// Numbers the tasks of a plan that is being made, each behind everything that it needs.
///
/// A definition remembers the number that it was given last (``ErasedTask/number``), so that finding the number of a
/// dependency takes a look at the definition instead of one into a dictionary, which would be two thirds of the cost of
/// compiling. One plan at a time is numbered so; one that is made at the same moment uses a dictionary.
struct TaskNumbering: ~Copyable {
    private static let definitions = Mutex(())

    // Unmanaged, because whoever asks for a plan holds its goals, and they hold all others.
    private var order = GrowingBuffer<Unmanaged<ErasedTask>>(capacity: 64)
    /// How many inputs the tasks have in all, and how many tasks they need beside them.
    private(set) var neededCount = 0
    /// The numbers, where the definitions are another plan's to write into.
    private var numbers: [ObjectIdentifier: Int]?
    /// What other tasks stand for.
    private(set) var aliases: [ObjectIdentifier: Int] = [:]
    /// Whether the definitions alone know the numbers.
    private var isPlain: Bool

    private init(writesNumbers: Bool) {
        numbers = writesNumbers ? nil : [:]
        isPlain = writesNumbers
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

    /// The tasks in order.
    var tasks: UnsafeBufferPointer<Unmanaged<ErasedTask>> { order.all }

    /// The number of a task that has one.
    @inline(__always)
    func number(of task: Unmanaged<ErasedTask>) -> Int? {
        isPlain ? writtenNumber(of: task) : listedNumber(of: task)
    }

    @inline(__always)
    private func writtenNumber(of task: Unmanaged<ErasedTask>) -> Int? {
        let number = Int(task._withUnsafeGuaranteedRef { $0.number.load(ordering: .relaxed) })
        let isThere = UInt(bitPattern: number) < UInt(bitPattern: order.count)
        return isThere && order[number].toOpaque() == task.toOpaque() ? number : nil
    }

    @inline(never)
    private func listedNumber(of task: Unmanaged<ErasedTask>) -> Int? {
        let id = task._withUnsafeGuaranteedRef { ObjectIdentifier($0) }
        if let number = aliases[id] { return number }
        return numbers.map { $0[id] } ?? writtenNumber(of: task)
    }

    /// Gives a task the next number, and lets it stand for others.
    mutating func append(_ task: Unmanaged<ErasedTask>, for originals: [ObjectIdentifier]) {
        for original in originals { aliases[original] = order.count }
        isPlain = isPlain && originals.isEmpty
        append(task)
    }

    @inline(__always)
    private mutating func append(_ task: Unmanaged<ErasedTask>) {
        let number = order.count
        if numbers == nil {
            task._withUnsafeGuaranteedRef {
                $0.number.store(Int32(truncatingIfNeeded: number), ordering: .relaxed)
            }
        } else {
            numbers?[task._withUnsafeGuaranteedRef { ObjectIdentifier($0) }] = number
        }
        order.append(task)
        neededCount += task._withUnsafeGuaranteedRef { $0.neededCount }
    }

    /// Numbers a task behind everything that it needs: depth first, without recursion.
    mutating func add(_ goal: ErasedTask) {
        guard number(of: .passUnretained(goal)) == nil else { return }
        // The tasks on the way down to this one, and which of their needs is next.
        var path = GrowingBuffer<(task: Unmanaged<ErasedTask>, next: Int)>(capacity: 64)
        var (task, next) = (Unmanaged.passUnretained(goal), 0)
        while true {
            if let open = firstOpen(of: task, from: &next) {
                path.append((task, next))
                (task, next) = (open, 0)
            } else {
                append(task)
                guard let above = path.popLast() else { return }
                (task, next) = above
            }
        }
    }

    /// The first task without a number that a task needs.
    ///
    /// - Parameter next: The place among what it needs to begin at; then the one behind the task that was found.
    @inline(__always)
    private func firstOpen(of task: Unmanaged<ErasedTask>, from next: inout Int) -> Unmanaged<ErasedTask>? {
        let count = task._withUnsafeGuaranteedRef { $0.neededCount }
        while next < count {
            let needed = task._withUnsafeGuaranteedRef { $0.unretainedNeeded(next) }
            next += 1
            if let needed, number(of: needed) == nil { return needed }
        }
        return nil
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
