import Synchronization
import Testing

@testable import JFlow

struct PoolTests {
    /// Counts how many are inside at once, and how many at most.
    private final class Turnstile: Sendable {
        private let counts = Mutex((now: 0, most: 0))
        var most: Int { counts.withLock { $0.most } }

        func pass(_ world: SimulatedWorld, _ milliseconds: Int) async throws {
            counts.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            defer { counts.withLock { $0.now -= 1 } }
            try await world.sleep(milliseconds)
        }
    }

    @Test(arguments: 1...4)
    func noMoreThanThePoolAllowsRunAtOnceInAllRunsTogether(limit: Int) throws {
        let (world, turnstile, pool) = (
            SimulatedWorld(seed: UInt64(limit)), Turnstile(), Pool("database", limit: limit)
        )
        let queries = (0..<10).map { number in
            task("query \(number)") { () async throws -> Int in
                try await turnstile.pass(world, 10)
                return 1
            }.pool(pool)
        }
        let workflow = try Workflow(task("sum", all: queries) { $0.reduce(0, +) })
        let events = EventStream()
        let sums = try world.run {
            async let first = workflow.run(options: world.options { $0.observers = [events] })
            async let second = workflow.run(options: world.options())
            return try await [first, second]
        }
        #expect(sums == [10, 10])
        #expect(turnstile.most == limit)
        // A standby may sleep 100 µs before it helps.
        let best = Duration.milliseconds(10) * ((20 + limit - 1) / limit)
        #expect(best <= world.now && world.now < best + .milliseconds(1), "no permit lies idle")
        #expect(pool.freeCount == limit)
        let waits = events.kinds.filter { if case .waiting(_, "database") = $0 { true } else { false } }
        #expect(!waits.isEmpty)
    }

    @Test func runsTakeTurnsHoweverManyTasksTheyHave() throws {
        let (world, journal, pool) = (SimulatedWorld(seed: 2), Journal(), Pool("device", limit: 1))
        func workflow(_ name: String, _ count: Int) throws -> Workflow<Int> {
            let tasks = (0..<count).map { number in
                task("\(name) \(number)") { () async throws -> Int in
                    try await world.sleep(10)
                    return 1
                }.pool(pool)
            }
            return try Workflow(task(name, all: tasks) { $0.count })
        }
        let (large, small) = (try workflow("large", 100), try workflow("small", 2))
        try world.run {
            async let many = large.run(options: world.options())
            try await world.sleep(5)
            async let few = small.run(options: world.options())
            _ = try await few
            journal.note("small at \(world.now)")
            _ = try await many
        }
        #expect(journal.all == ["small at 0.05 seconds"], "every second permit was its own")
    }

    @Test func aPausedRunKeepsNoPermitFromOthers() throws {
        let (world, pool) = (SimulatedWorld(seed: 7), Pool("device", limit: 1))
        let tasks = (0..<3).map { number in
            task("\(number)") { () async throws -> Int in
                try await world.sleep(10)
                return 1
            }.pool(pool)
        }
        let workflow = try Workflow(task("sum", all: tasks) { $0.count })
        let control = RunControl()
        let order = Journal()
        try world.run {
            async let paused = workflow.run(options: world.options { $0.control = control })
            try await world.sleep(5)
            control.pause()
            _ = try await workflow.run(options: world.options())
            order.note("other at \(world.now)")
            control.resume()
            _ = try await paused
            order.note("paused at \(world.now)")
        }
        #expect(order.all == ["other at 0.04 seconds", "paused at 0.06 seconds"])
        #expect(pool.freeCount == 1)
    }

    @Test func whoIsCancelledInLineLeavesIt() throws {
        let (world, pool) = (SimulatedWorld(seed: 7), Pool("device", limit: 1))
        let tasks = (0..<5).map { number in
            task("\(number)") { () async throws -> Int in
                try await world.sleep(10)
                return 1
            }.pool(pool)
        }
        let workflow = try Workflow(task("sum", all: tasks) { $0.count })
        let control = RunControl()
        let error = try world.run {
            async let outcome = world.outcome(of: workflow) { $0.control = control }
            try await world.sleep(15)
            control.cancelRun()
            return await outcome
        }
        #expect(error != nil)
        #expect(pool.freeCount == 1)
        #expect(try world.value(of: workflow) == 5)
    }

    @Test func permitsAreGivenBackBetweenAttempts() throws {
        let (world, pool) = (SimulatedWorld(seed: 7), Pool("device", limit: 1))
        let flaky = task("flaky") { () async throws -> Int in
            if TaskContext.current.attempt == 1 { throw TestError("no") }
            return 1
        }.pool(pool).retry(2, backoff: .constant(.seconds(1)))
        let other = task("other") { world.now }.pool(pool)
        let (value, time) = try world.value(of: Workflow(flaky, other))
        #expect(value == 1)
        #expect(time < .milliseconds(1))
    }

    @Test func aStepStartsATaskThatHadToWaitForItsPermit() throws {
        let (world, pool, journal) = (SimulatedWorld(seed: 7), Pool("device", limit: 1), Journal())
        let tasks = (0..<3).map { number in
            task("\(number)") { () async throws -> Int in
                journal.note("\(number) starts")
                try await world.sleep(100)
                return 1
            }.pool(pool)
        }
        let workflow = try Workflow(task("sum", all: tasks) { $0.count })
        let control = RunControl(startsHeld: true)
        try world.run {
            async let value = workflow.run(options: world.options { $0.control = control })
            try await world.sleep(10)
            #expect(control.step() == .starts(task: 0))
            try await world.sleep(10)
            #expect(control.step() == .starts(task: 1))
            try await world.sleep(300)
            #expect(journal.all == ["0 starts", "1 starts"], "the second waited for its permit, the third for a step")
            control.resume()
            _ = try await value
        }
    }

    @Test func theHighestPriorityStartsFirst() throws {
        let (world, journal) = (SimulatedWorld(seed: 9), Journal())
        let tasks = [2, 0, 3, 1].map { priority in
            task("priority \(priority)") { () async throws in
                journal.note("\(priority)")
                try await world.sleep(10)
            }.priority(priority)
        }
        let workflow = try Workflow(task("end", all: tasks) { _ in })
        try world.value(of: workflow) { $0.slots = 1 }
        #expect(journal.all == ["3", "2", "1", "0"])
    }

    @Test func theLongestPathStartsFirstWhereAllTimesAreKnown() throws {
        let (world, journal) = (SimulatedWorld(seed: 9), Journal())
        func timed(_ name: String, _ milliseconds: Int) -> TaskDefinition<Int, Void> {
            task(name) { () async throws -> Int in
                journal.note(name)
                try await world.sleep(milliseconds)
                return milliseconds
            }.expected(.milliseconds(milliseconds))
        }
        let short = (0..<4).map { timed("short \($0)", 10) }
        let long = task("after", timed("long", 30)) { $0 }.expected(.milliseconds(1))
        let sum = task("sum", all: short) { $0.reduce(0, +) }.expected(.milliseconds(1))
        _ = try world.value(of: Workflow(sum, long)) { $0.slots = 2 }
        #expect(journal.all.first == "long")
        #expect(world.now == .milliseconds(40), "the best schedule there is")
    }
}
