package import JFlow
package import TraceFormat

/// What a program tells a viewer, a line each.
package enum ProgramReport: Sendable {
    /// Who it is; always the first line.
    case hello(ProgramHello)
    /// The events from now on are those of the run that began with this one: a header as in a trace.
    case run(Event, TraceOrigin)
    /// Something happened in that run: a line as in a trace.
    case event(Event)
    /// All that has happened in the run until now was told, and its time is now this much.
    case time(Duration)
    /// The answer to an order to step.
    case stepped(RunControl.StepAnswer)
    /// The answer to an order to step a layer: the tasks that start.
    case layerStepped([Int])
    /// It does not do what it was asked: a sentence without its end. Not made safe for a terminal.
    case refused(String)
    /// So many runs were passed over, because the viewer was too slow to see every one.
    case passedOver(Int)
    /// It ends the connection: why, a sentence without its end. Not made safe for a terminal.
    case goodbye(String)
}

extension ProgramReport {
    /// The line, with its end.
    package var line: String {
        switch self {
        case .hello(let hello): hello.line
        case .run(let start, let origin): TraceWriter(origin: origin).line(for: start)
        case .event(let event): TraceWriter().line(for: event)
        case .time(let time): Self.line("time") { $0.member("time", time.wholeNanoseconds) }
        case .stepped(let answer): Self.line("stepped") { $0.members(of: answer) }
        case .layerStepped(let tasks): Self.line("layer-stepped") { $0.tasks(tasks) }
        case .refused(let reason): Self.line("refused") { $0.member("reason", reason) }
        case .passedOver(let count): Self.line("passed-over") { $0.member("runs", count) }
        case .goodbye(let reason): Self.line("goodbye") { $0.member("reason", reason) }
        }
    }

    private static func line(_ kind: String, _ members: (inout JSONText) -> Void) -> String {
        var json = JSONText()
        json.object { json in
            json.member("attach", kind)
            members(&json)
        }
        return json.text + "\n"
    }
}

extension JSONText {
    mutating func tasks(_ tasks: [Int]) {
        array("tasks", tasks) { json, task in json.number(task) }
    }

    fileprivate mutating func members(of answer: RunControl.StepAnswer) {
        switch answer {
        case .starts(let task):
            member("answer", "starts")
            member("task", task)
        case .noFreeSlot: member("answer", "no-free-slot")
        case .nothingReady(let awaited):
            member("answer", "nothing-ready")
            tasks(awaited)
        case .notRunning: member("answer", "not-running")
        }
    }
}
