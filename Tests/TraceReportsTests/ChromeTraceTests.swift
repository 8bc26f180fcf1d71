import JFlow
import Testing
import TraceFormat
import TraceReports

@Suite("Runs in the trace-event format")
struct ChromeTraceTests {
    @Test(arguments: 0..<80)
    func realRunsHoldToTheRules(seed: UInt64) async throws {
        for run in try await RandomRun(seed: seed).wholeAndCut(seed: seed) { try check(run) }
    }

    private func check(_ run: RecordedRun) throws {
        let history = RunHistory(of: run)
        let trace = try ChromeTrace(ChromeTraceWriter().text(of: history))
        #expect(trace.problems == [])
        let slices = Dictionary(grouping: trace.taskSlices, by: \.name)
        for (index, task) in history.report.tasks.enumerated() {
            let own = slices[task.name] ?? []
            let bodies = own.filter { $0.category != "cached" }
            #expect(bodies.count == task.attemptCount, "\(task)")
            #expect(Duration.nanoseconds(bodies.reduce(0) { $0 + $1.duration }) == task.runTime, "\(task)")
            #expect(Set(own.map(\.row)).count <= 1, "the attempts of a task share a row: \(task)")
            #expect(own.map(\.category) == run.attemptEnds(of: index), "\(task)")
        }
        let known = Set(history.report.tasks.map(\.name))
        #expect(trace.taskSlices.allSatisfy { known.contains($0.name) })
        #expect(trace.slices.count { $0.category == "run" } == 1)
        checkArrows(trace, history)
    }

    /// Every edge between tasks that ran, one after the other, is an arrow; and no other.
    private func checkArrows(_ trace: ChromeTrace, _ history: RunHistory) {
        let slices = Dictionary(grouping: trace.taskSlices, by: \.name)
        let expected = history.plan.tasks.reduce(0) { count, task in
            guard let start = slices[task.name]?.first?.start else { return count }
            let ends = task.dependencies.compactMap { slices[history.plan.tasks[$0].name]?.last?.end }
            return count + ends.count { $0 <= start }
        }
        #expect(trace.records.count { $0.phase == "s" } == expected)
    }

    @Test func tasksThatOverlapStandOnDifferentRowsAndOthersShareOne() throws {
        let tasks = ["a", "b", "c"].map { PlanDescription.Task(name: $0, dependencies: []) }
        let done = TaskEnd(state: .done)
        let history = try history(
            tasks,
            [
                .ready(task: 0), .ready(task: 1), .ready(task: 2), .started(task: 0), .started(task: 1),
                .finished(task: 0, done), .started(task: 2), .finished(task: 1, done), .finished(task: 2, done),
                .runFinished(.done),
            ])
        let trace = try ChromeTrace(ChromeTraceWriter().text(of: history))
        let rows = Dictionary(uniqueKeysWithValues: trace.taskSlices.map { ($0.name, $0.row) })
        #expect(rows["a"] == rows["c"] && rows["a"] != rows["b"])
        #expect(trace.slices.map(\.start) == [0, 4_000_000, 5_000_000, 7_000_000])
        #expect(trace.slices.map(\.duration) == [10_000_000, 2_000_000, 3_000_000, 2_000_000])
    }

    @Test func attemptsAreSlicesAndWhatHappensIsMarked() throws {
        let tasks = [
            PlanDescription.Task(name: "a", dependencies: []),
            PlanDescription.Task(name: "b", dependencies: [0], tags: ["t"]),
        ]
        let history = try history(
            tasks,
            [
                .ready(task: 0), .finished(task: 0, TaskEnd(state: .cached, valueSummary: "7")), .ready(task: 1),
                .waiting(task: 1, pool: "db"), .started(task: 1), .logged(task: 1, message: "hello"),
                .retrying(task: 1, FailedAttempt(number: 1, limit: 2, error: "busy", delay: .milliseconds(1))),
                .started(task: 1), .finished(task: 1, TaskEnd(state: .failed, error: "dead", attemptCount: 2)),
                .logged(task: nil, message: "loose"), .modeChanged(.paused), .runFinished(.failed),
            ], origin: TraceOrigin(program: "shop", process: 42))
        let trace = try ChromeTrace(ChromeTraceWriter().text(of: history))
        #expect(trace.problems == [])
        #expect(trace.taskSlices.map(\.name) == ["a", "b", "b"])
        #expect(trace.taskSlices.map(\.category) == ["cached", "failed", "failed"])
        #expect(trace.taskSlices.map { $0.arguments["error"] as? String } == [nil, "busy", "dead"])
        #expect(trace.taskSlices.map { $0.arguments["attempt"] as? Int } == [nil, 1, 2])
        #expect(trace.taskSlices[0].arguments["value"] as? String == "7")
        #expect(trace.taskSlices[2].arguments["needs"] as? [String] == ["a"])
        #expect(trace.taskSlices[2].arguments["tags"] as? [String] == ["t"])
        let waits = trace.taskSlices[2].arguments["waits"] as? [String: String]
        #expect(waits?["pool “db”"] == "1.00 ms" && waits?["the next attempt"] == "1.00 ms")
        #expect(trace.records.allSatisfy { $0.process == 42 })
        let marks = trace.records.filter { $0.phase == "i" }
        #expect(marks.map(\.name) == ["hello", "retrying", "failed", "loose", "mode changed"])
        #expect(marks.map(\.row) == [2, 2, 2, 1, 1])
        #expect(trace.records.first?.arguments["name"] as? String == "report · shop")
    }

