import JFlow

/// The members of a line, each as far as it is there.
struct EventLine {
    private var sequence: Int?
    private var time: Int?
    private var event: JSONCursor.Word?
    private var task: Int?
    private var state: JSONCursor.Word?
    private var value: String?
    private var error: String?
    private var attempts: Int?
    private var attempt: Int?
    private var delay: Int?
    private var fallback: Int?
    private var pool: String?
    private var index: Int?
    private var endedCount: Int?
    private var count: Int?
    private var message: String?
    private var fraction: Double?
    private var mode: JSONCursor.Word?
    private var reason: EndReason?
    private let taskCount: Int
    private var cursor: JSONCursor

    /// The latest time of an event, in nanoseconds: 36 years, far enough from the largest number to reckon with.
    static let latestTime = 1 << 60

    /// Reads all members of a line; members that are not known are passed over.
    ///
    /// - Parameter taskCount: How many tasks the header told of.
    init(_ cursor: JSONCursor, taskCount: Int) throws(LineProblem) {
        self.cursor = cursor
        self.taskCount = taskCount
        try self.cursor.beginObject()
        var isFirst = true
        while let name = try self.cursor.member(isFirst: &isFirst) { try read(name) }
        try self.cursor.end()
    }

    private mutating func read(_ name: JSONCursor.Word) throws(LineProblem) {
        switch name {
        case "sequence": sequence = try count("sequence")
        case "time": time = try duration("time")
        case "event": event = try cursor.word()
        case "task": task = try task("task")
        case "state": state = try cursor.word()
        case "value": value = try cursor.text()
        case "error": error = try cursor.text()
        case "attempts": attempts = try count("attempts")
        case "attempt": attempt = try count("attempt")
        case "delay": delay = try duration("delay")
        case "to": fallback = try task("to")
        case "pool": pool = try cursor.text()
        case "index": index = try count("index")
        case "ended": endedCount = try count("ended")
        case "count": count = try count("count")
        case "message": message = try cursor.text()
        case "fraction": fraction = try cursor.fraction()
        case "mode": mode = try cursor.word()
        case "reason": reason = try readReason()
        default: try cursor.skipValue()
        }
    }

    private mutating func count(_ name: StaticString) throws(LineProblem) -> Int {
        let number = try cursor.integer()
        guard 0...Int(UInt32.max) ~= number else {
            throw cursor.problem("“\(name)” is \(number), which is no count")
        }
        return number
    }

    private mutating func duration(_ name: StaticString) throws(LineProblem) -> Int {
        let number = try cursor.integer()
        guard 0...Self.latestTime ~= number else {
            throw cursor.problem("“\(name)” is \(number): nanoseconds are expected, at most \(Self.latestTime)")
        }
        return number
    }

    private mutating func task(_ name: StaticString) throws(LineProblem) -> Int {
        let number = try cursor.integer()
        guard 0..<taskCount ~= number else {
            throw cursor.problem("“\(name)” is \(number), but the header tells of \(taskCount) tasks")
        }
        return number
    }

    private mutating func readReason() throws(LineProblem) -> EndReason? {
        var kind: JSONCursor.Word?
        var other: Int?
        try cursor.beginObject()
        var isFirst = true
        while let name = try cursor.member(isFirst: &isFirst) {
            switch name {
            case "kind": kind = try cursor.word()
            case "task": other = try task("task")
            default: try cursor.skipValue()
            }
        }
        switch kind {
        case .some("needs"): return .needs(task: try required(other, "task"))
        case .some("run-stopped"): return .runStopped(by: try required(other, "task"))
        case .some("not-chosen"): return .notChosen(by: try required(other, "task"))
        case .some("abandoned"): return .abandoned
        case .some("task-cancelled"): return .taskCancelled
        case .some("run-cancelled"): return .runCancelled
        // One that a later revision of the format brings.
        default: return nil
        }
    }

    private func required<Value>(_ value: Value?, _ name: StaticString) throws(LineProblem) -> Value {
        guard let value else { throw LineProblem(words: "“\(name)” is missing", offset: 0) }
        return value
    }

    // MARK: The event

    /// The event that the line tells, or `nil` for one of a kind that is not known.
    func read() throws(LineProblem) -> Event? {
        let event = try required(event, "event")
        guard let kind = try kind(event) else { return nil }
        return Event(
            sequence: try required(sequence, "sequence"), time: .nanoseconds(try required(time, "time")), kind: kind)
    }

    private func kind(_ event: JSONCursor.Word) throws(LineProblem) -> Event.Kind? {
        switch event {
        case "ready": .ready(task: try required(task, "task"))
        case "started": .started(task: try required(task, "task"))
        case "finished": .finished(task: try required(task, "task"), try end())
        case "retrying": .retrying(task: try required(task, "task"), try failedAttempt())
        case "falling-back":
            .fallingBack(task: try required(task, "task"), to: try required(fallback, "to"), error: error)
        case "waiting": .waiting(task: try required(task, "task"), pool: try required(pool, "pool"))
        case "closed": .closed(task: try required(task, "task"))
        case "element": .element(task: try required(task, "task"), try report())
        case "logged": .logged(task: task, message: try required(message, "message"))
        case "progressed":
            .progressed(task: try required(task, "task"), fraction: try required(fraction, "fraction"))
        case "mode-changed": try readMode().map { .modeChanged($0) }
        case "dropped": .dropped(count: try required(count, "count"))
        case "run-finished": .runFinished(try runState())
        default: nil
        }
    }

    private func end() throws(LineProblem) -> TaskEnd {
        let state = try taskState()
        guard state.isFinal else { throw cursor.problem("a task cannot finish in the state “\(state.rawValue)”") }
        return TaskEnd(state: state, valueSummary: value, error: error, reason: reason, attemptCount: attempts)
    }

    private func failedAttempt() throws(LineProblem) -> FailedAttempt {
        FailedAttempt(
            number: try required(attempt, "attempt"), limit: try required(attempts, "attempts"),
            error: try required(error, "error"), delay: .nanoseconds(try required(delay, "delay")))
    }

    private func report() throws(LineProblem) -> ElementReport {
        ElementReport(
            index: try required(index, "index"), state: try taskState(), endedCount: try required(endedCount, "ended"),
            count: try required(count, "count"), error: error)
    }

    private func readMode() throws(LineProblem) -> RunMode? {
        switch try required(mode, "mode") {
        case "running": .running
        case "held": .held
        case "paused": .paused
        case "paused-before": .pausedBefore(task: try required(task, "task"))
        case "stepping": .stepping
        case "cancelling": .cancelling
        default: nil
        }
    }

    private func taskState() throws(LineProblem) -> TaskState {
        let word = try required(state, "state")
        guard let state = TaskState(word) else { throw cursor.problem("there is no state “\(word.shown)” of a task") }
        return state
    }

    private func runState() throws(LineProblem) -> RunState {
        switch try required(state, "state") {
        case "done": .done
        case "failed": .failed
        case "cancelled": .cancelled
        case let word: throw cursor.problem("there is no state “\(word.shown)” of a run")
        }
    }
}

extension TaskState {
    fileprivate init?(_ word: JSONCursor.Word) {
        switch word {
        case "pending": self = .pending
        case "ready": self = .ready
        case "running": self = .running
        case "retrying": self = .retrying
        case "done": self = .done
        case "cached": self = .cached
        case "failed": self = .failed
        case "skipped": self = .skipped
        case "cancelled": self = .cancelled
        case "given": self = .given
        case "pruned": self = .pruned
        default: return nil
        }
    }
}
