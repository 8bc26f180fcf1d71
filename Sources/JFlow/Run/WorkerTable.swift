/// The workers of a run and what each is doing.
struct WorkerTable {
    /// A worker's Swift task, to be cancelled from outside.
    // A class, as the library does not fix the size of what it holds, and the state of a run would have no fixed one
    // either. `@unchecked`: of the reference only `cancel()` is used, which may be called on a task from anywhere; the
    // reference retains the task, so it may even have ended.
    final class Handle: @unchecked Sendable {
        let task: UnsafeCurrentTask

        private init(_ task: UnsafeCurrentTask) {
            self.task = task
        }

        /// The Swift task that calls.
        static func current() -> Handle? {
            withUnsafeCurrentTask { $0.map { Handle($0) } }
        }
    }

    private struct Record {
        var handle: Handle?
        /// It was cancelled, and so would be every further body that it called.
        var isRetiring = false
        /// Of a record that is free: the next free one, or -1.
        var nextFree = -1
    }

    private var records: [Record] = []
    /// What each worker runs, or -1, as far apart as lines of memory: each changes its own with every task, and would
    /// otherwise take that line from another one's processor.
    private var tasks: [Int32] = []
    private static let distance = 16
    private var firstFree = -1
    /// Whether any worker was ever cancelled.
    private(set) var hasRetired = false
    /// Which worker runs each task, from the first request for one on.
    private var runners: [Int: Int]?

    /// Adds a worker and answers its number.
    mutating func add(_ handle: Handle?) -> Int {
        let record = Record(handle: handle)
        guard firstFree >= 0 else {
            records.append(record)
            tasks.append(contentsOf: repeatElement(-1, count: Self.distance))
            return records.count - 1
        }
        let number = firstFree
        firstFree = records[number].nextFree
        records[number] = record
        return number
    }

    mutating func remove(_ worker: Int) {
        release(worker)
        records[worker] = Record(nextFree: firstFree)
        firstFree = worker
    }

    mutating func assign(_ task: Int, to worker: Int) {
        if runners != nil { reassign(task, to: worker) }
        tasks[worker * Self.distance] = Int32(truncatingIfNeeded: task)
    }

    @inline(never)
    private mutating func reassign(_ task: Int, to worker: Int) {
        let last = self.task(of: worker)
        runners?[last] = nil
        runners?[task] = worker
    }

    /// The worker has no task for the time being.
    mutating func release(_ worker: Int) {
        let last = task(of: worker)
        if runners != nil { runners?[last] = nil }
        tasks[worker * Self.distance] = -1
    }

    private func task(of worker: Int) -> Int { Int(tasks[worker * Self.distance]) }

    /// The workers that have a task.
    private var busy: [Int] { records.indices.filter { task(of: $0) >= 0 } }

    /// Whether more than one has.
    var areSeveralBusy: Bool { busy.count > 1 }

    func isRetiring(_ worker: Int) -> Bool {
        records[worker].isRetiring
    }

    /// Retires the worker that runs a task; the caller cancels it, outside the lock.
    mutating func retire(runner task: Int) -> Handle? {
        if runners == nil { runners = indexed }
        guard let worker = runners?[task] else { return nil }
        records[worker].isRetiring = true
        hasRetired = true
        return records[worker].handle
    }

    /// Retires all workers that have a task.
    mutating func retireAll() -> [Handle] {
        busy.compactMap { worker in
            records[worker].isRetiring = true
            hasRetired = true
            return records[worker].handle
        }
    }

    /// Leaves the worker that runs a task behind: it retires, and the task may be given to another one.
    mutating func abandon(runner task: Int) {
        _ = retire(runner: task)
        guard let worker = runners?.removeValue(forKey: task) else { return }
        tasks[worker * Self.distance] = -1
    }

    private var indexed: [Int: Int] { Dictionary(uniqueKeysWithValues: busy.map { (task(of: $0), $0) }) }
}
