import Synchronization
import Testing

@testable import JFlow

/// Tasks that wait in a cache for what another one computes, and how they are told the end of it.
struct CacheWaitTests {
    private let world = SimulatedWorld(seed: 4)
    private let cache = MemoryCache()
    private let journal = Journal()

    /// A task that takes its time at the first call, and another time at later ones.
    private func slow(_ first: Int, later: Int) -> TaskDefinition<Int, Void> {
        task("slow") { [world, journal] () async throws -> Int in
            journal.note("called")
            try await world.sleep(journal.count(of: "called") == 1 ? first : later)
            return 7
        }.cached()
    }

    // MARK: The time of all attempts

    @Test func theTimeOfAllAttemptsRunsOutWhileARetryWaitsForAnother() throws {
        let (world, cache, journal) = (world, cache, journal)
        let flaky = task("flaky") { () async throws -> Int in
            journal.note("called")
            try await world.sleep(journal.all.count == 1 ? 1_000 : 60_000)
            if world.now < .seconds(2) { throw TestError("not yet") }
            return 7
        }.cached()
        let limited = flaky.timeout(nil, total: .seconds(3)).retry(3, backoff: .constant(.milliseconds(500)))
        let (first, second) = (try Workflow(limited, cache: cache), try Workflow(flaky, cache: cache))
        let events = EventStream()
        let (error, time, value) = try world.run {
            async let first = world.outcome(of: first) { $0.observers = [events] }
            try await world.sleep(100)
            async let second = second.run(options: world.options())
            return (await first, world.now, try await second)
        }
        let timeout = TaskTimeout(limit: .seconds(3), isTotal: true, isAbandoned: false)
        #expect(error?.failure?.failedTasks.first?.error as? TaskTimeout == timeout)
        #expect(time == .seconds(3), "the look-up does not hold it up")
        #expect(events.ends["flaky"] == TaskEnd(state: .failed, error: timeout.description, attemptCount: 1))
        #expect(value == 7, "the other one computes on")
        #expect(cache.flights.count == 0)
    }

    /// A worker calls a body outside the lock, so there is a moment before the attempt is known to have begun.
    @Test func theTimeOfAllAttemptsRunsOutJustBeforeAnAttemptBegins() throws {
        let stepped = try SteppedRun(of: task("task") { 1 }.retry(3).timeout(nil, total: .seconds(1)))
        defer { stepped.world.end() }
        #expect(stepped.failsForRetry(startingWith: stepped.start()))
        stepped.run.change { $0.timerFired(.retry(0, number: 1), TimerAnswer()) }
        #expect(stepped.start())
        stepped.run.change { $0.timerFired(.total(0), TimerAnswer()) }
        #expect(stepped.run.change { $0.attemptBegan(0) } == 2)
        guard case .late(let timeout) = stepped.run.change({ $0.attemptEnded(0, number: 2) }) else {
            Issue.record("whatever the body returns is late")
            return
        }
        #expect(timeout.isTotal)
    }

    /// The same behind it: the body has thrown, and the run has not been told.
    @Test func theTimeOfAllAttemptsRunsOutJustBeforeTheNextOneIsAskedFor() throws {
        let stepped = try SteppedRun(of: task("task") { 1 }.retry(3).timeout(nil, total: .seconds(1)))
        defer { stepped.world.end() }
        #expect(stepped.start())
        #expect(stepped.run.change { $0.attemptBegan(0) } == 1)
        _ = stepped.run.change { $0.attemptEnded(0, number: 1) }
        stepped.run.change { $0.timerFired(.total(0), TimerAnswer()) }
        stepped.tellsThatItThrew()
        #expect(stepped.run.state.withLock { $0.scheduler.stages } == [.failed])
        #expect(stepped.run.state.withLock { ($0.errors[0]?.last as? TaskTimeout)?.isTotal } == true)
    }

    /// A run whose only worker is the test.
    private struct SteppedRun {
        let run: RunExecution
        /// Where its timers wait.
        let world = SimulatedWorld(seed: 1)
        private let worker: Int

        init(of task: TaskDefinition<Int, Void>) throws {
            let plan = try Workflow(task).plan
            run = RunExecution(plan: plan, setup: RunSetup(plain: plan, nil), options: world.options())
            worker = run.state.withLock { $0.workers.add(nil) }
        }

        /// Whether the task is to be started.
        func start() -> Bool {
            var garbage: [Int] = []
            let order = run.change {
                $0.takeTurn(worker, run, .nothing, isNeedless: false, isObserved: false, &garbage)
            }
            if case .start(0) = order { return true }
            return false
        }

        func failsForRetry(startingWith isStarted: Bool) -> Bool {
            guard isStarted else { return false }
            let number = run.change { $0.attemptBegan(0) }
            _ = run.change { $0.attemptEnded(0, number: number) }
            tellsThatItThrew()
            return run.state.withLock { $0.scheduler.stages } == [.retrying]
        }

