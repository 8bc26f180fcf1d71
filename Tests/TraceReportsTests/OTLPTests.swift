import JFlow
import Testing
import TraceFormat
import TraceReports

@Suite("Runs as OpenTelemetry spans")
struct OTLPTests {
    private static let began = 1_700_000_000_123_456_789

    @Test(arguments: 0..<60)
    func realRunsHoldToTheRules(seed: UInt64) async throws {
        for run in try await RandomRun(seed: seed).wholeAndCut(seed: seed) { try check(run) }
    }

    private func check(_ run: RecordedRun) throws {
        let history = RunHistory(of: run)
        let file = try SpanFile(OTLPWriter().text(of: history))
        #expect(file.problems == [])
        let report = history.report
        let root = try #require(file.spans.first { $0.parent == nil })
        #expect(root.start == Self.began && .nanoseconds(root.end - root.start) == report.wallTime)
        #expect((root.statusCode == 2) == (report.state == .failed))
        let spans = Dictionary(uniqueKeysWithValues: file.spans.filter { $0.parent != nil }.map { ($0.name, $0) })
        for task in report.tasks {
            let isThere = task.start != nil || (task.state == .cached && task.ready != nil)
            #expect((spans[task.name] != nil) == isThere, "\(task)")
            guard let span = spans[task.name] else { continue }
            if let start = task.start { #expect(.nanoseconds(span.start - Self.began) == start) }
            #expect(span.attributes["jflow.task"] as? String == task.name)
            #expect(span.attributes["jflow.state"] as? String == task.state.rawValue)
            #expect(span.attributes["jflow.attempts"] as? Int == task.attemptCount)
            #expect((span.statusCode == 2) == (task.state == .failed))
            #expect(span.links.count == needs(of: task.name, history).count { spans[$0] != nil })
        }
        #expect(file.spans.count - 1 == spans.count)
        let logged = run.events.count { if case .logged = $0.kind { true } else { false } }
        #expect(file.spans.reduce(0) { $0 + $1.events.count { $0.name == "log" } } == logged)
    }

    private func needs(of name: String, _ history: RunHistory) -> [String] {
        history.plan.tasks.filter { $0.name == name }.flatMap(\.dependencies).map { history.plan.tasks[$0].name }
    }

    @Test func identifiersAreThoseOfTheRunHoweverMuchOfItIsRead() async throws {
        let sample = try await RandomRun(seed: 3)
        try #require(sample.events.count > 3)
        let whole = try SpanFile(OTLPWriter().text(of: RunHistory(of: sample.run)))
        let again = try SpanFile(OTLPWriter().text(of: RunHistory(of: sample.run)))
        let half = try SpanFile(OTLPWriter().text(of: RunHistory(of: sample.cut(after: sample.events.count / 2))))
        #expect(whole.spans.map(\.id) == again.spans.map(\.id))
        #expect(half.spans[0].id == whole.spans[0].id && half.spans[0].trace == whole.spans[0].trace)
        let ids = Dictionary(uniqueKeysWithValues: whole.spans.map { ($0.name, $0.id) })
        #expect(half.spans.allSatisfy { ids[$0.name] == $0.id })
        var traces = Set([whole.spans[0].trace])
        for origin in [
            TraceOrigin(), TraceOrigin(program: "tests"), TraceOrigin(program: "tests", process: 7),
            TraceOrigin(program: "tests", process: 7, began: 1),
        ] {
            let other = try recorded(sample.events, origin: origin)
            traces.insert(try SpanFile(OTLPWriter().text(of: RunHistory(of: other))).spans[0].trace)
        }
        #expect(traces.count == 5)
        // Without an origin, two runs of a workflow differ by when something happened first.
        let later = sample.events.map { event in
            Event(
                sequence: event.sequence, time: event.sequence == 0 ? .zero : event.time + .nanoseconds(1),
                kind: event.kind)
        }
        traces.insert(try SpanFile(OTLPWriter().text(of: RunHistory(of: recorded(later)))).spans[0].trace)
        #expect(traces.count == 6)
    }

    @Test func aSpanSaysWhatBecameOfItsTask() throws {
        let tasks = [
            PlanDescription.Task(name: "a", dependencies: []),
            PlanDescription.Task(name: "b", dependencies: [0], group: ["g"], tags: ["t", "u"]),
        ]
        let history = try history(
            tasks,
            [
                .ready(task: 0), .started(task: 0), .finished(task: 0, TaskEnd(state: .done, valueSummary: "7")),
                .ready(task: 1), .started(task: 1),
                .retrying(task: 1, FailedAttempt(number: 1, limit: 2, error: "busy", delay: .milliseconds(1))),
                .started(task: 1), .finished(task: 1, TaskEnd(state: .failed, error: "dead", attemptCount: 2)),
                .logged(task: 1, message: "late"), .runFinished(.failed),
            ], origin: TraceOrigin(program: "shop", process: 42, began: 5_000_000_000), metadata: ["request": "81f2"])
        let file = try SpanFile(OTLPWriter().text(of: history))
        #expect(file.problems == [])
        #expect(file.resource["service.name"] as? String == "shop" && file.resource["process.pid"] as? Int == 42)
        try #require(file.spans.map(\.name) == ["report", "a", "b"])
        let (root, first, second) = (file.spans[0], file.spans[1], file.spans[2])
        #expect(root.statusMessage == "“b” failed: dead" && root.attributes["jflow.run.request"] as? String == "81f2")
        #expect(root.events.map(\.name) == ["log"] && root.events[0].attributes["jflow.task"] as? String == "b")
        #expect(first.attributes["jflow.value"] as? String == "7" && first.statusCode == nil)
        #expect(second.start == 5_005_000_000 && second.end == 5_008_000_000)
        #expect(second.links.map(\.id) == [first.id] && second.statusMessage == "dead")
        #expect(second.events.map(\.name) == ["retrying", "failed"])
        #expect(second.attributes["jflow.tags"] as? [String] == ["t", "u"])
        #expect(second.attributes["jflow.wait.retry_ns"] as? Int == 1_000_000)
        #expect(second.attributes["jflow.critical"] as? Bool == true)
    }

    @Test func aTraceThatEndsEarlyLeavesItsSpansAtItsLastMoment() throws {
        let history = try history(
            [PlanDescription.Task(name: "a", dependencies: [])],
            [.ready(task: 0), .started(task: 0), .logged(task: 0, message: "")])
        let file = try SpanFile(OTLPWriter().text(of: history))
        #expect(file.problems == [])
        #expect(file.spans.map(\.start) == [0, 2_000_000] && file.spans.map(\.end) == [3_000_000, 3_000_000])
        #expect(file.spans.map { $0.attributes["jflow.state"] as? String } == ["running", "running"])
        #expect(file.spans.allSatisfy { $0.statusCode == nil })
    }

    @Test func hostileTextsComeBackAsTheyAre() throws {
        let text = OTLPWriter().text(of: try hostileHistory())
        let file = try SpanFile(text)
        #expect(file.problems == [])
        #expect(file.spans.dropFirst().map(\.name) == hostileTexts)
        #expect(file.spans.dropFirst().map(\.statusMessage) == hostileTexts)
        #expect(activeScalars(in: text).isEmpty && text.split(whereSeparator: \.isNewline).count == 1)
    }
}
