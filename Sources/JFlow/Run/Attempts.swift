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

    /// How many attempts of a task have begun; 1 for a task that is not counted here and has begun.
    func count(of task: Int) -> Int { records[task]?.number ?? 1 }

    /// An attempt of a task begins; answers its number, from 1.
    mutating func began(_ task: Int) -> Int {
        records[task, default: Record()].number += 1
        records[task]?.isRunning = true
        records[task]?.lateness = nil
        return records[task]?.number ?? 1
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