        func tellsThatItThrew() {
            let retry = FailedAttempt(number: 1, limit: 3, error: "no", delay: .seconds(60))
            let report = BodyReport(task: 0, kind: .threw(TestError("no")), errorText: "no", retry: retry)
            var garbage: [Int] = []
            run.change { state in
                _ = state.takeTurn(worker, run, .report(report), isNeedless: false, isObserved: false, &garbage)
                // It has left, as nothing is ready: the same number again.
                _ = state.workers.add(nil)
            }
        }
    }

    // MARK: Permits

    /// Whoever computes starts a run that needs the permit of the one that waits for it.
    @Test func whoWaitsHoldsNoPermit() throws {
        let (world, cache) = (world, cache)
        let pool = Pool("device", limit: 1)
        let inner = try Workflow(task("inner") { 1 }.pool(pool))
        let outer = task("outer") { () async throws -> Int in
            try await world.sleep(10)
            return try await inner.run(options: world.options()) + 1
        }.cached()
        let (first, second) = (try Workflow(outer, cache: cache), try Workflow(outer.pool(pool), cache: cache))
        let values = try world.run {
            async let first = first.run(options: world.options())
            try await world.sleep(5)
            async let second = second.run(options: world.options())
            return try await [first, second]
        }
        #expect(values == [2, 2])
        #expect(pool.freeCount == 1)
    }

    /// It would have to wait for a permit that is held by somebody who waits for it.
    @Test func whoHasGivenItsPermitAwayDoesNotLead() throws {
        let (world, cache, journal) = (world, cache, journal)
        let pool = Pool("device", limit: 1)
        let slow = slow(60_000, later: 10)
        let plain = try Workflow(slow, cache: cache)
        let pooled = try Workflow(slow.pool(pool), cache: cache)
        let around = try Workflow(
            task("around") { () async throws -> Int in try await plain.run(options: world.options()) + 1 }.pool(pool))
        let values = try world.run {
            let leader = Task(executorPreference: world.executor) { try await plain.run(options: world.options()) }
            try await world.sleep(5)
            async let waiting = pooled.run(options: world.options())
            try await world.sleep(5)
            async let holding = around.run(options: world.options())
            try await world.sleep(5)
            #expect(cache.flights.waiterCount == 2)
            #expect(pool.freeCount == 0, "the one that runs has the permit that the one that waits gave back")
            leader.cancel()
            return try await [waiting, holding]
        }
        #expect(values == [7, 8])
        #expect(journal.count(of: "called") == 2)
        #expect(pool.freeCount == 1)
        #expect(cache.flights.count == 0)
    }

    @Test(arguments: [false, true])
    func whoWaitsWithoutAPermitIsCancelledAtOnce(cancelsTheTaskOnly: Bool) throws {
        let (world, cache) = (world, cache)
        let pool = Pool("device", limit: 2)
        let slow = slow(1_000, later: 1_000)
        let workflow = try Workflow(slow.pool(pool), cache: cache)
        let control = RunControl()
        let (states, time, value) = try world.run {
            async let leader = workflow.run(options: world.options())
            try await world.sleep(5)
            async let waiter = world.outcome(of: workflow) { $0.control = control }
            try await world.sleep(5)
            #expect(pool.freeCount == 1)
            if cancelsTheTaskOnly { control.cancel(task: 0) } else { control.cancelRun() }
            return (await waiter?.failure?.states, world.now, try await leader)
        }
        #expect(states == ["slow": .cancelled])
        #expect(time < .milliseconds(20))
        #expect(value == 7)
        #expect(pool.freeCount == 2)
    }

    /// A step that ran into a wait counts when the wait came to nothing: the task then starts although the gate is closed.
    @Test func aSteppedTaskThatWaitedInVainStartsAllTheSame() throws {
        let (world, cache, journal) = (world, cache, journal)
        let pool = Pool("device", limit: 1)
        let slow = slow(60_000, later: 10)
        let workflow = try Workflow(slow.pool(pool), cache: cache)
        let plain = try Workflow(slow, cache: cache)
        let control = RunControl(startsHeld: true)
        let value = try world.run {
            let leader = Task(executorPreference: world.executor) { try await plain.run(options: world.options()) }
            try await world.sleep(5)
            async let stepped = workflow.run(options: world.options { $0.control = control })
            try await world.sleep(5)
            #expect(control.step() == .starts(task: 0))
            try await world.sleep(5)
            leader.cancel()
            return try await stepped
        }
        #expect(value == 7)
        #expect(journal.count(of: "called") == 2)
        #expect(pool.freeCount == 1)
    }

