import Testing

@testable import JFlow

/// What a report tells of runs whose times are known.
struct RunReportTests {
    private static let plan = PlanDescription(
        name: "diamond",
        tasks: [
            PlanDescription.Task(name: "top", dependencies: []),
            PlanDescription.Task(name: "left", dependencies: [0]),
            PlanDescription.Task(name: "right", dependencies: [0]),
            PlanDescription.Task(name: "bottom", dependencies: [1, 2]),
        ],
        goals: [3])

    private func events(_ kinds: [(milliseconds: Int, kind: Event.Kind)]) -> [Event] {
        kinds.enumerated().map { Event(sequence: $0, time: .milliseconds($1.milliseconds), kind: $1.kind) }
    }

    /// One worker, a pause, a pool and a second attempt.
    private var diamond: [Event] {
        events([
            (0, .runStarted(RunDescription(plan: Self.plan, slots: 1))),
            (0, .ready(task: 0)),
            (1, .started(task: 0)),
            (11, .finished(task: 0, TaskEnd(state: .done))),
            (11, .ready(task: 1)), (11, .ready(task: 2)),
            (11, .started(task: 1)),
            (15, .retrying(task: 1, FailedAttempt(number: 1, limit: 3, error: "no answer", delay: .milliseconds(5)))),
            (15, .started(task: 2)),
            (27, .finished(task: 2, TaskEnd(state: .done))),
            (28, .started(task: 1)),
            (31, .modeChanged(.paused)),
            (38, .finished(task: 1, TaskEnd(state: .done, attemptCount: 2))),
            (38, .ready(task: 3)),
            (40, .modeChanged(.running)),
            (40, .waiting(task: 3, pool: "disk")),
            (44, .started(task: 3)),
            (50, .finished(task: 3, TaskEnd(state: .done))),
            (51, .runFinished(.done)),
        ])
    }

    private func wait(_ reason: RunReport.WaitReason, _ milliseconds: Int) -> RunReport.Wait {
        RunReport.Wait(reason: reason, duration: .milliseconds(milliseconds))
    }

