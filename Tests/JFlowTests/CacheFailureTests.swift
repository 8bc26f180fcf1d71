import Synchronization
import Testing

@testable import JFlow

/// Errors of tasks that are cached, and errors of caches.
struct CacheFailureTests {
    private let journal = Journal()
    private let world = SimulatedWorld(seed: 3)

    private func failing(_ errors: ErrorRetention) -> TaskDefinition<Int, Void> {
        task("failing") { [journal] () throws -> Int in
            journal.note("called")
            throw TestError("no")
        }.cached(errors: errors)
    }

    @Test func anErrorThatIsKeptFailsLaterRunsForItsTime() async throws {
        let clock = ManualClock()
        let workflow = try Workflow(failing(.keep(for: .seconds(5))), cache: MemoryCache(clock: clock))
        for _ in 0..<3 {
            let error = await thrown { () throws(WorkflowError) in try await workflow.run() }
            #expect(error?.description == "Task “failing” failed (failing): no. 1 failed.")
        }
        #expect(journal.all.count == 1)
        clock.advance(by: .seconds(5))
        _ = await thrown { () throws(WorkflowError) in try await workflow.run() }
        #expect(journal.all.count == 2)
    }

    @Test func whoForgetsErrorsIsNotFailedByOneThatIsKept() async throws {
        let cache = MemoryCache()
        let keeping = try Workflow(failing(.keep(for: .seconds(500))), cache: cache)
        _ = await thrown { () throws(WorkflowError) in try await keeping.run() }
        let forgetting = try Workflow(task("failing") { 1 }.cached(), cache: cache)
        #expect(try await forgetting.run() == 1)
        #expect(try await keeping.run() == 1)
    }

    @Test func aCancellationIsNeverKept() async throws {
        let (latch, journal) = (Latch(), journal)
        let slow = task("slow") { () async throws -> Int in
            journal.note("called")
            try await latch.wait()
            return 1
        }.cached(errors: .keep(for: .seconds(500)))
        let workflow = try Workflow(slow)
        let run = Task { await thrown { () throws(WorkflowError) in try await workflow.run() } }
        await latch.reached(1)
        run.cancel()
        _ = await run.value
        latch.open()
        #expect(try await workflow.run() == 1)
    }

    /// The leader's first attempt fails and is to be repeated: whoever waits makes the next one.
    @Test func aLeaderThatWillRetryHandsOver() throws {
        let (world, journal, cache) = (world, journal, MemoryCache())
        let flaky = task("flaky") { () async throws -> Int in
            journal.note("called")
            let call = journal.count(of: "called")
            try await world.sleep(100)
            if call == 1 { throw TestError("not yet") }
            return 7
        }.cached().retry(3, backoff: .constant(.seconds(60)))
        let workflow = try Workflow(flaky, cache: cache)
        let values = try world.run {
            async let first = workflow.run(options: world.options())
            async let second = workflow.run(options: world.options())
            return try await [first, second]
        }
        #expect(values == [7, 7])
        #expect(journal.all.count == 2, "the second attempt of the one was a hit")
        #expect(world.now == .milliseconds(60_100))
    }

    @Test func aBodyThatIsLeftBehindHandsOver() throws {
        let (world, journal, cache) = (world, journal, MemoryCache())
        defer { world.end() }
        let stubborn = task("stubborn") { () async throws -> Int in
            journal.note("called")
            // In a Swift task of its own, so that it does not notice that it is cancelled.
            if journal.count(of: "called") == 1 {
                await Task(executorPreference: world.executor) { try? await world.sleep(600_000) }.value
            }
            return 7
        }.cached().timeout(.seconds(2), grace: .seconds(1))
        let workflow = try Workflow(stubborn, cache: cache)
        let (states, value) = try world.run {
            async let first = world.outcome(of: workflow)
            async let second = world.outcome(of: workflow)
            let states = await [first, second].compactMap { $0?.failure?.states["stubborn"] }
            return (states, try await workflow.run(options: world.options()))
        }
        #expect(states == [.failed], "the other one computed it")
        #expect(value == 7)
        #expect(journal.all.count == 2)
        #expect(world.now == .seconds(3))
    }

