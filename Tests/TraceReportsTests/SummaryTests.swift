import JFlow
import Testing
import TraceFormat
import TraceReports

@Suite("Summaries of runs")
struct SummaryTests {
    private static let tasks = [
        PlanDescription.Task(name: "a", dependencies: []), PlanDescription.Task(name: "b\u{1B}[31m", dependencies: [0]),
        PlanDescription.Task(name: "c", dependencies: [0]),
    ]
    private static let steps: [Event.Kind] = [
        .ready(task: 0), .started(task: 0), .finished(task: 0, TaskEnd(state: .done)),
        .ready(task: 1), .ready(task: 2), .finished(task: 2, TaskEnd(state: .cached)), .started(task: 1),
        .retrying(task: 1, FailedAttempt(number: 1, limit: 2, error: "busy", delay: .milliseconds(1))),
        .started(task: 1), .dropped(count: 12),
        .finished(task: 1, TaskEnd(state: .failed, error: "dead\nend", attemptCount: 2)), .runFinished(.failed),
    ]

    @Test func itIsTheReportAndWhatOnlyATraceKnows() throws {
        let origin = TraceOrigin(program: "shop", process: 42, began: 1_732_822_385_000_000_000)
        let history = try history(Self.tasks, Self.steps, origin: origin, metadata: ["request": "81f2", "host": "b"])
        let summary = RunSummary(of: history, remarks: ["One event is missing."]).description
        #expect(
            summary == """
                Run by shop in process 42 on 2024-11-28 19:33:05 UTC.
                With host b, request 81f2.
                \(history.report)
                On the critical path: a 1.00 ms, b\\u{1B}[31m 4.00 ms.
                Waited in all: 10.0 ms for dependencies, 5.00 ms for a worker, 1.00 ms for the next attempt.
                From a cache: 1 of 3 tasks.
                Further attempts: 1, of b\\u{1B}[31m 1.
                Failed: b\\u{1B}[31m: dead\\nend
                Lost while it was recorded: 12 log lines and reports of progress.
                One event is missing.
                """)
        #expect(activeScalars(in: summary).isEmpty)
    }

    @Test func aRunOfWhichNothingMoreIsKnownIsItsReport() throws {
        let history = try history([PlanDescription.Task(name: "a", dependencies: [])], [])
        #expect(RunSummary(of: history).description == "\(history.report)")
    }

    @Test func aRunThatWasCutIsUnderWay() throws {
        let summary = RunSummary(of: try history(Self.tasks, Array(Self.steps.prefix(4)))).description
        #expect(
            summary.hasPrefix("“report” under way for 4.00 ms: 2 pending, 1 ready, 1 done.")
                || summary.contains("under way for 4.00 ms"))
    }

    @Test(arguments: [
        (0, "1970-01-01 00:00:00"), (951_782_400, "2000-02-29 00:00:00"), (4_107_542_399, "2100-02-28 23:59:59"),
        (4_107_542_400, "2100-03-01 00:00:00"), (-1, "1969-12-31 23:59:59"), (1_700_000_000, "2023-11-14 22:13:20"),
    ])
    func datesAreThoseOfTheCalendar(seconds: Int, date: String) throws {
        let origin = TraceOrigin(began: seconds * 1_000_000_000)
        let history = try history([], [], origin: origin)
        #expect(history.originWords == "Run on \(date) UTC.")
    }

    @Test func hostileTextsDoNothing() throws {
        let summary = RunSummary(of: try hostileHistory()).description
        #expect(activeScalars(in: summary).isEmpty)
        #expect(summary.contains("… \(hostileTexts.count - 10) more failed."))
    }
}
