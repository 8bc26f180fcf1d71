import JFlow
import TerminalCore
import Testing

@testable import Inspector

/// The run model and the screen over events of the real engine: attempts, pools, conditions, stand-ins, resources.
@Suite struct LiveFeatureTests {
    private struct Outage: Error, CustomStringConvertible {
        var description: String { "no answer" }
    }

    /// The model and the plain lines after a run of a workflow; whatever the run throws is in its events.
    private func watch<Goal: Sendable>(
        _ workflow: Workflow<Goal>, metadata: [String: String] = [:]
    ) async -> (model: Model, lines: [String], events: [Event]) {
        let stream = EventStream()
        var options = RunOptions(observers: [stream])
        options.metadata = metadata
        _ = try? await workflow.run(options: options)
        let events = stream.drain()
        var model = Model(size: Size(columns: 100, rows: 30))
        _ = update(&model, .events(events))
        var renderer = PlainRenderer()
        let lines = renderer.lines(for: events, at: .zero).map { String($0.drop { $0 != " " }.dropFirst()) }
        return (model, lines, events)
    }

    @Test func attemptsAreCountedAndTold() async throws {
        let ads = task("ads") {
            if TaskContext.current.attempt < 3 { throw Outage() }
            return 2
        }.retry(4)
        let page = task("page", ads) { $0 * 10 }
        let (model, lines, _) = await watch(try Workflow(page))
        #expect(model.mode == .done && model.run.hasRetried && model.run.failures.isEmpty)
        let attempts = model.run.tasks[0].attempts
        #expect(attempts.total == 3 && attempts.limit == 4 && attempts.failures.map(\.number) == [1, 2])
        #expect(lines.count { $0.hasPrefix("retry    ads   attempt") && $0.contains("no answer; next in") } == 2)
        #expect(lines.contains { $0.hasPrefix("done     ads ") && $0.hasSuffix("3 attempts") })
    }

    @Test func lastAttemptThatFailsIsTheFailure() async throws {
        let ads = task("ads") { () throws -> Int in throw Outage() }.retry(2)
        let (model, lines, _) = await watch(try Workflow(ads))
        #expect(model.mode == .failed && model.exitCode == 1)
        #expect(lines.contains("failed   ads  2 of 2: no answer"))
        let summary = ExitSummary.lines(for: model.run, signs: .unicode, exitCode: 1)
        #expect(summary.contains("  ✗ ads  failed after 2 attempts  no answer"))
    }

    @Test func attemptIsWaitedForOnTheScreen() async throws {
        let ads = task("ads") { () throws -> Int in throw Outage() }.retry(2, backoff: .constant(.seconds(600)))
        let (stream, control) = (EventStream(), RunControl())
        let workflow = try Workflow(ads)
        async let result = workflow.run(options: RunOptions(observers: [stream], control: control))
        var model = Model(size: Size(columns: 100, rows: 30))
        _ = update(&model, .clock(.zero))
        while model.run.retrying.isEmpty {
            _ = update(&model, .events(stream.drain()))
            await Task.yield()
        }
        #expect(view(model).text.contains("↻ waiting to retry: attempt 2 of 2 in 10m"))
        #expect(view(model).text.contains("↻ ads in10m"))
        control.cancelRun()
        _ = try? await result
        _ = update(&model, .events(stream.drain()))
        #expect(model.mode == .cancelled && model.run.retrying.isEmpty)
    }

    @Test func whatIsNotChosenLeavesTheTotal() async throws {
        let isLarge = task("is-large") { false }
        let sampled = task("sampled") { 1 }
        let whole = task("whole") { 2 }
        let bonus = task("bonus") { 3 }.when(isLarge)
        let digest = choice("digest", if: isLarge, then: sampled, else: whole)
        let page = task("page", digest, bonus) { $0 + ($1 ?? 0) }
        let (model, lines, _) = await watch(try Workflow(page))
        #expect(model.mode == .done && model.exitCode == 0)
        #expect(model.run.counts.notChosen == 2 && model.run.reachedCount == 4 && model.run.counts.total == 4)
        #expect(lines.contains("skipped  sampled   not chosen by is-large"))
        #expect(lines.contains("skipped  bonus     not chosen by is-large"))
        #expect(lines.last?.hasSuffix(": 4 done, 2 not chosen") == true)
        #expect(model.run.tasks.first { $0.name == "sampled" }?.isConditional == true)
        #expect(model.run.tasks.first { $0.name == "digest" }?.kind == .choice)
    }

    @Test func standInsAreNamedAndAreNoTrouble() async throws {
        let rates = task("rates") { () throws -> [Int] in throw Outage() }.fallback([7])
        let news = task("news") { () throws -> String in throw Outage() }
        let briefing = task("briefing", news) { $0 + "!" }.optional()
        let page = task("page", rates, briefing) { "\($0) \($1 ?? "")" }
        let (model, lines, _) = await watch(try Workflow(page))
        #expect(model.mode == .done && model.exitCode == 0)
        #expect(lines.contains("failed   rates     no answer; consumers got [7]"))
        #expect(lines.contains("skipped  briefing  needs news; consumers got nil"))
        #expect(lines.last?.hasSuffix(": 1 done, 2 failed, 1 skipped but tolerated") == true)
        let summary = ExitSummary.lines(for: model.run, signs: .unicode, exitCode: 0)
        #expect(summary[1] == "  went on without" && summary[0].contains("4 of 4 tasks"))
    }

    @Test func resourceIsClosedAndTheRunIsDescribed() async throws {
        let database = task("database") { 7 }.closing { _ in }
        let count = task("count", database) { $0 + 1 }.tagged("slow")
        let (model, _, events) = await watch(try Workflow(count), metadata: ["request": "81f2"])
        #expect(model.run.tasks[0].kind == .resource && model.run.tasks[0].closeTime != nil)
        #expect(model.run.tasks[1].tags == ["slow"] && model.run.metadata.map(\.value) == ["81f2"])
        #expect(events.contains { $0.kind == .closed(task: 0) })
    }

    @Test func taskThatWaitsForAPoolSaysSo() async throws {
        let pool = Pool("one at a time", limit: 1)
        let (gate, open) = AsyncStream<Void>.makeStream()
        let first = task("first") { for await _ in gate {} }.pool(pool)
        let second = task("second") {}.pool(pool)
        let workflow = try Workflow(first, second)
        let stream = EventStream()
        async let result = workflow.run(options: RunOptions(observers: [stream]))
        var events: [Event] = []
        while !events.contains(where: \.isWaiting) {
            events += stream.drain()
            await Task.yield()
        }
        open.finish()
        _ = try await result
        var run = RunModel()
        for event in events + stream.drain() {
            run.apply(event)
            guard event.isWaiting else { continue }
            #expect(run.tasks.compactMap(\.awaitedPool) == ["one at a time"])
        }
        #expect(run.end == .done && run.tasks.allSatisfy { $0.awaitedPool == nil })
    }
}

extension Event {
    fileprivate var isWaiting: Bool {
        if case .waiting = kind { true } else { false }
    }
}