    @Test func aCacheThatFailsFailsNoRun() async throws {
        struct Broken: TaskCache {
            let flights = CacheFlights()
            func value(for key: CacheKey) throws -> (any Sendable)? { throw TestError("cannot read") }
            func store(_ value: any Sendable, for key: CacheKey, terms: CacheTerms) throws {
                throw TestError("cannot write")
            }
        }
        let events = EventStream()
        let workflow = try Workflow(task("task") { 1 }.cached(), cache: Broken())
        #expect(try await workflow.run(options: RunOptions(observers: [events])) == 1)
        let lines = events.drain().compactMap { if case .logged(0, let message) = $0.kind { message } else { nil } }
        #expect(
            lines == ["cannot read", "cannot write"].map { "The cache failed, and the run goes on without it: \($0)" })
    }

    /// A look-up that takes so long that its run is cancelled in the meantime: somebody else has to compute.
    @Test func aLeaderThatNeverStartsHandsOver() async throws {
        struct Slow: TaskCache {
            let flights = CacheFlights()
            let latch: Latch
            func value(for key: CacheKey) async -> (any Sendable)? {
                try? await latch.wait()
                return nil
            }
            func store(_ value: any Sendable, for key: CacheKey, terms: CacheTerms) {}
        }
        let latch = Latch()
        let cache = Slow(latch: latch)
        let workflow = try Workflow(task("task") { [journal] in journal.note("called") }.cached(), cache: cache)
        let leader = Task { await thrown { () throws(WorkflowError) in try await workflow.run() } }
        await latch.reached(1)
        let waiter = Task { try await workflow.run() }
        while cache.flights.waiterCount == 0 { await Task.yield() }
        leader.cancel()
        #expect(await leader.value?.failure?.states == ["task": .cancelled])
        await latch.reached(2)
        latch.open()
        try await waiter.value
        #expect(journal.all == ["called"])
    }

    /// Random numbers for several tasks.
    private final class Dice: Sendable {
        private let random: Mutex<SeededGenerator>

        init(seed: UInt64) {
            random = Mutex(SeededGenerator(seed: seed))
        }

        func roll(_ range: Range<Int>) -> Int {
            random.withLock { Int.random(in: range, using: &$0) }
        }
    }

    /// Runs that ask for few keys, fail, retry, time out and are cancelled at random, in a world of their own: each
    /// ends, and each value is right.
    @Test(arguments: 0..<30 as Range<UInt64>)
    func whateverHappensEveryRunEnds(seed: UInt64) throws {
        let world = SimulatedWorld(seed: seed)
        let cache = MemoryCache(countLimit: 2, timeToLive: .milliseconds(50), clock: world.clock)
        let dice = Dice(seed: seed)
        let square = task("square", Parameter<Int>("number")) { number in
            try await world.sleep(dice.roll(0..<30))
            if dice.roll(0..<5) == 0 { throw TestError("unlucky") }
            return number * number
        }.cached(errors: seed.isMultiple(of: 2) ? .forget : .keep(for: .milliseconds(5)))
            .retry(2, backoff: .constant(.milliseconds(3))).timeout(.milliseconds(25))
        let workflow = try Workflow(task("next", square) { $0 + 1 }, cache: cache)
        let ends = try world.run {
            await withTaskGroup(of: Bool.self) { group in
                for number in 0..<40 {
                    group.addTask(executorPreference: world.executor) {
                        let run = Task(executorPreference: world.executor) {
                            try? await world.sleep(dice.roll(0..<60))
                            return try await workflow.run(square(number % 3), options: world.options())
                        }
                        if number % 5 == 0 {
                            try? await world.sleep(dice.roll(0..<80))
                            run.cancel()
                        }
                        let value = try? await run.value
                        return value.map { $0 == (number % 3) * (number % 3) + 1 } ?? true
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
        }
        #expect(ends == [Bool](repeating: true, count: 40))
        #expect(cache.flights.count == 0)
    }
}
