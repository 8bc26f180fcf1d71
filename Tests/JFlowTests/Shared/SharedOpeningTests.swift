import Synchronization
import Testing

@testable import JFlow

/// Opening what runs share: by one, for all, also when the one gives up.
struct SharedOpeningTests {
    private let shared = SharedWorld(seed: 7)
    private var world: SimulatedWorld { shared.world }

    @Test func simultaneousRunsWaitForOneOpeningAndLaterOnesUseIt() throws {
        let connection = shared.connection(opensIn: 50)
        let workflow = try shared.workflow(using: connection)
        let (shared, world) = (shared, world)
        let numbers = try world.run {
            let runs = (0..<20).map { _ in shared.start(workflow) }
            var numbers: [Int?] = []
            for run in runs { numbers.append(await run.value.value) }
            numbers.append(await shared.start(workflow).value.value)
            #expect(shared.probe.closed.isEmpty)
            await connection.close()
            return numbers
        }
        #expect(numbers == [Int?](repeating: 1, count: 21))
        #expect(world.now == .milliseconds(50))
        #expect(shared.probe.openedCount == 1)
        #expect(shared.probe.closed == [1])
    }

    @Test func aCancelledOpenerHandsOverToOneThatWaits() throws {
        let connection = shared.connection(opensIn: 100)
        let workflow = try shared.workflow(using: connection)
        let (shared, world) = (shared, world)
        try world.run {
            let opener = shared.start(workflow)
            try await world.sleep(10)
            let others = (0..<3).map { _ in shared.start(workflow) }
            try await world.sleep(10)
            opener.cancel()
            #expect(await opener.value.isCancelled)
            #expect(world.now == .milliseconds(20), "it does not wait for those that wait for it")
            for other in others { #expect(await other.value.value == 1) }
            #expect(world.now == .milliseconds(120))
            await connection.close()
        }
        #expect(shared.probe.closed == [1])
    }

    @Test func aRunThatIsCancelledWhileItWaitsLeavesAtOnce() throws {
        let connection = shared.connection(opensIn: 1_000)
        let workflow = try shared.workflow(using: connection)
        let (shared, world) = (shared, world)
        try world.run {
            let opener = shared.start(workflow)
            try await world.sleep(10)
            let waiter = shared.start(workflow)
            try await world.sleep(10)
            waiter.cancel()
            #expect(await waiter.value.isCancelled)
            #expect(world.now == .milliseconds(20))
            #expect(await opener.value.value == 1)
            await connection.close()
        }
        #expect(shared.probe.closed == [1])
    }

    @Test func whenAllAreCancelledTheNextRunOpensAnew() throws {
        let connection = shared.connection(opensIn: 100)
        let workflow = try shared.workflow(using: connection)
        let (shared, world) = (shared, world)
        try world.run {
            let runs = (0..<3).map { _ in shared.start(workflow) }
            try await world.sleep(10)
            for run in runs { run.cancel() }
            for run in runs { #expect(await run.value.isCancelled) }
            #expect(await shared.start(workflow).value.value == 1)
            await connection.close()
        }
        #expect(shared.probe.closed == [1])
    }

    @Test func anOpeningThatFailsFailsThoseThatWaitedAndTheNextRunTriesAgain() throws {
        let (shared, world, journal) = (shared, world, Journal())
        let connection = task("connection") {
            journal.note("try")
            try await world.sleep(50)
            guard journal.count(of: "try") > 1 else { throw TestError("refused") }
            return shared.probe.open()
        }.shared { shared.probe.close($0) }
        let workflow = try shared.workflow(using: connection)
        try world.run {
            let runs = (0..<3).map { _ in shared.start(workflow) }
            for run in runs {
                guard case .failure(.failed(let failure)) = await run.value else {
                    Issue.record("a run whose opening failed has a value")
                    continue
                }
                #expect(failure.failedTasks.map(\.name) == ["connection"])
                #expect(failure.failedTasks.first?.error as? TestError == TestError("refused"))
                #expect(failure.states["use"] == .skipped)
            }
            #expect(journal.count(of: "try") == 1)
            #expect(await shared.start(workflow).value.value == 1)
            await connection.close()
        }
        #expect(journal.count(of: "try") == 2)
        #expect(shared.probe.closed == [1])
    }

    @Test func retriesOfAllRunsShareTheirOpeningsToo() throws {
        let (shared, world, journal) = (shared, world, Journal())
        let connection = task("connection") {
            journal.note("try")
            try await world.sleep(10)
            guard journal.count(of: "try") == 3 else { throw TestError("refused") }
            return shared.probe.open()
        }.shared { shared.probe.close($0) }.retry(3, backoff: .constant(.milliseconds(5)))
        let workflow = try shared.workflow(using: connection)
        try world.run {
            let runs = (0..<4).map { _ in shared.start(workflow) }
            for run in runs { #expect(await run.value.value == 1) }
            await connection.close()
        }
        #expect(journal.count(of: "try") == 3)
        #expect(shared.probe.closed == [1])
    }

    @Test func anOpenerThatIsLateButIgnoresThatOpensForTheOthers() throws {
        let (shared, world) = (shared, world)
        let connection = task("connection") {
            // A task of its own is not cancelled with the body.
            await Task(executorPreference: world.executor) { try? await world.sleep(50) }.value
            return shared.probe.open()
        }.shared { shared.probe.close($0) }
        let hasty = try shared.workflow(using: connection.timeout(.milliseconds(20)))
        let hastier = try shared.workflow(using: connection.timeout(.milliseconds(10), grace: .milliseconds(10)))
        let patient = try shared.workflow(using: connection)
        for opener in [hasty, hastier] {
            try world.run {
                let late = shared.start(opener)
                try await world.sleep(5)
                let waiter = shared.start(patient)
                #expect(await late.value.isFailed)
                #expect(await waiter.value.value != nil)
                await connection.close()
            }
        }
        #expect(shared.probe.closed == [1, 2], "what came too late has given its lease back")
        #expect(shared.probe.complaints.isEmpty)
    }

    @Test func anOpeningThatStartsARunThatNeedsItFails() async throws {
        let itself = Mutex<TaskDefinition<Int, Void>?>(nil)
        let connection = task("connection") {
            guard let connection = itself.withLock({ $0 }) else { return 0 }
            return try await Workflow(task("inner", connection) { $0 }).run()
        }.shared { _ in }
        itself.withLock { $0 = connection }
        let error = await thrown { () async throws(WorkflowError) in
            try await Workflow(task("use", connection) { $0 }).run()
        }
        let cause = error?.failure?.failedTasks.first?.error as? WorkflowError
        #expect(
            cause?.failure?.failedTasks.first.map { "\($0.error)" } == """
                “connection” is shared, and what opens it starts a run that needs it: it would wait for itself
                """)
        itself.withLock { $0 = nil }
        await connection.close()
    }
}
