import DemoWorkflows
import Foundation
import JFlow
import Samples
import Testing
import TraceFormat

/// A reader of forty lines of Python, written by the description of the format, reads what we write.
@Suite("A reader that is not ours")
struct ForeignReaderTests {
    private static let reader = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Python/read_trace.py").path
    private static let hasPython = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

    @Test(.enabled(if: hasPython, "needs /usr/bin/python3"), arguments: [false, true])
    func readsWhatWeWrite(_ isCompressed: Bool) async throws {
        let stream = EventStream()
        let settings = DemonstrationSettings(pace: 0.01, fails: true)
        _ = try await Demonstration.named("nightly", settings: settings).run(RunOptions(observers: [stream]))
        let events = stream.drain()
        let folder = try TemporaryFolder()
        let file = try TraceFile(path: folder.path + "/trace", isCompressed: isCompressed, origin: TraceOrigin())
        try file.append(events)
        #expect(try output(of: ["/usr/bin/python3", Self.reader, file.path]) == expected(events))
    }

    private func output(of arguments: [String]) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: arguments[0])
        process.arguments = Array(arguments.dropFirst())
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }

    /// What the reader prints of these events, by our own account.
    private func expected(_ events: [Event]) throws -> String {
        guard case .runStarted(let run) = events.first?.kind else { return "" }
        let tasks = run.plan.tasks
        var states = [String](repeating: "pending", count: tasks.count)
        for case .finished(let task, let end) in events.map(\.kind) { states[task] = end.state.rawValue }
        let kinds = try TraceWriter().lines(for: Array(events.dropFirst())).split(separator: "\n").map { line in
            try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])["event"] as? String
                ?? ""
        }
        let counts = Dictionary(grouping: kinds) { $0 }.map { "\($0)=\($1.count)" }.sorted()
        return zip(tasks, states).map { task, state in
            ([task.name, state] + task.dependencies.map { tasks[$0].name }).joined(separator: " ") + "\n"
        }.joined() + counts.joined(separator: " ") + "\n"
    }
}
