package import JFlow

/// What a viewer asks of a program, a line each.
package enum ViewerOrder: Hashable, Sendable {
    /// To be shown runs; always the first line.
    case watch(ViewerHello)
    /// To be shown the next run, after the one that has ended.
    case nextRun
    /// Nothing: it says how many bytes the viewer has read in all.
    case read(bytes: Int)
    case pause, resume, step, stepLayer
    case runTo(task: Int)
    case setBreakpoint(Bool, task: Int)
    case cancelTask(Int)
    case cancelRun
    /// To run the workflow of the run again, held before these tasks.
    case runAgain(RunBeginning, breakpoints: [Int])
}

/// Who a viewer is, and what it wants to see.
package struct ViewerHello: Hashable, Sendable {
    /// The major number of its ``AttachVersion``.
    package var version = AttachVersion.major
    /// The minor number.
    package var minor = AttachVersion.minor
    /// The number of its process.
    package var process: Int?
    /// The most bytes that may be on their way to it, not counting the line that passes this number; `nil` without
    /// limit. Who gives one must tell what it has read.
    package var window: Int?
    /// Whether it wants to be shown every run that begins, in their order, rather than the newest.
    package var wantsEveryRun = false

    /// A viewer of this version.
    package init(process: Int? = nil, window: Int? = nil, wantsEveryRun: Bool = false) {
        self.process = process
        self.window = window
        self.wantsEveryRun = wantsEveryRun
    }
}

extension ViewerOrder {
    /// The line, with its end.
    package var line: String {
        var json = JSONText()
        json.object { $0.members(of: self) }
        return json.text + "\n"
    }
}

extension JSONText {
    fileprivate mutating func members(of order: ViewerOrder) {
        switch order {
        case .watch(let hello):
            member("order", "watch")
            member("version", hello.version)
            member("minor", hello.minor)
            member("process", hello.process)
            member("window", hello.window)
            member("every", hello.wantsEveryRun)
        case .nextRun: member("order", "next-run")
        case .read(let bytes):
            member("order", "read")
            member("bytes", bytes)
        case .pause: member("order", "pause")
        case .resume: member("order", "resume")
        case .step: member("order", "step")
        case .stepLayer: member("order", "step-layer")
        case .runTo(let task): taskOrder("run-to", task)
        case .setBreakpoint(let isSet, let task):
            taskOrder("breakpoint", task)
            member("set", isSet)
        case .cancelTask(let task): taskOrder("cancel-task", task)
        case .cancelRun: member("order", "cancel-run")
        case .runAgain(let beginning, let breakpoints):
            member("order", "run-again")
            members(of: beginning)
            array("breakpoints", breakpoints) { json, task in json.number(task) }
        }
    }

    private mutating func taskOrder(_ order: String, _ task: Int) {
        member("order", order)
        member("task", task)
    }

    private mutating func members(of beginning: RunBeginning) {
        switch beginning {
        case .anew: member("from", "anew")
        case .failed: member("from", "failed")
        case .tasks(let list):
            member("from", "tasks")
            tasks(list)
        }
    }
}
