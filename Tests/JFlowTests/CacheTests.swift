import Testing

@testable import JFlow

/// Values kept between runs.
struct CacheTests {
    let journal = Journal()

    @Test func aSecondRunTakesTheValueAndCallsNothing() async throws {
        let journal = journal
        let square = task("square", Parameter<Int>("number")) { number in
            journal.note("square \(number)")
            return number * number
        }.cached()
        let workflow = try Workflow(square)
        #expect(try await workflow.run(square.with(3)) == 9)
        #expect(try await workflow.run(square.with(3)) == 9)
        #expect(try await workflow.run(square(3)) == 9, "the same arguments by another way")
        #expect(try await workflow.run(square(4)) == 16)
        #expect(journal.all == ["square 3", "square 4"])
    }

    @Test func aHitIsTheStateCachedAndStartsNothing() async throws {
        let base = task("base") { 2 }
        let double = task("double", base) { $0 * 2 }.cached()
        let workflow = try Workflow(double)
        _ = try await workflow.run()
        let events = EventStream()
        _ = try await workflow.run(options: RunOptions(observers: [events]))
        let kinds = events.drain().map(\.kind)
        #expect(!kinds.contains(.started(task: 1)))
        #expect(kinds.contains(.finished(task: 1, TaskEnd(state: .cached, valueSummary: "4"))))
    }

    @Test func anotherVersionIsAnotherKey() async throws {
        let cache = MemoryCache()
        for version in ["1", "2"] {
            let value = task("value") { version }.cached(version: version)
            #expect(try await Workflow(value, cache: cache).run() == version)
        }
        #expect(cache.count == 2)
    }

    @Test func aValueOfAnotherTypeIsNoHit() async throws {
        let cache = MemoryCache()
        let text = task("value") { "text" }.cached()
        let number = task("value") { 7 }.cached()
        #expect(try await Workflow(text, cache: cache).run() == "text")
        #expect(try await Workflow(number, cache: cache).run() == 7)
    }

    @Test func failuresAreNotKept() async throws {
        let journal = journal
        let flaky = task("flaky") { () throws -> Int in
            journal.note("called")
            if journal.count(of: "called") == 1 { throw TestError("first") }
            return 1
        }.cached()
        let workflow = try Workflow(flaky)
        #expect(await thrown { () throws(WorkflowError) in try await workflow.run() } != nil)
        #expect(try await workflow.run() == 1)
    }
}
