import JFlow

/// The members of a header line.
struct HeaderLine {
    private(set) var description = RunDescription(plan: PlanDescription(name: "", tasks: [], goals: []))
    private(set) var origin = TraceOrigin()
    private var format: String?
    private var version: Int?
    private var cursor: JSONCursor

    /// Reads a header.
    ///
    /// - Throws: ``LineProblem`` if this is no header, one of a later version, or one whose plan does not hold together.
    init(_ cursor: JSONCursor) throws(LineProblem) {
        self.cursor = cursor
        try self.cursor.beginObject()
        var isFirst = true
        while let name = try self.cursor.member(isFirst: &isFirst) { try read(name) }
        try self.cursor.end()
        guard format != nil else { throw LineProblem(words: "a header with “format” is expected", offset: 0) }
        guard version != nil else { throw LineProblem(words: "the header lacks “version”", offset: 0) }
        try checkTasks()
    }

    private mutating func read(_ name: JSONCursor.Word) throws(LineProblem) {
        switch name {
        case "format": try readFormat()
        case "version": try readVersion()
        case "workflow": description.plan.name = try cursor.text()
        case "tasks": description.plan.tasks = try readTasks()
        case "goals": description.plan.goals = try cursor.integers()
        case "slots": description.slots = try cursor.integer()
        case "metadata": description.metadata = try texts()
        case "program": origin.program = try cursor.text()
        case "process": origin.process = try cursor.integer()
        case "began": origin.began = try cursor.integer()
        default: try cursor.skipValue()
        }
    }

    private mutating func readFormat() throws(LineProblem) {
        let name = try cursor.text()
        guard name == TraceWriter.format else {
            throw cursor.problem("the format is “\(name.prefix(40).description.inert)”, not “\(TraceWriter.format)”")
        }
        format = name
    }

    private mutating func readVersion() throws(LineProblem) {
        let number = try cursor.integer()
        guard number == TraceWriter.version else {
            throw cursor.problem(
                number > TraceWriter.version
                    ? "the trace has version \(number) of the format, and this jflow-tui reads version "
                        + "\(TraceWriter.version): a newer jflow-tui is needed"
                    : "there is no version \(number) of the format")
        }
        version = number
    }

    // MARK: Tasks

    private mutating func readTasks() throws(LineProblem) -> [PlanDescription.Task] {
        var tasks: [PlanDescription.Task] = []
        try cursor.beginArray()
        var isFirst = true
        while try cursor.element(isFirst: &isFirst) { tasks.append(try readTask()) }
        return tasks
    }

    private mutating func readTask() throws(LineProblem) -> PlanDescription.Task {
        var task = PlanDescription.Task(name: "", dependencies: [])
        try cursor.beginObject()
        var isFirst = true
        while let name = try cursor.member(isFirst: &isFirst) {
            switch name {
            case "name": task.name = try cursor.text()
            case "dependencies": task.dependencies = try cursor.integers()
            case "conditional": task.conditionalDependencies = try cursor.integers()
            case "expected": task.expected = try readExpected()
            // A kind that a later revision brings is drawn like any task.
            case "kind": task.kind = PlanDescription.Task.Kind(rawValue: try cursor.text()) ?? .task
            case "group": task.group = try cursor.list { cursor throws(LineProblem) in try cursor.text() }
            case "tags": task.tags = try cursor.list { cursor throws(LineProblem) in try cursor.text() }
            default: try cursor.skipValue()
            }
        }
        return task
    }

    private mutating func readExpected() throws(LineProblem) -> Duration {
        let number = try cursor.integer()
        guard 0...EventLine.latestTime ~= number else {
            throw cursor.problem("“expected” is \(number): nanoseconds are expected, at most \(EventLine.latestTime)")
        }
        return .nanoseconds(number)
    }

    private mutating func texts() throws(LineProblem) -> [String: String] {
        var texts: [String: String] = [:]
        try cursor.beginObject()
        var isFirst = true
        while let name = try cursor.memberText(isFirst: &isFirst) { texts[name] = try cursor.text() }
        return texts
    }

    // MARK: What must hold

    /// Readers of runs count on these.
    private func checkTasks() throws(LineProblem) {
        let tasks = description.plan.tasks
        for (index, task) in tasks.enumerated() {
            for dependency in task.dependencies where !(0..<index ~= dependency) {
                throw problem(
                    "task \(index), \(shown(task)), depends on task \(dependency), which does not stand before it")
            }
            guard Set(task.dependencies).isSuperset(of: task.conditionalDependencies) else {
                throw problem(
                    "task \(index), \(shown(task)), has a conditional dependency that is none of its dependencies")
            }
        }
        for goal in description.plan.goals where !tasks.indices.contains(goal) {
            throw problem("goal \(goal) is none of the \(tasks.count) tasks")
        }
        if let slots = description.slots, slots < 1 {
            throw problem("“slots” is \(slots), which is no number of slots")
        }
    }

    private func shown(_ task: PlanDescription.Task) -> String { "“\(String(task.name.prefix(60)).inert)”" }

    private func problem(_ words: String) -> LineProblem { LineProblem(words: words, offset: 0) }
}