    @Test func aTaskThatWaitsForItsSubstituteIsNotAtWork() throws {
        let tasks = ["old", "new"].map { PlanDescription.Task(name: $0, dependencies: []) }
        let history = try history(
            tasks,
            [
                .ready(task: 1), .started(task: 1), .fallingBack(task: 1, to: 0, error: "gone"), .ready(task: 0),
                .started(task: 0), .finished(task: 0, TaskEnd(state: .done)),
                .finished(task: 1, TaskEnd(state: .failed, valueSummary: "7", error: "gone")), .runFinished(.done),
            ])
        let trace = try ChromeTrace(ChromeTraceWriter().text(of: history))
        #expect(trace.problems == [])
        #expect(trace.taskSlices.map(\.name) == tasks.map(\.name))
        #expect(trace.taskSlices.map(\.start) == [5_000_000, 2_000_000])
        #expect(trace.taskSlices.map(\.end) == [6_000_000, 3_000_000])
        #expect(trace.taskSlices[1].category == "failed" && trace.taskSlices[1].arguments["error"] as? String == "gone")
    }

    @Test func aTraceThatEndsEarlyShowsWhatRanUntilThen() throws {
        let tasks = ["a", "b"].map { PlanDescription.Task(name: $0, dependencies: []) }
        let history = try history(
            tasks, [.ready(task: 0), .started(task: 0), .ready(task: 1), .logged(task: 0, message: "x")])
        let trace = try ChromeTrace(ChromeTraceWriter().text(of: history))
        #expect(trace.problems == [])
        #expect(trace.taskSlices.map(\.category) == ["running"])
        #expect(trace.taskSlices.first?.start == 2_000_000 && trace.taskSlices.first?.end == 4_000_000)
        #expect(trace.slices.first?.arguments["state"] as? String == "running")
    }

    /// Slices that take no time would nest.
    @Test func tasksWithoutDurationDoNotShareTheirMoment() throws {
        let tasks = (0..<4).map { PlanDescription.Task(name: "\($0)", dependencies: $0 == 0 ? [] : [$0 - 1]) }
        let plan = PlanDescription(name: "quick", tasks: tasks, goals: [3])
        var events = [Event(sequence: 0, time: .zero, kind: .runStarted(RunDescription(plan: plan)))]
        for task in 0..<4 {
            for kind in [
                Event.Kind.ready(task: task), .started(task: task), .finished(task: task, TaskEnd(state: .done)),
            ] {
                events.append(Event(sequence: events.count, time: .zero, kind: kind))
            }
        }
        let trace = try ChromeTrace(ChromeTraceWriter().text(of: RunHistory(of: recorded(events))))
        #expect(trace.problems == [])
        #expect(Set(trace.taskSlices.map(\.row)).count == 4)
    }

    @Test func hostileTextsComeBackAsTheyAre() throws {
        let history = try hostileHistory()
        let text = ChromeTraceWriter().text(of: history)
        let trace = try ChromeTrace(text)
        #expect(trace.problems == [])
        #expect(trace.taskSlices.map(\.name) == hostileTexts)
        #expect(trace.taskSlices.map { $0.arguments["error"] as? String } == hostileTexts)
        #expect(activeScalars(in: text).isEmpty && text.split(whereSeparator: \.isNewline).count == 1)
    }
}

extension RecordedRun {
    /// How each attempt of a task ended, as its events tell; for a value that the cache had, that it did.
    fileprivate func attemptEnds(of task: Int) -> [String] {
        var ends: [String] = []
        for event in events {
            switch event.kind {
            case .started(task): ends.append("running")
            case .retrying(task, _) where ends.last == "running", .fallingBack(task, _, _) where ends.last == "running":
                ends[ends.count - 1] = "failed"
            case .finished(task, let end) where ends.last == "running": ends[ends.count - 1] = end.state.rawValue
            case .finished(task, let end) where end.state == .cached && ends.isEmpty: ends.append("cached")
            default: break
            }
        }
        return ends
    }
}
