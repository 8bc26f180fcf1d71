import Synchronization

/// A limit on how many tasks of a kind run at once, in all runs of the program together: connections, memory, a device.
///
/// ```swift
/// let database = Pool("database", limit: 4)
/// let user = task("user", id) { id in try await connection.user(id) }.pool(database)
/// ```
///
/// A task takes its permit last, when it has its values, its slot and an open gate, and starts at once; it holds one
/// permit at most, and gives it back when its attempt ends, or before it waits for a value that another run computes for
/// the cache that they share. So whoever holds a permit never waits for anything that
/// another waiting task holds, and tasks cannot block each other for good. (A body that starts a run of its own, whose
/// tasks need the pool of which it holds a permit, waits for itself; use that workflow as a part of the outer one instead.)
///
/// Runs that wait for the same pool take turns, however many tasks each of them has.
public final class Pool: Sendable {
    /// The pool's name, for those who watch.
    public let name: String
    /// How many permits there are.
    public let limit: Int
    private let state: Mutex<PoolState>

    /// Makes a pool.
    ///
    /// - Parameters:
    ///   - name: The pool's name, for those who watch.
    ///   - limit: How many tasks may hold a permit at once, at least 1.
    public init(_ name: String, limit: Int) {
        precondition(limit >= 1, "a pool needs at least one permit")
        self.name = name
        self.limit = limit
        state = Mutex(PoolState(freeCount: limit))
    }

    /// The number of permits that nobody holds.
    public var freeCount: Int { state.withLock { $0.freeCount } }

    /// Takes a permit, or has the task wait in line for the offer of one.
    func take(for task: Int, of run: RunExecution) -> Bool {
        state.withLock { $0.take(for: task, of: run) }
    }

    /// Gives a permit back, and offers it to those who wait until somebody accepts. The caller holds no lock.
    func giveBack() {
        while let (run, task) = state.withLock({ $0.nextInLine() }) {
            if run.offerPermit(to: task) { return }
        }
    }

    /// Forgets what waits of a run that is over.
    func forget(_ run: RunExecution) {
        // What is forgotten holds the run, whose end is nobody's business under this lock.
        let forgotten = state.withLock { $0.forget(run) }
        _ = consume forgotten
    }
}

/// Who waits for the permits of a pool: a line of runs that take turns, each with a line of tasks.
private struct PoolState {
    private(set) var freeCount: Int
    private var lines: [ObjectIdentifier: (run: RunExecution, tasks: TaskQueue)] = [:]
    private var turns: [ObjectIdentifier] = []
    private var head = 0

    init(freeCount: Int) {
        self.freeCount = freeCount
    }

    mutating func take(for task: Int, of run: RunExecution) -> Bool {
        if freeCount > 0 {
            freeCount -= 1
            return true
        }
        let key = ObjectIdentifier(run)
        if lines[key] == nil {
            lines[key] = (run, TaskQueue())
            turns.append(key)
        }
        lines[key]?.tasks.append(task)
        return false
    }

    /// The task to which a permit that came back is offered; without one the permit is free.
    mutating func nextInLine() -> (run: RunExecution, task: Int)? {
        while head < turns.count {
            let key = turns[head]
            head += 1
            trim()
            guard let run = lines[key]?.run, let task = lines[key]?.tasks.first else { continue }
            lines[key]?.tasks.removeFirst()
            if lines[key]?.tasks.isEmpty == true { lines[key] = nil } else { turns.append(key) }
            return (run, task)
        }
        freeCount += 1
        return nil
    }

    mutating func forget(_ run: RunExecution) -> (run: RunExecution, tasks: TaskQueue)? {
        let key = ObjectIdentifier(run)
        if lines[key] != nil {
            turns = turns[head...].filter { $0 != key }
            head = 0
        }
        return lines.removeValue(forKey: key)
    }

    private mutating func trim() {
        guard head > 64, head * 2 > turns.count else { return }
        turns.removeFirst(head)
        head = 0
    }
}
