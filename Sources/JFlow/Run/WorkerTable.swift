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
        var task = -1
        /// It was cancelled, and so would be every further body that it called.
        var isRetiring = false
        /// Of a record that is free: the next free one, or -1.
        var nextFree = -1
    }

    private var records: [Record] = []
    private var firstFree = -1
    /// Which worker runs each task, from the first request for one on.
    private var runners: [Int: Int]?

    /// Adds a worker and answers its number.
    mutating func add(_ handle: Handle?) -> Int {
        let record = Record(handle: handle)
        guard firstFree >= 0 else {
            records.append(record)
            return records.count - 1
        }
        let number = firstFree
        firstFree = records[number].nextFree
        records[number] = record
        return number
    }

    mutating func remove(_ worker: Int) {
        if runners != nil { runners?[records[worker].task] = nil }
        records[worker] = Record(nextFree: firstFree)
        firstFree = worker
    }

    mutating func assign(_ task: Int, to worker: Int) {
        if runners != nil { reassign(task, to: worker) }
        records[worker].task = task
    }

    @inline(never)
    private mutating func reassign(_ task: Int, to worker: Int) {
        runners?[records[worker].task] = nil
        runners?[task] = worker
    }

    /// The worker has no task for the time being.
    mutating func release(_ worker: Int) {
        if runners != nil { runners?[records[worker].task] = nil }
        records[worker].task = -1
    }

    /// Whether any worker has a task.
    var areBusy: Bool { records.contains { $0.task >= 0 } }

    func isRetiring(_ worker: Int) -> Bool {
        records[worker].isRetiring
    }

    /// Retires the worker that runs a task; the caller cancels it, outside the lock.
    mutating func retire(runner task: Int) -> Handle? {
        if runners == nil { runners = indexed }
        guard let worker = runners?[task] else { return nil }
        records[worker].isRetiring = true
        return records[worker].handle
    }

    /// Retires all workers that have a task.
    mutating func retireAll() -> [Handle] {
        records.indices.filter { records[$0].task >= 0 }.compactMap { worker in
            records[worker].isRetiring = true
            return records[worker].handle
        }
    }

    /// Leaves the worker that runs a task behind: it retires, and the task may be given to another one.
    mutating func abandon(runner task: Int) {
        _ = retire(runner: task)
        guard let worker = runners?.removeValue(forKey: task) else { return }
        records[worker].task = -1
    }

    private var indexed: [Int: Int] {
        let busy = records.indices.filter { records[$0].task >= 0 }
        return Dictionary(uniqueKeysWithValues: busy.map { (records[$0].task, $0) })
    }
}
