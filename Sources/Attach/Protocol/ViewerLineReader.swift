import JFlow
package import TraceFormat

/// Reads the lines of a viewer, on the side of the program.
package enum ViewerLineReader {
    /// Reads a line.
    ///
    /// - Parameter line: The line, without its end.
    /// - Throws: ``TraceFormat/LineProblem`` if it cannot be read.
    package static func read(_ line: UnsafeBufferPointer<UInt8>) throws(LineProblem) -> ViewerOrder {
        var cursor = JSONCursor(line)
        var members = OrderMembers()
        try cursor.beginObject()
        var isFirst = true
        while let name = try cursor.member(isFirst: &isFirst) { try members.read(name, &cursor) }
        try cursor.end()
        return try members.order()
    }
}

private struct OrderMembers {
    private var name: String?
    private var version: Int?
    private var hello = ViewerHello()
    private var bytes: Int?
    private var task: Int?
    private var isSet: Bool?
    private var from: String?
    private var tasks: [Int] = []
    private var breakpoints: [Int] = []

    mutating func read(_ member: JSONCursor.Word, _ cursor: inout JSONCursor) throws(LineProblem) {
        switch member {
        case "order": name = try cursor.text()
        case "version": version = try cursor.integer()
        case "minor": hello.minor = try cursor.integer()
        case "process": hello.process = try cursor.integer()
        case "window": hello.window = try number(&cursor, "window")
        case "every": hello.wantsEveryRun = try cursor.truth()
        case "bytes": bytes = try number(&cursor, "bytes")
        case "task": task = try number(&cursor, "task")
        case "set": isSet = try cursor.truth()
        case "from": from = try cursor.text()
        case "tasks": tasks = try cursor.integers()
        case "breakpoints": breakpoints = try cursor.integers()
        default: try cursor.skipValue()
        }
    }

    private func number(_ cursor: inout JSONCursor, _ name: String) throws(LineProblem) -> Int {
        let number = try cursor.integer()
        guard number >= 0 else { throw cursor.problem("“\(name)” is \(number), which is less than none") }
        return number
    }

    func order() throws(LineProblem) -> ViewerOrder {
        switch try required(name, "order") {
        case "watch":
            var hello = hello
            hello.version = try required(version, "version")
            return .watch(hello)
        case "next-run": return .nextRun
        case "read": return .read(bytes: try required(bytes, "bytes"))
        case "pause": return .pause
        case "resume": return .resume
        case "step": return .step
        case "step-layer": return .stepLayer
        case "run-to": return .runTo(task: try required(task, "task"))
        case "breakpoint": return .setBreakpoint(try required(isSet, "set"), task: try required(task, "task"))
        case "cancel-task": return .cancelTask(try required(task, "task"))
        case "cancel-run": return .cancelRun
        case "run-again": return .runAgain(try beginning(), breakpoints: breakpoints)
        case let other:
            throw LineProblem(words: "there is no order “\(String(other.prefix(40)).inert)”", offset: 0)
        }
    }

    private func beginning() throws(LineProblem) -> RunBeginning {
        switch try required(from, "from") {
        case "anew": .anew
        case "failed": .failed
        case "tasks": .tasks(tasks)
        case let other:
            throw LineProblem(
                words: "“from” is “\(String(other.prefix(40)).inert)”: anew, failed or tasks is expected", offset: 0)
        }
    }

    private func required<Value>(_ value: Value?, _ name: String) throws(LineProblem) -> Value {
        guard let value else { throw LineProblem(words: "“\(name)” is missing", offset: 0) }
        return value
    }
}
