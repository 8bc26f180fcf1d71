import JFlow
package import TraceFormat

/// Reads the lines of a program, on the side of a viewer.
package struct ProgramLineReader: Sendable {
    private var trace = TraceLineReader()
    /// How many tasks the run has that is told of: what is said of others is refused.
    private var taskCount = 0

    /// A reader that knows of no run.
    package init() {}

    /// Reads a line.
    ///
    /// - Parameter line: The line, without its end.
    /// - Returns: What it says; `nil` for something that only a later version knows.
    /// - Throws: ``TraceFormat/LineProblem`` if it cannot be read; the reader goes on as if it had not come.
    package mutating func read(_ line: UnsafeBufferPointer<UInt8>) throws(LineProblem) -> ProgramReport? {
        // What stands in no trace has this as its first member.
        if line.begins(with: "{\"attach\":") { return try readReport(JSONCursor(line)) }
        guard let event = try trace.read(line) else { return nil }
        guard case .runStarted(let run) = event.kind else { return .event(event) }
        taskCount = run.plan.tasks.count
        return .run(event, trace.origin)
    }

    private func readReport(_ cursor: JSONCursor) throws(LineProblem) -> ProgramReport? {
        var cursor = cursor
        var members = ReportMembers()
        var hello = ProgramHelloMembers()
        try cursor.beginObject()
        var isFirst = true
        while let name = try cursor.member(isFirst: &isFirst) {
            let isRead = members.kind == "hello" ? try hello.read(name, &cursor) : false
            if !isRead { try members.read(name, &cursor) }
        }
        try cursor.end()
        return members.kind == "hello" ? .hello(try hello.hello()) : try members.report(taskCount: taskCount)
    }
}

private struct ReportMembers {
    private(set) var kind = ""
    private var time: Int?
    private var answer: String?
    private var task: Int?
    private var tasks: [Int] = []
    private var reason: String?
    private var runCount: Int?

    mutating func read(_ name: JSONCursor.Word, _ cursor: inout JSONCursor) throws(LineProblem) {
        switch name {
        case "attach": kind = try cursor.text()
        case "time": time = try cursor.integer()
        case "answer": answer = try cursor.text()
        case "task": task = try cursor.integer()
        case "tasks": tasks = try cursor.integers()
        case "reason": reason = try cursor.text()
        case "runs": runCount = try cursor.integer()
        default: try cursor.skipValue()
        }
    }

    func report(taskCount: Int) throws(LineProblem) -> ProgramReport? {
        for task in tasks + (task.map { [$0] } ?? []) where !(0..<taskCount ~= task) {
            throw LineProblem(words: "there is no task \(task): the run has \(taskCount) tasks", offset: 0)
        }
        switch kind {
        case "time":
            guard let time, 0...TraceLineReader.latestTime ~= time else { throw missing("time") }
            return .time(.nanoseconds(time))
        case "stepped": return try stepAnswer().map { .stepped($0) }
        case "layer-stepped": return .layerStepped(tasks)
        case "refused": return .refused(try required(reason, "reason"))
        case "passed-over": return .passedOver(try required(runCount, "runs"))
        case "goodbye": return .goodbye(try required(reason, "reason"))
        default: return nil
        }
    }

    private func stepAnswer() throws(LineProblem) -> RunControl.StepAnswer? {
        switch try required(answer, "answer") {
        case "starts": .starts(task: try required(task, "task"))
        case "no-free-slot": .noFreeSlot
        case "nothing-ready": .nothingReady(waitingFor: tasks)
        case "not-running": .notRunning
        default: nil
        }
    }

    private func required<Value>(_ value: Value?, _ name: String) throws(LineProblem) -> Value {
        guard let value else { throw missing(name) }
        return value
    }

    private func missing(_ name: String) -> LineProblem {
        LineProblem(words: "“\(name)” is missing, or is none", offset: 0)
    }
}
