/// What is known of the attempts of the few tasks that are retried or limited in time.
struct Attempts {
    /// The latest attempt of one task.
    private struct Record {
        var number = 0
        var isRunning = false
        /// Why it comes too late, whatever it returns.
        var lateness: TaskTimeout?
    }

    /// How an attempt ended, seen from the clock.
    enum Verdict {
        case inTime
        case late(TaskTimeout)
        /// Nobody waits for it any more.
        case abandoned
    }

    private var records: [Int: Record] = [:]
    /// Tasks whose whole time was over when something was under way for them that was no attempt.
    private var overdue: [Int: TaskTimeout] = [:]

    /// How many times the body of a task was called.
    ///
    /// - Parameters:
    ///   - task: The task.
    ///   - hasReturned: Whether its last call returned, which alone leaves no trace here.
    func count(of task: Int, hasReturned: Bool) -> Int { records[task]?.number ?? (hasReturned ? 1 : 0) }

    /// An attempt of a task begins; answers its number, from 1.
    mutating func began(_ task: Int) -> Int {
        records[task, default: Record()].number += 1
        records[task]?.isRunning = true
        records[task]?.lateness = nil
        return records[task]?.number ?? 1
    }

    /// The body of a task threw, which may be one whose attempts are not counted.
    mutating func threw(_ task: Int) {
        if records[task] == nil { records[task] = Record(number: 1) }
    }

    /// The time of a task is over while its value is looked up, or between the beginning or the end of an attempt and the
    /// news of it.
    mutating func becameOverdue(_ task: Int, _ timeout: TaskTimeout) {
        overdue[task] = timeout
    }

    func isOverdue(_ task: Int) -> Bool { overdue[task] != nil }

    /// The timeout of a task that became overdue, to be applied now.
    mutating func takeOverdue(_ task: Int) -> TaskTimeout? {
        overdue.isEmpty ? nil : overdue.removeValue(forKey: task)
    }

    /// The body of an attempt has ended.
    mutating func bodyEnded(_ task: Int, number: Int) -> Verdict {
        guard let record = records[task], record.number == number, record.isRunning else { return .abandoned }
        records[task]?.isRunning = false
        return record.lateness.map { .late($0) } ?? .inTime
    }

    /// The time of an attempt, or with `nil` that of the task, is over; `false` when no body is running.
    mutating func becameLate(_ task: Int, number: Int?, _ timeout: TaskTimeout) -> Bool {
        guard let record = records[task], record.isRunning, number ?? record.number == record.number else {
            return false
        }
        if record.lateness == nil { records[task]?.lateness = timeout }
        return true
    }

    /// The number of the attempt that is running.
    func running(_ task: Int) -> Int? {
        records[task].flatMap { $0.isRunning ? $0.number : nil }
    }

    /// A late body is waited for no longer; answers its lateness, or `nil` when it has ended in the meantime.
    mutating func abandon(_ task: Int, number: Int) -> TaskTimeout? {
        guard let record = records[task], record.number == number, record.isRunning, let lateness = record.lateness
        else {
            return nil
        }
        records[task]?.isRunning = false
        return TaskTimeout(limit: lateness.limit, isTotal: lateness.isTotal, isAbandoned: true)
    }
}