    /// Runs with one slot, pools of one permit, bodies that start runs, failures, retries, limits of time and cancelled
    /// runs, all for few keys: everything ends, and every permit is given back.
    @Test(arguments: 0..<40 as Range<UInt64>)
    func nobodyIsStalledBySlotsAndPermits(seed: UInt64) throws {
        let world = SimulatedWorld(seed: seed)
        var random = SeededGenerator(seed: seed)
        let cache = MemoryCache(countLimit: 2, timeToLive: .milliseconds(40), clock: world.clock)
        let pools = (1...2).map { Pool("pool \($0)", limit: $0) }
        let journal = Journal()
        let leaf = task("leaf", Parameter<Int>("number")) { number in
            journal.note("leaf")
            let calls = journal.all.count
            try await world.sleep(calls * 7 % 30)
            if calls % 6 == 0 { throw TestError("unlucky") }
            return number * number
        }.cached().retry(2, backoff: .constant(.milliseconds(3))).timeout(.milliseconds(25), total: .milliseconds(60))
        let leaves = [leaf, leaf.pool(pools[0]), leaf.pool(pools[1])]
        let asking = task("asking", Parameter<Int>("number")) { number in
            // A run that needs no permit, so that it may be started by one that holds one.
            try await Workflow(leaf, cache: cache).run(leaf(number), options: world.options { $0.slots = 1 })
        }.cached()
        let askers = [asking, asking.pool(pools[0]), asking.pool(pools[1])]
        var workflows: [(task: TaskDefinition<Int, Int, Int>, workflow: Workflow<Int>)] = []
        for task in leaves + askers { workflows.append((task, try Workflow(task, cache: cache))) }
        let plans = (0..<40).map { number in
            (
                workflow: workflows[Int.random(in: workflows.indices, using: &random)], number: number % 2,
                delay: Int.random(in: 0..<100, using: &random), patience: Int.random(in: 0..<200, using: &random)
            )
        }
        let ends = try world.run {
            await withTaskGroup(of: Bool.self) { group in
                for plan in plans {
                    group.addTask(executorPreference: world.executor) {
                        let run = Task(executorPreference: world.executor) {
                            try? await world.sleep(plan.delay)
                            return try await plan.workflow.workflow.run(
                                plan.workflow.task(plan.number), options: world.options { $0.slots = 1 })
                        }
                        if plan.patience < 60 {
                            try? await world.sleep(plan.delay + plan.patience)
                            run.cancel()
                        }
                        let value = try? await run.value
                        return value.map { $0 == plan.number } ?? true
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
        }
        #expect(ends == [Bool](repeating: true, count: 40))
        #expect(cache.flights.count == 0)
        #expect(pools.map(\.freeCount) == [1, 2])
    }

    // MARK: What is told

    /// Nobody cancelled it, so it is an error like any other.
    @Test func aBodyThatThrowsACancellationErrorFailsThoseWhoWait() throws {
        let (world, cache, journal) = (world, cache, journal)
        let odd = task("odd") { () async throws -> Int in
            journal.note("called")
            try await world.sleep(10)
            throw CancellationError()
        }.cached()
        let workflow = try Workflow(odd, cache: cache)
        let errors = try world.run {
            async let first = world.outcome(of: workflow)
            async let second = world.outcome(of: workflow)
            async let third = world.outcome(of: workflow)
            return await [first, second, third]
        }
        #expect(journal.all == ["called"])
        for error in errors {
            #expect(error?.failure?.states == ["odd": .failed])
            #expect(error?.failure?.failedTasks.first?.error is CancellationError)
        }
    }

    @Test func itIsToldHowOftenABodyWasCalled() throws {
        let cached = task("cached") { 1 }.cached()
        let failing = task("failing", cached) { _ -> Int in throw TestError("no") }
        let skipped = task("skipped", failing) { $0 }
        let given = task("given") { 1 }
        let workflow = try Workflow(task("end", skipped, given) { $0 + $1 }, cache: cache)
        for cachedCount in [1, 0] {
            let events = EventStream()
            let error = try world.run { [world] in
                await thrown { () async throws(WorkflowError) in
                    try await workflow.run(given.value(2), options: world.options { $0.observers = [events] })
                }
            }
            #expect(error?.failure?.states["failing"] == .failed)
            #expect(
                events.ends.mapValues(\.attemptCount) == [
                    "cached": cachedCount, "failing": 1, "skipped": 0, "given": 0, "end": 0,
                ])
        }
    }

    @Test func ofTwoCancelledTasksOneWasCalled() throws {
        let world = world
        let (control, events) = (RunControl(), EventStream())
        let running = task("running") { () async throws -> Int in
            try await world.sleep(1_000)
            return 1
        }
        let waiting = task("waiting") { 1 }
        let workflow = try Workflow(running, task("end", waiting, running) { $0 + $1 })
        try world.run {
            async let run = world.outcome(of: workflow) {
                $0.control = control
                $0.observers = [events]
                $0.slots = 1
            }
            try await world.sleep(10)
            control.cancelRun()
            _ = await run
        }
        #expect(events.ends.mapValues(\.state) == ["running": .cancelled, "waiting": .cancelled, "end": .cancelled])
        #expect(events.ends.mapValues(\.attemptCount) == ["running": 1, "waiting": 0, "end": 0])
    }
}
