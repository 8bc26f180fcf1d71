import Synchronization
import Testing

@testable import JFlow

struct RetryTests {
    private let world = SimulatedWorld(seed: 1)
    private let journal = Journal()

    /// Fails as often as said, then returns its attempt's number.
    private func flaky(_ failures: Int) -> TaskDefinition<Int, Void> {
        let (journal, world) = (journal, world)
        return task("flaky") { () async throws -> Int in
            try await world.sleep(10)
            let attempt = TaskContext.current.attempt
            journal.note("attempt \(attempt) at \(world.now)")
            if attempt <= failures { throw TestError("no answer \(attempt)") }
            return attempt
        }
    }

    @Test func aFailedBodyIsCalledAgainAfterItsBackoff() throws {
        let backoff = Backoff.exponential(from: .milliseconds(100), jitter: 0)
        let workflow = try Workflow(flaky(2).retry(3, backoff: backoff))
        let events = EventStream()
        let value = try world.value(of: workflow) { $0.observers = [events] }
        #expect(value == 3)
        #expect(
            journal.all == [
                "attempt 1 at 0.01 seconds", "attempt 2 at 0.12 seconds", "attempt 3 at 0.33 seconds",
            ])
        #expect(
            events.drain().map(\.kind).dropFirst() == [
                .ready(task: 0), .started(task: 0),
                .retrying(
                    task: 0, FailedAttempt(number: 1, limit: 3, error: "no answer 1", delay: .milliseconds(100))),
                .ready(task: 0), .started(task: 0),
                .retrying(
                    task: 0, FailedAttempt(number: 2, limit: 3, error: "no answer 2", delay: .milliseconds(200))),
                .ready(task: 0), .started(task: 0),
                .finished(task: 0, TaskEnd(state: .done, valueSummary: "3", attemptCount: 3)), .runFinished(.done),
            ])
    }

    @Test func whenAllAttemptsFailTheErrorTellsOfEach() throws {
        let workflow = try Workflow(task("user", flaky(9).retry(3)) { $0 })
        let error = try world.error(of: workflow)
        let failed = try #require(error?.failure?.failedTasks.first)
        #expect(failed.attemptErrors.map { "\($0)" } == ["no answer 1", "no answer 2", "no answer 3"])
        #expect(failed.path == ["user", "flaky"])
        #expect(error?.failure?.states == ["flaky": .failed, "user": .skipped])
        #expect(
            error?.description
                == """
                Task “flaky” failed in all of 3 attempts (user → flaky): no answer 3. Skipped because of it: “user”. \
                1 failed, 1 skipped.
                """)
    }

    @Test func errorsThatAreNotWorthItAreNotRetried() throws {
        let workflow = try Workflow(flaky(9).retry(3, when: { "\($0)" != "no answer 2" }))
        let error = try world.error(of: workflow)
        #expect(error?.failure?.failedTasks.first?.attemptErrors.count == 2)
    }

    @Test func whatWaitsToBeRetriedHoldsNoSlotAndEndsWithTheRun() throws {
        let (journal, world) = (journal, world)
        let other = task("other") { () async throws in
            try await world.sleep(20)
            journal.note("other")
        }
        let workflow = try Workflow(flaky(1).retry(2, backoff: .constant(.seconds(5))), other)
        let value = try world.value(of: workflow) { $0.slots = 1 }
        #expect(value.0 == 2)
        #expect(journal.all == ["attempt 1 at 0.01 seconds", "other", "attempt 2 at 5.02 seconds"])
        let control = RunControl()
        let error = try world.run {
            async let ended = world.outcome(of: workflow) { $0.control = control }
            try await world.sleep(1_000)
            control.cancelRun()
            return await ended
        }
        #expect(error?.failure?.states == ["flaky": .cancelled, "other": .done])
        #expect(world.now < .seconds(7), "nobody waited for the backoff")
    }

    @Test func anAttemptThatFallsDueWaitsAtAClosedGate() throws {
        let world = world
        let workflow = try Workflow(flaky(1).retry(2, backoff: .constant(.milliseconds(50))))
        let control = RunControl()
        _ = try world.run {
            async let value = workflow.run(options: world.options { $0.control = control })
            try await world.sleep(20)
            control.pause()
            try await world.sleep(1_000)
            control.resume()
            return try await value
        }
        #expect(journal.all == ["attempt 1 at 0.01 seconds", "attempt 2 at 1.03 seconds"])
    }

    @Test func backoffsGrowUpToTheirLimitAndJitterShortensThem() {
        var random = SeededGenerator(seed: 4)
        let plain = Backoff.exponential(from: .seconds(1), limit: .seconds(10), jitter: 0)
        #expect((1...6).map { plain.delay(after: $0, using: &random) } == [1, 2, 4, 8, 10, 10].map { .seconds($0) })
        let jittered = Backoff.constant(.seconds(1), jitter: 0.25)
        let delays = (0..<1_000).map { jittered.delay(after: $0, using: &random) }
        #expect(delays.allSatisfy { .milliseconds(750) <= $0 && $0 <= .seconds(1) })
        #expect(Set(delays).count > 900)
        #expect(Backoff.exponential(from: .seconds(1)).delay(after: .max, using: &random) <= .seconds(60))
    }
}
