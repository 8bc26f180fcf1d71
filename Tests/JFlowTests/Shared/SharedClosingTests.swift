import Testing

@testable import JFlow

/// Closing what runs share: once, after the last run that uses it, whoever asks for it and when.
struct SharedClosingTests {
    private let shared = SharedWorld(seed: 11)
    private var world: SimulatedWorld { shared.world }

    @Test func closeWaitsForTheRunsThatUseItAndLaterOnesOpenAnew() throws {
        let connection = shared.connection(opensIn: 10, closesIn: 5)
        let long = try shared.workflow(using: connection, for: 490)
        let short = try shared.workflow(using: connection)
        let (shared, world) = (shared, world)
        try world.run {
            let user = shared.start(long)
            try await world.sleep(100)
            let closer = shared.timed { await connection.close() }
            try await world.sleep(100)
            #expect(shared.probe.closed.isEmpty)
            #expect(await shared.start(short).value.value == 2, "a run that begins later does not wait")
            #expect(await user.value.value == 1)
            #expect(await closer.value == .milliseconds(505))
            #expect(shared.probe.closed == [1])
            #expect(await shared.start(short).value.value == 2)
            await connection.close()
        }
        #expect(shared.probe.closed == [1, 2])
        #expect(shared.probe.complaints.isEmpty)
    }

    @Test func closeDuringAnOpeningLetsThoseThatWaitForItUseIt() throws {
        let connection = shared.connection(opensIn: 100)
        let workflow = try shared.workflow(using: connection, for: 100)
        let (shared, world) = (shared, world)
        try world.run {
            let early = (0..<2).map { _ in shared.start(workflow) }
            try await world.sleep(10)
            let closer = shared.timed { await connection.close() }
            try await world.sleep(10)
            let late = shared.start(workflow)
            for run in early { #expect(await run.value.value == 1) }
            #expect(await closer.value == .milliseconds(200))
            #expect(await late.value.value == 2)
            await connection.close()
        }
        #expect(shared.probe.closed == [1, 2])
    }

    @Test func severalThatCloseAtOnceWaitForOneClosing() throws {
        let connection = shared.connection(opensIn: 1, closesIn: 50)
        let workflow = try shared.workflow(using: connection)
        let (shared, world) = (shared, world)
        try world.run {
            _ = await shared.start(workflow).value
            let closers = (0..<3).map { _ in shared.timed { await connection.close() } }
            for closer in closers { #expect(await closer.value == .milliseconds(51)) }
            await connection.close()
            #expect(world.now == .milliseconds(51), "nothing is left to close")
        }
        #expect(shared.probe.closed == [1])
    }

    @Test func whoClosesAndIsCancelledWaitsNoLonger() throws {
        let connection = shared.connection(opensIn: 1)
        let workflow = try shared.workflow(using: connection, for: 500)
        let (shared, world) = (shared, world)
        try world.run {
            let user = shared.start(workflow)
            try await world.sleep(10)
            let closer = shared.timed { await connection.close() }
            try await world.sleep(10)
            closer.cancel()
            #expect(await closer.value == .milliseconds(20))
            #expect(shared.probe.closed.isEmpty)
            #expect(await user.value.value == 1)
            #expect(shared.probe.closed == [1], "the last run that uses it closes it")
        }
    }

    @Test func theClosingFunctionIsNotCancelledWithItsCaller() throws {
        let (shared, world, journal) = (shared, world, Journal())
        let connection = task("connection") { 1 }.shared { _ in
            do { try await world.sleep(50) } catch { journal.note("interrupted") }
            journal.note("cancelled: \(Task.isCancelled)")
        }
        try world.run {
            _ = await world.outcome(of: try Workflow(task("use", connection) { $0 }))
            let closer = shared.timed { await connection.close() }
            try await world.sleep(10)
            closer.cancel()
            #expect(await closer.value == .milliseconds(50))
        }
        #expect(journal.all == ["cancelled: false"])
    }

    @Test func aFailedOrCancelledRunGivesItBack() throws {
        let connection = shared.connection(opensIn: 1)
        let (shared, world) = (shared, world)
        let failing = try Workflow(task("use", connection) { _ -> Int in throw TestError("no") })
        let slow = try shared.workflow(using: connection, for: 1_000)
        try world.run {
            #expect(await shared.start(failing).value.isFailed)
            let run = shared.start(slow)
            try await world.sleep(10)
            run.cancel()
            #expect(await run.value.isCancelled)
            let before = world.now
            await connection.close()
            #expect(world.now == before)
        }
        #expect(shared.probe.closed == [1])
    }

    @Test func aRunTellsWhenItGivesTheValueBack() throws {
        let connection = shared.connection(opensIn: 1)
        let use = task("use", connection) { $0.number }
        let after = task("after", use) { $0 }
        let events = EventStream()
        _ = try shared.world.value(of: try Workflow(after)) { $0.observers = [events] }
        let all = events.drain().map(\.kind)
        let plan = try #require(all.first.flatMap { if case .runStarted(let run) = $0 { run.plan } else { nil } })
        let index = try #require(plan.tasks.firstIndex { $0.name == "connection" })
        #expect(plan.tasks[index].kind == .resource)
        #expect(all.contains(.closed(task: index)))
        #expect(shared.probe.closed.isEmpty)
    }
}
