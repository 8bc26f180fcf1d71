import DemoWorkflows
import JFlow
import Samples
import Synchronization
import Testing

@Suite("Runs of demonstrations")
struct DemonstrationRunTests {
    private static let fast = 0.02

    @Test(arguments: ["search", "quickstart", "diamond", "wide", "deep", "thumbnails"])
    func endsWellTwiceInARow(_ name: String) async throws {
        let demonstration = try Demonstration.named(name, settings: DemonstrationSettings(pace: Self.fast))
        try await demonstration.warmUp()
        var reports: [[String]] = []
        for _ in 0..<2 {
            let run = await WatchedRun(demonstration)
            run.expectLegal(ending: .done)
            #expect(run.outcome.error == nil)
            #expect(!run.outcome.report.isEmpty)
            #expect(run.states.values.allSatisfy { $0 == .done || $0 == .cached })
            reports.append(run.outcome.report)
        }
        #expect(reports[0] == reports[1])
    }

    @Test(arguments: [
        ("search", "ads"), ("quickstart", "createHi"), ("diamond", "right"), ("wide", "part-123"),
        ("census", "markers"), ("thumbnails", "thumbnails"),
    ])
    func failsWhereItIsToldTo(_ name: String, _ task: String) async throws {
        let folder = try TemporaryFolder(["a.txt": "a\n"])
        let settings = DemonstrationSettings(pace: Self.fast, fails: true, path: folder.path)
        let demonstration = try Demonstration.named(name, settings: settings)
        for _ in 0..<2 {
            let run = await WatchedRun(demonstration)
            #expect(run.names(in: .failed) == [task])
            #expect(run.events.last?.kind == .runFinished(.failed))
            #expect(run.outcome.report.isEmpty)
            guard case .failed(let failure) = run.outcome.error else {
                Issue.record("\(name) ended with \(String(describing: run.outcome.error))")
                continue
            }
            #expect(failure.failedTasks.map(\.name) == [task])
        }
    }

    @Test func partsRunAgainWithAllOtherValuesKept() async throws {
        let demonstration = try Demonstration.named("nightly", settings: DemonstrationSettings(pace: Self.fast))
        let whole = await WatchedRun(demonstration)
        let totals = try #require(demonstration.plan.tasks.firstIndex { $0.name == "totals" })
        let part = await WatchedRun(demonstration, from: .tasks([totals]))
        #expect(part.names(in: .done) == ["report", "totals"])
        #expect(part.outcome.report == whole.outcome.report)
        let lost = await WatchedRun(demonstration, from: .failed)
        #expect(lost.names(in: .failed) == ["rates", "weather"])
        // What takes the place of the rates has its value from the first run.
        #expect(lost.names(in: .done) == ["report"] && lost.states["old-rates"] == .given)
    }

    @Test func deepFailsWhereItIsToldTo() async throws {
        let settings = DemonstrationSettings(pace: Self.fast, fails: true)
        let run = await WatchedRun(try Demonstration.named("deep", settings: settings))
        #expect(run.names(in: .failed).count == 1)
        #expect(run.ends.compactMap(\.error).first?.contains("was told to fail by --fail") == true)
    }

    @Test func thumbnailsTellsOfEachPhoto() async throws {
        let demonstration = try Demonstration.named("thumbnails", settings: DemonstrationSettings(pace: Self.fast))
        let run = await WatchedRun(demonstration)
        #expect(run.outcome.report == ["96 thumbnails of photos with 1128720 bytes"])
        #expect(run.messages.last == "1128720 bytes in the first 96 photos")
        for (task, limit) in [("thumbnails", 8), ("add-up-bytes", 4)] {
            let reports = run.elements(of: task)
            #expect(reports.count == 192 && reports.last?.endedCount == 96)
            var running = 0
            for report in reports {
                running += report.state == .running ? 1 : -1
                #expect(running <= limit)
            }
        }
    }

    @Test func thumbnailsTellsWhichPhotosAreDamaged() async throws {
        let settings = DemonstrationSettings(pace: Self.fast, fails: true)
        let run = await WatchedRun(try Demonstration.named("thumbnails", settings: settings))
        #expect(run.elements(of: "thumbnails").filter { $0.state == .failed }.map(\.index).sorted() == [17, 40, 71])
        let error = try #require(run.ends.compactMap(\.error).first)
        #expect(error.hasPrefix("3 of 96 elements failed: [17] photo-17.jpg is damaged, as told by --fail; [40] "))
    }

    @Test func quickstartGivesTheTwoResults() async throws {
        let demonstration = try Demonstration.named("quickstart", settings: DemonstrationSettings())
        let run = await WatchedRun(demonstration)
        #expect(run.outcome.report == ["1 2"])
        #expect(run.plan.tasks.map(\.name).sorted() == ["createHi", "createPerson", "sayHi", "sayHiTwice"])
        #expect(run.values["createPerson"] == "Person(name: \"Joe Mama\")")
        #expect(run.values["createHi"] == "\"Hi Joe Mama\"")
    }

