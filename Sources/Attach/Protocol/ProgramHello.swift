import JFlow
import TraceFormat

/// The first line of a program to a viewer: who it is, and what it runs.
package struct ProgramHello: Hashable, Sendable {
    /// The major number of its ``AttachVersion``.
    package var version = AttachVersion.major
    /// The minor number.
    package var minor = AttachVersion.minor
    /// What the program is called. Not made safe for a terminal.
    package var program: String
    /// The number of its process.
    package var process: Int
    /// Whether viewers may steer its runs.
    package var allowsControl: Bool
    /// Whether they may have an ended run run again.
    package var offersReruns = false
    /// The run that began last; `nil` if none has.
    package var latest: LatestRun?
    /// How many runs are under way.
    package var runningCount = 0

    /// The run that began last.
    package struct LatestRun: Hashable, Sendable {
        /// The workflow. Not made safe for a terminal.
        package var workflow: String
        /// Whether it is `running`, `held`, `paused`, `done`, `failed` or `cancelled`. Not made safe for a terminal.
        package var state: String
        /// Since when that is so: nanoseconds since the beginning of 1970, UTC.
        package var since: Int

        /// A run in this state since then.
        package init(workflow: String, state: String, since: Int) {
            self.workflow = workflow
            self.state = state
            self.since = since
        }
    }

    /// A program of this version that has run nothing yet.
    package init(program: String, process: Int, allowsControl: Bool) {
        self.program = program
        self.process = process
        self.allowsControl = allowsControl
    }

    /// The line, with its end.
    package var line: String {
        var json = JSONText()
        json.object { json in
            json.member("attach", "hello")
            json.member("version", version)
            json.member("minor", minor)
            json.member("program", program)
            json.member("process", process)
            json.member("control", allowsControl)
            json.member("again", offersReruns)
            json.member("running", runningCount)
            json.member("workflow", latest?.workflow)
            json.member("state", latest?.state)
            json.member("since", latest?.since)
        }
        return json.text + "\n"
    }
}

/// The members of such a line, each as far as it is there.
struct ProgramHelloMembers {
    private var version: Int?
    private var minor = 0
    private var program: String?
    private var process: Int?
    private var allowsControl = false
    private var offersReruns = false
    private var runningCount = 0
    private var workflow: String?
    private var state: String?
    private var since: Int?

    mutating func read(_ name: JSONCursor.Word, _ cursor: inout JSONCursor) throws(LineProblem) -> Bool {
        switch name {
        case "version": version = try cursor.integer()
        case "minor": minor = try cursor.integer()
        case "program": program = try cursor.text()
        case "process": process = try cursor.integer()
        case "control": allowsControl = try cursor.truth()
        case "again": offersReruns = try cursor.truth()
        case "running": runningCount = try cursor.integer()
        case "workflow": workflow = try cursor.text()
        case "state": state = try cursor.text()
        case "since": since = try cursor.integer()
        default: return false
        }
        return true
    }

    func hello() throws(LineProblem) -> ProgramHello {
        guard let version else { throw LineProblem(words: "the hello lacks “version”", offset: 0) }
        guard let program, let process else {
            throw LineProblem(words: "the hello lacks “program” or “process”", offset: 0)
        }
        var hello = ProgramHello(program: program, process: process, allowsControl: allowsControl)
        hello.version = version
        hello.minor = minor
        hello.offersReruns = offersReruns
        hello.runningCount = runningCount
        if let workflow, let state, let since {
            hello.latest = ProgramHello.LatestRun(workflow: workflow, state: state, since: since)
        }
        return hello
    }
}
