import Foundation
import JFlow
import TraceFormat
import Testing

@Suite("Trace of a run")
struct TraceOfRunTests {
    private struct NoLuck: Error, CustomStringConvertible {
        let description = "no luck \u{1B}[31m"
    }

    /// The example of the writer's documentation.
    @Test func example() async throws {
        var text = ""
        func print(_ words: String, terminator: String) { text += words + terminator }

        let events = EventStream()
        _ = try await Workflow(task("one") { 1 }).run(options: RunOptions(observers: [events]))
        print(TraceWriter().lines(for: events.drain()), terminator: "")
        #expect(try lines(of: text).count == 5)
    }

    @Test func tellsEveryTaskFromItsStartToItsEnd() async throws {
        let one = task("one \u{1B}") {
            TaskContext.current.log("hello\nworld")
            return 1
        }.cached()
        let two = task("two", one) { _ -> Int in throw NoLuck() }
        let three = task("three", two) { $0 }
        let workflow = try Workflow(one, three, name: "luck")
        let events = EventStream()
        _ = try? await workflow.run(options: RunOptions(failurePolicy: .finish, slots: 1, observers: [events]))
        let objects = try lines(of: TraceWriter().lines(for: events.drain()))

        #expect(objects.first?["workflow"] as? String == "luck")
        let tasks = try #require(objects.first?["tasks"] as? [[String: Any]])
        #expect(tasks.map { $0["name"] as? String } == ["one \u{1B}", "two", "three"])
        #expect(objects.dropFirst().map { $0["sequence"] as? Int } == Array(1..<objects.count))
        let ends = objects.filter { $0["event"] as? String == "finished" }
        #expect(ends.map { $0["state"] as? String } == ["done", "failed", "skipped"])
        #expect(ends.map { $0["value"] as? String } == ["1", nil, nil])
        #expect(ends[1]["error"] as? String == "no luck \u{1B}[31m")
        #expect((ends[2]["reason"] as? [String: Any])?["task"] as? Int == 1)
        #expect(objects.contains { $0["message"] as? String == "hello\nworld" && $0["task"] as? Int == 0 })
        #expect(objects.last?["event"] as? String == "run-finished" && objects.last?["state"] as? String == "failed")
    }

    private func lines(of trace: String) throws -> [[String: Any]] {
        try trace.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }
}