    @Test func failuresFailsInTheSameWayEachTime() async throws {
        let demonstration = try Demonstration.named("failures", settings: DemonstrationSettings(pace: Self.fast))
        try await demonstration.warmUp()
        for _ in 0..<2 {
            let run = await WatchedRun(demonstration)
            run.expectLegal(ending: .failed)
            #expect(run.names(in: .failed) == ["bad\u{1B}[31mname", "flaky-mirror"])
            #expect(run.names(in: .skipped) == ["label", "publish", "unpack"])
            #expect(run.names(in: .cached) == ["greeting"])
            #expect(run.names(in: .done) == ["archive", "fetch-list", "stubborn", "翻訳", "👩‍💻 review ❤️"])
            #expect(run.messages.contains("title was \u{1B}]0;won\u{07}"))
        }
    }

    @Test func nightlyIsWholeAlthoughNotEverythingGoesWell() async throws {
        let demonstration = try Demonstration.named("nightly", settings: DemonstrationSettings(pace: Self.fast))
        for _ in 0..<2 {
            let run = await WatchedRun(demonstration)
            #expect(run.outcome.error == nil)
            #expect(run.outcome.report == ["1204 pages, 2500 rows, rates of yesterday, weather unknown"])
            #expect(run.events.last?.kind == .runFinished(.done))
            #expect(run.names(in: .failed) == ["rates", "weather"])
            #expect(run.names(in: .skipped) == ["crawl"])
            #expect(run.values["rates"] == "\"of yesterday\"" && run.values["weather"] == "nil")
            let kinds = run.events.map(\.kind)
            let retries = kinds.count { if case .retrying = $0 { true } else { false } }
            let closings = kinds.count { if case .closed = $0 { true } else { false } }
            // `rates` twice and `eu` once.
            #expect(retries == 3 && closings == 1)
        }
    }

    @Test func stubbornTaskEndsInItsOwnTimeWhenCancelled() async throws {
        let pace = 0.25
        let demonstration = try Demonstration.named("failures", settings: DemonstrationSettings(pace: pace))
        let stubborn = try #require(demonstration.plan.tasks.firstIndex { $0.name == "stubborn" })
        let control = RunControl()
        let watch = CancellingWatch(task: stubborn, control: control)
        _ = await demonstration.run(RunOptions(observers: [watch.events], control: control))
        let seen = watch.seen
        let start = try #require(seen.first { $0.kind == .started(task: stubborn) })
        let finish = try #require(seen.first { $0.isEnd(of: stubborn) })
        let end = TaskEnd(state: .cancelled, reason: .taskCancelled, attemptCount: 1)
        #expect(finish.kind == .finished(task: stubborn, end))
        // 2000 ms less 8 %, at this pace: it did not see that it was cancelled.
        #expect(finish.time - start.time >= .milliseconds(1_840) * pace)
    }

    /// At this pace each of them takes longer than the limit, so that only a run that is cut short ends within it. No
    /// clock is read besides: on a loaded machine the events alone may take a minute to arrive.
    @Test(.timeLimit(.minutes(10)), arguments: ["search", "diamond", "wide", "deep", "failures"])
    func aCancelledRunDoesNotWaitForItsTasks(_ name: String) async throws {
        let demonstration = try Demonstration.named(name, settings: DemonstrationSettings(pace: 1_000))
        let (events, control) = (EventStream(), RunControl())
        async let outcome = demonstration.run(RunOptions(observers: [events], control: control))
        for await batch in events.batches {
            let hasStarted = batch.contains { if case .started = $0.kind { true } else { false } }
            if hasStarted { control.cancelRun() }
        }
        guard case .cancelled = await outcome.error else {
            Issue.record("\(name) was not cancelled")
            return
        }
    }
}

/// Cancels a task as soon as it has started, from the thread that tells so: on a loaded machine a reader of events
/// could come after the task's end.
private final class CancellingWatch: Sendable {
    private let stream = Mutex<EventStream?>(nil)
    private let drained = Mutex<[Event]>([])

    init(task: Int, control: RunControl) {
        let events = EventStream { [weak self] in
            guard let batch = self?.drain() else { return }
            if batch.contains(where: { $0.kind == .started(task: task) }) { control.cancel(task: task) }
        }
        stream.withLock { $0 = events }
    }

    var events: EventStream {
        guard let events = stream.withLock({ $0 }) else { preconditionFailure("the stream is made with the watch") }
        return events
    }

    /// All events up to now, in sequence.
    var seen: [Event] {
        _ = drain()
        return drained.withLock { $0 }.sorted { $0.sequence < $1.sequence }
    }

    private func drain() -> [Event] {
        let batch = events.drain()
        drained.withLock { $0 += batch }
        return batch
    }
}

extension Event {
    fileprivate func isEnd(of task: Int) -> Bool {
        if case .finished(task, _) = kind { true } else { false }
    }
}
