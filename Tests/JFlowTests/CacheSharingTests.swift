import Synchronization
import Testing

@testable import JFlow

/// Runs that ask a cache for the same at the same time.
struct CacheSharingTests {
    private let cache = MemoryCache()
    private let latch = Latch()
    private let journal = Journal()

    /// A task that notes its calls and waits for the latch.
    private func slow(_ name: String = "slow") -> TaskDefinition<Int, (Int), Int> {
        task(name, Parameter<Int>("number")) { [journal, latch] number in
            journal.note("called")
            try await latch.wait()
            return number * 2
        }.cached()
    }

    private func waiters(_ count: Int) async {
        while cache.flights.waiterCount < count { await Task.yield() }
    }

    @Test func aHundredRunsComputeOnce() async throws {
        let task = slow()
        let workflow = try Workflow(task, cache: cache)
        let streams = (0..<100).map { _ in EventStream() }
        let runs = streams.map { stream in
            Task { try await workflow.run(task(21), options: RunOptions(observers: [stream])) }
        }
        await waiters(99)
        latch.open()
        for run in runs { #expect(try await run.value == 42) }
        #expect(journal.count(of: "called") == 1)
        let ends = streams.map { stream in
            stream.drain().compactMap { if case .finished(_, let end) = $0.kind { end.state } else { nil } }
        }
        #expect(ends.count { $0 == [.done] } == 1)
        #expect(ends.count { $0 == [.cached] } == 99)
        #expect(cache.flights.count == 0)
    }

    @Test func workflowsThatShareACacheComputeTogether() async throws {
        let one = slow()
        let first = try Workflow(one, cache: cache)
        let second = try Workflow(task("twice", one) { $0 * 2 }, cache: cache)
        let runs = [Task { try await first.run(one(1)) }, Task { try await second.run(one(1)) }]
        await waiters(1)
        latch.open()
        #expect(try await runs[0].value == 2)
        #expect(try await runs[1].value == 4)
        #expect(journal.count(of: "called") == 1)
    }

    @Test func tasksOfOneRunComputeTogether() async throws {
        let number = task("number") { 4 }
        let part = slow()
        let parts = (0..<3).map { index in
            task("part \(index)", number) { [cache] number in
                try await Workflow(part, cache: cache).run(part(number))
            }
        }
        let workflow = try Workflow(task("sum", all: parts) { $0.reduce(0, +) })
        let run = Task { try await workflow.run() }
        await waiters(2)
        latch.open()
        #expect(try await run.value == 24)
        #expect(journal.count(of: "called") == 1)
    }

    @Test(arguments: [false, true])
    func aCancelledLeaderHandsOver(cancelsTheTaskOnly: Bool) async throws {
        let task = slow()
        let workflow = try Workflow(task, cache: cache)
        let control = RunControl()
        let leader = Task {
            await thrown { () throws(WorkflowError) in
                try await workflow.run(task(1), options: RunOptions(control: control))
            }
        }
        await latch.reached(1)
        let others = (0..<3).map { _ in Task { try await workflow.run(task(1)) } }
        await waiters(3)
        if cancelsTheTaskOnly { control.cancel(task: 0) } else { leader.cancel() }
        #expect(await leader.value?.failure?.states == ["slow": .cancelled])
        await latch.reached(2)
        #expect(cache.flights.waiterCount == 2, "one of them leads")
        latch.open()
        for other in others { #expect(try await other.value == 2) }
        #expect(journal.count(of: "called") == 2)
    }

    @Test func aWaiterThatIsCancelledLeavesAtOnce() async throws {
        let task = slow()
        let workflow = try Workflow(task, cache: cache)
        let leader = Task { try await workflow.run(task(1)) }
        await latch.reached(1)
        let waiter = Task { await thrown { () throws(WorkflowError) in try await workflow.run(task(1)) } }
        await waiters(1)
        waiter.cancel()
        #expect(await waiter.value?.failure?.states == ["slow": .cancelled])
        #expect(cache.flights.count == 1, "the leader computes on")
        latch.open()
        #expect(try await leader.value == 2)
    }

    @Test func aRunThatStopsForAnotherReasonDoesNotWait() async throws {
        let task = slow()
        let workflow = try Workflow(task, cache: cache)
        let leader = Task { try await workflow.run(task(1)) }
        await latch.reached(1)
        let failing = JFlow.task("failing") { [cache] () async throws -> Int in
            while cache.flights.waiterCount == 0 { await Task.yield() }
            throw TestError("no")
        }
        let both = try Workflow(task, failing, cache: cache)
        let error = await thrown { () throws(WorkflowError) in try await both.run(task(1)) }
        #expect(error?.failure?.states == ["slow": .skipped, "failing": .failed])
        latch.open()
        #expect(try await leader.value == 2)
    }

    @Test func anErrorIsSharedButNotKept() async throws {
        let (latch, journal) = (latch, journal)
        let flaky = task("flaky") { () async throws -> Int in
            journal.note("called")
            try await latch.wait()
            if journal.count(of: "called") == 1 { throw TestError("no") }
            return 1
        }.cached()
        let workflow = try Workflow(flaky, cache: cache)
        let runs = (0..<10).map { _ in
            Task { await thrown { () throws(WorkflowError) in try await workflow.run() } }
        }
        await waiters(9)
        latch.open()
        for run in runs {
            let failure = await run.value?.failure
            #expect(failure?.failedTasks.map { $0.error as? TestError } == [TestError("no")])
            #expect(failure?.states == ["flaky": .failed])
        }
        #expect(journal.count(of: "called") == 1)
        #expect(try await workflow.run() == 1)
    }

    /// The same cache is asked for a value of another type under the same name.
    @Test func whoNeedsAnotherTypeComputesAlone() async throws {
        let number = slow()
        let text = task("slow", Parameter<Int>("number")) { "\($0)" }.cached()
        let first = try Workflow(number, cache: cache)
        let second = try Workflow(text, cache: cache)
        let numbers = Task { try await first.run(number(1)) }
        await latch.reached(1)
        let texts = Task { try await second.run(text(1)) }
        await waiters(1)
        latch.open()
        #expect(try await numbers.value == 2)
        #expect(try await texts.value == "1")
        #expect(try await first.run(number(1)) == 2)
        #expect(cache.flights.count == 0)
    }

    /// A body that asks for its own value, and two bodies each of which asks for the other's, would wait for ever.
    @Test func nobodyWaitsForThemselves() async throws {
        let (cache, journal) = (cache, journal)
        @Sendable func depth(_ name: String, asks other: String, until limit: Int) async throws -> Int {
            let level = task(name) { () async throws -> Int in
                journal.note(name)
                guard journal.count(of: name) < limit else { return 1 }
                return try await depth(other, asks: name, until: limit) + 1
            }.cached()
            return try await Workflow(level, cache: cache).run()
        }
        #expect(try await depth("self", asks: "self", until: 3) == 3)
        async let a = depth("a", asks: "b", until: 3)
        async let b = depth("b", asks: "a", until: 3)
        let sum = try await a + b
        #expect(sum > 2)
        #expect(cache.flights.count == 0)
    }
}
