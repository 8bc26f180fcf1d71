import Testing

@testable import JFlow

/// What can be said of a call before a run.
struct CacheOutlookTests {
    private func outlook(
        _ definition: TaskDefinition<Int, (Int), Int>, _ number: Int, _ cache: any TaskCache
    ) async throws -> String {
        let plan = try PlanCompiler.compile(goals: [definition.erased], name: "plan")
        let runCache = try #require(RunCache(WorkflowCache(cache), plan.cachedTasks, given: [0: [.init(number)]]))
        let values = ValueBlock(layout: plan.layout)
        defer { values.deallocate() }
        switch await runCache.outlook(of: 0, frame: values.frame(of: 0)) {
        case .hit(let value): return "hit: \(value)"
        case .keptError(let error): return "fails: \(error)"
        case .miss(let reason): return "miss: \(reason?.description ?? "unknown")"
        }
    }

    @Test func itSaysHitOrMissAndWhy() async throws {
        let clock = ManualClock()
        let cache = MemoryCache(clock: clock)
        let number = task("double", Parameter<Int>("number")) { number in
            if number > 10 { throw TestError("too large") }
            return number * 2
        }
        let double = number.cached(timeToLive: .seconds(60), errors: .keep(for: .seconds(5)))
        #expect(try await outlook(double, 1, cache) == "miss: no value of this task is kept")
        _ = try await Workflow(double, cache: cache).run(double(1))
        #expect(try await outlook(double, 1, cache) == "hit: 2")
        #expect(try await outlook(double, 2, cache) == "miss: argument “number” changed from 1 to 2")
        #expect(
            try await outlook(number.cached(version: "2"), 1, cache) == "miss: version changed from “” to “2”")
        _ = await thrown { () throws(WorkflowError) in try await Workflow(double, cache: cache).run(double(11)) }
        #expect(try await outlook(double, 11, cache) == "fails: too large")
        #expect(try await outlook(number.cached(), 11, cache) == "miss: unknown")
        clock.advance(by: .seconds(60))
        #expect(try await outlook(double, 1, cache) == "miss: the time to live of its value is over")
    }

    @Test func anExplanationSaysWhatChanged() async throws {
        let double = task("double", Parameter<Int>("number")) { $0 * 2 }.cached()
        let next = task("next", double) { $0 + 1 }.cached()
        let workflow = try Workflow(next)
        func fates(_ number: Int) async -> [Explanation.Fate] {
            await workflow.explain(double.with(number)).tasks.map(\.fate)
        }
        #expect(await fates(1) == [.notCached(change: nil), .unknown(until: ["double"])])
        _ = try await workflow.run(double(1))
        #expect(await fates(1) == [.cached, .cached])
        #expect(
            await fates(2)
                == [.notCached(change: "argument “number” changed from 1 to 2"), .unknown(until: ["double"])])
    }

    @Test func aPlanWithoutCachedTasksHasNoCache() throws {
        let plan = try PlanCompiler.compile(goals: [task("plain") { 1 }.erased], name: "plan")
        #expect(RunCache(WorkflowCache(MemoryCache()), plan.cachedTasks) == nil)
    }
}
