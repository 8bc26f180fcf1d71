import Foundation
import JFlow
import TraceFormat
import Testing

@Suite("Trace lines")
struct TraceWriterTests {
    static let run = RunDescription(
        plan: PlanDescription(
            name: "search \"page\"",
            tasks: [
                PlanDescription.Task(name: "a", dependencies: [], expected: .milliseconds(840)),
                PlanDescription.Task(name: "b", dependencies: [0]),
                PlanDescription.Task(name: "c", dependencies: [1, 0], expected: .nanoseconds(1)),
            ],
            goals: [2, 1]),
        slots: 4)

    /// One event of each kind, reason and mode, with the members that its line must have beside sequence and time.
    static let cases: [(kind: Event.Kind, members: [String: any Sendable & Hashable])] = [
        (.ready(task: 3), ["event": "ready", "task": 3]),
        (.started(task: 0), ["event": "started", "task": 0]),
        (
            .finished(task: 1, TaskEnd(state: .done, valueSummary: "Person(name: \"Joe\")")),
            ["event": "finished", "task": 1, "state": "done", "value": "Person(name: \"Joe\")"]
        ),
        (.finished(task: 2, TaskEnd(state: .cached)), ["event": "finished", "task": 2, "state": "cached"]),
        (
            .finished(task: 2, TaskEnd(state: .failed, error: "no answer\nfrom ads")),
            ["event": "finished", "task": 2, "state": "failed", "error": "no answer\nfrom ads"]
        ),
        (
            .finished(task: 2, TaskEnd(state: .skipped, reason: .needs(task: 7))),
            ["event": "finished", "task": 2, "state": "skipped", "reason": ["kind": "needs", "task": "7"]]
        ),
        (
            .finished(task: 2, TaskEnd(state: .skipped, reason: .runStopped(by: 1))),
            ["event": "finished", "task": 2, "state": "skipped", "reason": ["kind": "run-stopped", "task": "1"]]
        ),
        (
            .finished(task: 2, TaskEnd(state: .cancelled, reason: .taskCancelled)),
            ["event": "finished", "task": 2, "state": "cancelled", "reason": ["kind": "task-cancelled"]]
        ),
        (
            .finished(task: 2, TaskEnd(state: .cancelled, reason: .runCancelled)),
            ["event": "finished", "task": 2, "state": "cancelled", "reason": ["kind": "run-cancelled"]]
        ),
        (
            .finished(task: 2, TaskEnd(state: .skipped, reason: .notChosen(by: 1))),
            ["event": "finished", "task": 2, "state": "skipped", "reason": ["kind": "not-chosen", "task": "1"]]
        ),
        (
            .finished(
                task: 2,
                TaskEnd(state: .failed, valueSummary: "[]", error: "late", reason: .abandoned, attemptCount: 3)),
            [
                "event": "finished", "task": 2, "state": "failed", "value": "[]", "error": "late", "attempts": 3,
                "reason": ["kind": "abandoned"],
            ]
        ),
        (
            .retrying(task: 4, FailedAttempt(number: 1, limit: 3, error: "timeout", delay: .milliseconds(1_000))),
            [
                "event": "retrying", "task": 4, "attempt": 1, "attempts": 3, "error": "timeout",
                "delay": 1_000_000_000,
            ]
        ),
        (.waiting(task: 4, pool: "db"), ["event": "waiting", "task": 4, "pool": "db"]),
        (.closed(task: 4), ["event": "closed", "task": 4]),
        (
            .element(task: 4, ElementReport(index: 7, state: .failed, endedCount: 5, count: 9, error: "odd")),
            ["event": "element", "task": 4, "index": 7, "state": "failed", "ended": 5, "count": 9, "error": "odd"]
        ),
        (.logged(task: 5, message: "hi"), ["event": "logged", "task": 5, "message": "hi"]),
        (.logged(task: nil, message: ""), ["event": "logged", "message": ""]),
        (.progressed(task: 1, fraction: 0.25), ["event": "progressed", "task": 1, "fraction": 0.25]),
        (.modeChanged(.running), ["event": "mode-changed", "mode": "running"]),
        (.modeChanged(.held), ["event": "mode-changed", "mode": "held"]),
        (.modeChanged(.paused), ["event": "mode-changed", "mode": "paused"]),
        (.modeChanged(.pausedBefore(task: 2)), ["event": "mode-changed", "mode": "paused-before", "task": 2]),
        (.modeChanged(.stepping), ["event": "mode-changed", "mode": "stepping"]),
        (.modeChanged(.cancelling), ["event": "mode-changed", "mode": "cancelling"]),
        (.dropped(count: 12), ["event": "dropped", "count": 12]),
        (.runFinished(.done), ["event": "run-finished", "state": "done"]),
        (.runFinished(.failed), ["event": "run-finished", "state": "failed"]),
        (.runFinished(.cancelled), ["event": "run-finished", "state": "cancelled"]),
    ]

