import Testing

@testable import JFlow

struct TimeoutTests {
    private let world = SimulatedWorld(seed: 1)

    @Test func aLateBodyIsCancelledAndItsTaskFails() throws {
        let world = world
        let slow = task("slow") { () async throws -> Int in
            try await world.sleep(5_000)
            return 1
        }
        let workflow = try Workflow(slow.timeout(.seconds(2)))
        let error = try world.error(of: workflow)
        #expect(
            error?.failure?.failedTasks.first?.error as? TaskTimeout
                == TaskTimeout(limit: .seconds(2), isTotal: false, isAbandoned: false))
        #expect(error?.description == "Task “slow” failed (slow): it took longer than 2.0 seconds. 1 failed.")
        #expect(world.now == .seconds(2))
    }

    @Test func whoIsInTimeLeavesNothingBehind() throws {
        let world = world
        let quick = task("quick") { () async throws -> Int in
            try await world.sleep(10)
            return 1
        }
        let workflow = try Workflow(quick.timeout(.seconds(2), total: .seconds(4)))
        let value = try world.value(of: workflow)
        #expect(value == 1)
        #expect(world.now == .milliseconds(10))
        #expect(world.clock.sleeperCount == 0, "the timers are gone")
    }

    @Test func everyAttemptHasItsOwnTimeAndAllOfThemTheTotal() throws {
        let (world, journal) = (world, Journal())
        let slow = task("slow") { () async throws -> Int in
            journal.note("attempt \(TaskContext.current.attempt)")
            try await world.sleep(5_000)
            return 1
        }
        let each = try Workflow(slow.timeout(.seconds(1)).retry(3))
        let error = try world.error(of: each)
        #expect(error?.failure?.failedTasks.first?.attemptErrors.count == 3)
        #expect(world.now == .seconds(3))
        let all = try Workflow(
            slow.timeout(.seconds(1), total: .milliseconds(2_500)).retry(9, backoff: .constant(.seconds(1))))
        let total = try world.error(of: all)
        #expect((total?.failure?.failedTasks.first?.error as? TaskTimeout)?.isTotal == true)
        #expect(world.now == .milliseconds(5_500))
        #expect(journal.all.suffix(2) == ["attempt 1", "attempt 2"])
    }

    /// The body ignores its cancellation, so the run leaves it behind, and what it returns at last is destroyed.
    @Test func aBodyThatIgnoresItsCancellationIsLeftBehind() throws {
        let (world, journal) = (world, Journal())
        let stubborn = task("stubborn") { () async throws -> Canary in
            await withTaskCancellationShield(world, 10_000)
            return Canary(journal)
        }
        let workflow = try Workflow(stubborn.timeout(.seconds(2), grace: .seconds(3)))
        let events = EventStream()
        let error = try world.run {
            let error = await world.outcome(of: workflow) { $0.observers = [events] }
            journal.note("run over at \(world.now)")
            try await world.sleep(20_000)
            return error
        }
        #expect(journal.all == ["run over at 5.0 seconds", "born", "gone"])
        #expect(
            error?.description == """
                Task “stubborn” failed (stubborn): it took longer than 2.0 seconds, ignored its cancellation and was \
                left behind. 1 failed.
                """)
        let end = events.drain().compactMap { if case .finished(_, let end) = $0.kind { end } else { nil } }.first
        #expect(end?.reason == .abandoned)
    }

    @Test func aValueThatComesTooLateIsDestroyed() throws {
        let (world, journal) = (world, Journal())
        let late = task("late") { () async throws -> Canary in
            await withTaskCancellationShield(world, 2_500)
            return Canary(journal)
        }
        let workflow = try Workflow(late.timeout(.seconds(2)))
        let error = try world.error(of: workflow)
        #expect((error?.failure?.failedTasks.first?.error as? TaskTimeout)?.isAbandoned == false)
        #expect(journal.all == ["born", "gone"])
    }

    @Test func aLeftBehindAttemptDoesNotDisturbTheNextOne() throws {
        let (world, journal) = (world, Journal())
        let stubborn = task("stubborn") { () async throws -> Int in
            let attempt = TaskContext.current.attempt
            if attempt == 1 { await withTaskCancellationShield(world, 10_000) }
            journal.note("attempt \(attempt) ends")
            return attempt
        }
        let after = task("after", stubborn.timeout(.seconds(1), grace: .seconds(1)).retry(2)) { value in
            await withTaskCancellationShield(world, 20_000)
            return value
        }
        let workflow = try Workflow(after)
        let value = try world.value(of: workflow)
        #expect(value == 2)
        #expect(journal.all == ["attempt 2 ends", "attempt 1 ends"])
    }

    /// Sleeps on whatever happens.
    private func withTaskCancellationShield(_ world: SimulatedWorld, _ milliseconds: Int) async {
        await Task(executorPreference: world.executor) { try? await world.sleep(milliseconds) }.value
    }
}