    @Test func eachTaskTellsWhatItWaitedFor() throws {
        let tasks = try #require(RunReport(events: diamond)).tasks
        #expect(
            tasks.map(\.waits) == [
                [wait(.worker, 1)],
                [wait(.dependencies, 11), wait(.retry, 5), wait(.worker, 8)],
                [wait(.dependencies, 11), wait(.worker, 4)],
                [wait(.dependencies, 38), wait(.gate, 2), wait(.pool("disk"), 4)],
            ])
        #expect(tasks.map(\.runTime) == [10, 14, 12, 6].map { .milliseconds($0) })
        #expect(tasks.map(\.ready) == [0, 11, 11, 38].map { .milliseconds($0) })
        #expect(tasks.map(\.start) == [1, 11, 15, 44].map { .milliseconds($0) })
        #expect(tasks.map(\.end) == [11, 38, 27, 50].map { .milliseconds($0) })
        #expect(tasks.map(\.attemptCount) == [1, 2, 1, 1])
        #expect(tasks.map(\.readyAfter) == [nil, 0, 0, 1])
        #expect(tasks.map(\.slack) == [0, 0, 7, 0].map { .milliseconds($0) })
    }

    @Test func theRunTellsWhereItsTimeWent() throws {
        let report = try #require(RunReport(events: diamond))
        #expect(report.workflow == "diamond")
        #expect(report.state == .done)
        #expect(report.wallTime == .milliseconds(51))
        #expect(report.criticalPath == [0, 1, 3])
        #expect(report.criticalTime == .milliseconds(35))
        #expect(report.decidingPath == [0, 1, 3])
        #expect(report.delays == [wait(.worker, 9), wait(.retry, 5), wait(.pool("disk"), 4), wait(.gate, 2)])
        #expect(report.busyTime == .milliseconds(42))
        #expect(report.possibleSpeedup == 51.0 / 35)
        #expect(report.averageParallelism == 42.0 / 51)
        let steps = [(1, 1), (11, 1), (27, 0), (28, 1), (38, 0), (44, 1), (50, 0)].filter { $0 != (11, 1) }
        #expect(report.parallelism.map(\.time) == steps.map { .milliseconds($0.0) })
        #expect(report.parallelism.map(\.running) == steps.map(\.1))
        #expect(report.waiting.first == wait(.dependencies, 60))
    }

    @Test func theTextSaysItAll() throws {
        let report = try #require(RunReport(events: diamond))
        #expect(
            report.description == """
                “diamond” done after 51.0 ms: 4 done.
                Bodies ran for 42.0 ms, 0.82 at once on average and 1 at most; with unlimited workers 35.0 ms, 1.46 \
                times as fast.
                Critical path, 35.0 ms: top → left → bottom
                Lost on the way to the end: 9.00 ms for a worker, 5.00 ms for the next attempt, 4.00 ms for pool \
                “disk”, 2.00 ms for the gate
                  left: done, ran 14.0 ms in 2 attempts, waited 8.00 ms for a worker, 5.00 ms for the next attempt, \
                critical
                  right: done, ran 12.0 ms, waited 4.00 ms for a worker, slack 7.00 ms
                  top: done, ran 10.0 ms, waited 1.00 ms for a worker, critical
                  bottom: done, ran 6.00 ms, waited 4.00 ms for pool “disk”, 2.00 ms for the gate, critical
                """)
    }

    @Test func theTextOfALargeRunIsShortAndInert() throws {
        let nasty = String(repeating: "\u{1B}[31m", count: 100)
        let plan = PlanDescription(
            name: nasty,
            tasks: (0..<1_000).map {
                PlanDescription.Task(name: "\(nasty) \($0)", dependencies: $0 == 0 ? [] : [$0 - 1])
            },
            goals: [999])
        var told: [(Int, Event.Kind)] = [(0, .runStarted(RunDescription(plan: plan)))]
        for task in 0..<1_000 {
            told += [(task, .ready(task: task)), (task, .started(task: task))]
            told.append((task + 1, .finished(task: task, TaskEnd(state: .done))))
        }
        let text = try #require(RunReport(events: events(told))).description
        #expect(text.split(separator: "\n").count < 20)
        #expect(text.count < 5_000)
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isActive })
        #expect(text.hasSuffix("  … 990 more"))
    }

    @Test func whatDidNotRunTakesNoTime() throws {
        let report = try #require(
            RunReport(
                events: events([
                    (0, .runStarted(RunDescription(plan: Self.plan))),
                    (0, .finished(task: 0, TaskEnd(state: .given))),
                    (0, .ready(task: 1)), (0, .ready(task: 2)),
                    (2, .finished(task: 1, TaskEnd(state: .cached))),
                    (2, .started(task: 2)),
                    (5, .finished(task: 2, TaskEnd(state: .failed, error: "no"))),
                    (5, .finished(task: 3, TaskEnd(state: .skipped, reason: .needs(task: 2)))),
                    (5, .runFinished(.failed)),
                ])))
        #expect(report.tasks.map(\.state) == [.given, .cached, .failed, .skipped])
        #expect(report.tasks.map(\.runTime) == [.zero, .zero, .milliseconds(3), .zero])
        #expect(report.tasks[1].waits == [wait(.worker, 2)])
        #expect(report.tasks[3].waits.isEmpty)
        #expect(report.tasks.map(\.slack) == [nil, .milliseconds(3), .zero, nil])
        #expect(report.criticalPath == [2])
    }

    @Test func anEmptyRunHasAReport() throws {
        let plan = PlanDescription(name: "empty", tasks: [], goals: [])
        let report = try #require(
            RunReport(events: events([(0, .runStarted(RunDescription(plan: plan))), (0, .runFinished(.done))])))
        #expect(report.possibleSpeedup == 1)
        #expect(report.averageParallelism == 0)
        #expect(report.criticalPath.isEmpty)
        #expect(
            report.description == """
                “empty” done after 0 ns: no tasks.
                Bodies ran for 0 ns, 0.00 at once on average and 0 at most; with unlimited workers 0 ns, 1.00 times \
                as fast.
                """)
    }

    @Test func eventsThatNameNoTaskAreIgnored() throws {
        let report = try #require(
            RunReport(
                events: events([
                    (0, .runStarted(RunDescription(plan: Self.plan))), (0, .ready(task: 7)), (1, .started(task: -1)),
                ])))
        #expect(report.tasks.allSatisfy { $0.ready == nil && $0.start == nil })
    }

    @Test func theLastOfSeveralRunsIsReported() throws {
        let one = events([(0, .runStarted(RunDescription(plan: Self.plan))), (9, .runFinished(.cancelled))])
        let report = try #require(RunReport(events: one + diamond))
        #expect(report == RunReport(events: diamond))
    }

    @Test func aRealRunIsReported() async throws {
        let stream = EventStream()
        let top = task("top") { 1 }
        let left = task("left", top) { (top) async in top + 1 }
        let right = task("right", top) { $0 + 2 }
        let bottom = task("bottom", left, right) { $0 + $1 }
        _ = try await Workflow(bottom, name: "diamond").run(options: RunOptions(observers: [stream]))
        let report = try #require(RunReport(events: stream.drain()))
        #expect(report.tasks.map(\.name) == ["top", "left", "right", "bottom"])
        #expect(report.tasks.allSatisfy { $0.state == .done && $0.attemptCount == 1 })
        #expect(report.tasks.allSatisfy { $0.waitingTime + $0.runTime == $0.end })
        #expect(report.criticalPath.first == 0 && report.criticalPath.last == 3)
        #expect(report.criticalTime <= report.wallTime)
    }

    @Test(arguments: [
        (Duration.nanoseconds(0), "0 ns"), (.nanoseconds(999), "999 ns"), (.nanoseconds(1_000), "1.00 µs"),
        (.nanoseconds(9_994), "9.99 µs"), (.nanoseconds(9_996), "10.0 µs"), (.nanoseconds(99_960), "100 µs"),
        (.nanoseconds(999_499), "999 µs"), (.nanoseconds(999_600), "1.00 ms"), (.milliseconds(12), "12.0 ms"),
        (.milliseconds(1_500), "1.50 s"), (.seconds(999), "999 s"), (.seconds(1_000), "16.7 min"),
        (.seconds(3 * 3_600), "3.00 h"), (.seconds(Int64.max), "2562048 h"), (.milliseconds(-5), "-5.00 ms"),
    ])
    func durationsReadWell(duration: Duration, words: String) {
        #expect(duration.words == words)
    }
}