    @Test func eachKindOfEventBecomesItsMembers() throws {
        for (index, (kind, members)) in Self.cases.enumerated() {
            let event = Event(sequence: index + 2, time: .microseconds(index), kind: kind)
            let object = try decode(TraceWriter().line(for: event))
            var expected = members.mapValues(flat)
            expected["sequence"] = "\(index + 2)"
            expected["time"] = "\(index * 1_000)"
            #expect(object.mapValues(flat) == expected)
        }
    }

    @Test func headerTellsThePlan() throws {
        let header = try decode(TraceWriter().line(for: Event(sequence: 1, time: .zero, kind: .runStarted(Self.run))))
        #expect(header["format"] as? String == "jflow-trace")
        #expect(header["version"] as? Int == 1)
        #expect(header["workflow"] as? String == "search \"page\"")
        #expect(header["goals"] as? [Int] == [2, 1])
        #expect(header["slots"] as? Int == 4)
        let tasks = try #require(header["tasks"] as? [[String: Any]])
        #expect(tasks.map { $0["name"] as? String } == ["a", "b", "c"])
        #expect(tasks.map { $0["dependencies"] as? [Int] } == [[], [0], [1, 0]])
        #expect(tasks.map { $0["expected"] as? Int } == [840_000_000, nil, 1])
        #expect(tasks[1].keys.sorted() == ["dependencies", "name"])
    }

    @Test func headerTellsWhatTasksAreBeyondNamesAndEdges() {
        let plan = PlanDescription(
            name: "report",
            tasks: [
                .init(name: "db", dependencies: [], kind: .resource),
                .init(name: "import/eu", dependencies: [0], kind: .mapping, group: ["import", "eu"]),
                .init(
                    name: "pages", dependencies: [0, 1], expected: .nanoseconds(9), kind: .choice,
                    conditionalDependencies: [1], tags: ["slow", "a \"b\""]),
            ], goals: [2])
        let run = RunDescription(plan: plan, metadata: ["request": "81f2", "host": "build\u{1B}-3"])
        #expect(
            TraceWriter().line(for: Event(sequence: 0, time: .zero, kind: .runStarted(run))) == """
                {"format":"jflow-trace","version":1,"workflow":"report","tasks":[\
                {"name":"db","dependencies":[],"kind":"resource"},\
                {"name":"import/eu","dependencies":[0],"kind":"mapping","group":["import","eu"]},\
                {"name":"pages","dependencies":[0,1],"conditional":[1],"expected":9,"kind":"choice",\
                "tags":["slow","a \\"b\\""]}],\
                "goals":[2],"metadata":{"host":"build\\u001b-3","request":"81f2"}}

                """)
    }

    @Test func headerWithoutTasksAndSlotsIsWhole() throws {
        let run = RunDescription(plan: PlanDescription(name: "", tasks: [], goals: []))
        let line = TraceWriter().line(for: Event(sequence: 1, time: .zero, kind: .runStarted(run)))
        #expect(line == #"{"format":"jflow-trace","version":1,"workflow":"","tasks":[],"goals":[]}"# + "\n")
    }

    @Test func lineReadsAsTheFormatSays() {
        let event = Event(sequence: 7, time: .milliseconds(12), kind: .started(task: 0))
        #expect(
            TraceWriter().line(for: event) == #"{"sequence":7,"time":12000000,"event":"started","task":0}"# + "\n")
    }

    @Test func eachEventIsOneLineInOrder() throws {
        let events = Self.cases.enumerated().map { Event(sequence: $0 + 1, time: .zero, kind: $1.kind) }
        let lines = TraceWriter().lines(for: events)
        #expect(lines.hasSuffix("\n"))
        let sequences = try lines.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { line in
            try #require(decode(String(line))["sequence"] as? Int)
        }
        #expect(sequences == Array(1...Self.cases.count))
        #expect(TraceWriter().lines(for: []).isEmpty)
    }

    @Test func timesBeyondTheRangeAreHeldAtItsEnd() throws {
        for (duration, text) in [
            (Duration.seconds(Int64.max), "9223372036854775807"), (.seconds(Int64.min + 1), "-9223372036854775808"),
            (.nanoseconds(Int64.max), "9223372036854775807"), (.seconds(3) + .nanoseconds(7), "3000000007"),
        ] {
            let line = TraceWriter().line(for: Event(sequence: 1, time: duration, kind: .ready(task: 0)))
            #expect(line.contains("\"time\":\(text),"))
        }
    }

    @Test func fractionsThatJSONLacksBecomeNull() throws {
        for fraction in [Double.nan, .infinity, -.infinity] {
            let event = Event(sequence: 1, time: .zero, kind: .progressed(task: 0, fraction: fraction))
            #expect(try decode(TraceWriter().line(for: event))["fraction"] is NSNull)
        }
        for fraction in [0, 1, 1e-9, 0.1, 1 / 3.0] {
            let event = Event(sequence: 1, time: .zero, kind: .progressed(task: 0, fraction: fraction))
            #expect(try decode(TraceWriter().line(for: event))["fraction"] as? Double == fraction)
        }
    }

    private func decode(_ line: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    /// A comparable text for a decoded value or an expected one.
    private func flat(_ value: Any) -> String {
        guard let members = value as? [String: Any] else { return "\(value)" }
        return members.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    }
}
