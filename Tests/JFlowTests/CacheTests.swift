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

    @Test func oldValuesMakeRoomAndTimeRunsOut() async throws {
        let (clock, journal) = (ManualClock(), journal)
        let page = task("page", Parameter<Int>("number")) { number in
            journal.note("\(number)")
            return String(repeating: "x", count: number)
        }.cached(timeToLive: .seconds(60), cost: \.count)
        let cache = MemoryCache(costLimit: 10, clock: clock)
        let workflow = try Workflow(page, cache: cache)
        for number in [4, 5, 4, 3, 5, 3] { _ = try await workflow.run(page(number)) }
        #expect(journal.all == ["4", "5", "3", "5"], "3 drove 5 out, and that came again for 4")
        #expect(cache.totalCost == 8)
        clock.advance(by: .seconds(60))
        _ = try await workflow.run(page(3))
        #expect(journal.all.last == "3")
    }

    /// A task over an array has one argument, in whichever way it comes.
    @Test func anArrayOfTasksIsOneArgument() async throws {
        let journal = journal
        let parts = (1...3).map { number in task("part \(number)") { number } }
        let sum = task("sum", all: parts) { parts in
            journal.note("called")
            return parts.reduce(0, +)
        }.cached()
        let one = task("one", all: [parts[0]]) { $0.count }.cached()
        let workflow = try Workflow(sum, one)
        for _ in 0..<2 { #expect(try await workflow.run() == (6, 1)) }
        #expect(try await workflow.run(sum([1, 2, 3])) == (6, 1))
        #expect(try await workflow.run(sum([1, 2, 4])) == (7, 1))
        #expect(journal.all.count == 2)
    }

    @Test func optionalArgumentsAreTheSameByEveryWay() async throws {
        let journal = journal
        let name = task("name") { Int?.some(5) }
        let greeting = task("greeting", name) { number in
            journal.note("called")
            return number ?? 0
        }.cached()
        let workflow = try Workflow(greeting)
        #expect(try await workflow.run() == 5)
        #expect(try await workflow.run(greeting(5)) == 5)
        #expect(try await workflow.run(greeting(nil)) == 0)
        #expect(journal.all.count == 2)
    }

    /// The example of the documentation.
    private actor Notebook: TaskCache {
        nonisolated let flights = CacheFlights()
        private var values: [CacheKey: any Sendable] = [:]

        func value(for key: CacheKey) -> (any Sendable)? { values[key] }
        func store(_ value: any Sendable, for key: CacheKey, terms: CacheTerms) { values[key] = value }
    }

    @Test func aCacheOfYourOwnNeedsThreeLines() async throws {
        let journal = journal
        let length = task("length", Parameter<String>("text")) { text in
            journal.note(text)
            return text.count
        }.cached()
        let workflow = try Workflow(length, cache: Notebook())
        for text in ["one", "three", "one"] { #expect(try await workflow.run(length(text)) == text.count) }
        #expect(journal.all == ["one", "three"])
    }
}
