import Testing

@testable import JFlow

/// What a shared task is beside its opening and closing: one among all other tasks.
struct SharedTaskTests {
    private let probe = SharedProbe()

    @Test func eachCombinationOfArgumentsHasItsOwnValue() async throws {
        let probe = probe
        let address = task("address", Parameter<String>("host")) { $0 + ":5432" }
        let shared = task("shared", Parameter<Int>("tries"), address) { _, _ in probe.open() }.shared {
            probe.close($0)
        }
        let workflow = try Workflow(task("use", shared) { $0.number })
        #expect(try await workflow.run(address("a"), shared.with(1)) == 1)
        #expect(try await workflow.run(address("b"), shared.with(1)) == 2)
        #expect(try await workflow.run(address("a"), shared.with(2)) == 3)
        #expect(try await workflow.run(address("a"), shared.with(1)) == 1)
        #expect(try await workflow.run(shared(1, "a:5432")) == 1, "given arguments count as those of other tasks")
        await shared.close()
        #expect(probe.closed == [1, 2, 3])
    }

    @Test func aGivenValueIsNotSharedAndNotClosed() async throws {
        let probe = probe
        let connection = task("connection") { probe.open() }.shared { probe.close($0) }
        let workflow = try Workflow(task("use", connection) { $0.number })
        #expect(try await workflow.run(connection.value(SharedProbe.Connection(number: 70))) == 70)
        await connection.close()
        #expect(probe.openedCount == 0)
        #expect(probe.closed.isEmpty)
    }

    @Test func definitionsChangedFromItAndCopiesWithinOtherWorkflowsShareItsValue() async throws {
        let probe = probe
        let connection = task("connection") { probe.open() }.shared { probe.close($0) }
        let tagged = connection.tagged("remote")
        let optional = tagged.optional()
        let first = try Workflow(task("use", tagged) { $0.number })
        let second = try Workflow(task("use", optional) { $0?.number ?? 0 })
        let left = try first.embedded(as: "left")
        let right = try first.embedded(as: "right")
        let both = try Workflow(task("both", left, right) { [$0, $1] })
        #expect(try await first.run() == 1)
        #expect(try await second.run() == 1)
        #expect(try await both.run() == [1, 1])
        await optional.close()
        await connection.close()
        #expect(probe.closed == [1])
    }

    @Test func aSharedTaskCanDependOnAnotherOne() async throws {
        let journal = Journal()
        let database = task("database") { "database" }.shared { journal.note("close \($0)") }
        let session = task("session", database) { "session of \($0)" }.shared { journal.note("close \($0)") }
        let workflow = try Workflow(task("use", session) { $0 })
        #expect(try await workflow.run() == "session of database")
        await session.close()
        await database.close()
        #expect(journal.all == ["close session of database", "close database"])
    }

    @Test func asyncAndThrowingAndArrayBodiesAreShared() async throws {
        let parts = [task("one") { 1 }, task("two") { 2 }]
        let sum = task("sum", all: parts) { numbers async throws in numbers.reduce(0, +) }.shared { _ in }
        #expect(try await Workflow(task("use", sum) { $0 }).run() == 3)
        await sum.close()
    }

    @Test func whatIsClosedWithEachRunCannotBePartOfWhatRunsShare() {
        let session = task("session") { 1 }.closing { _ in }
        let database = task("database", session) { $0 }.shared { _ in }
        #expect(
            problems { () throws(WorkflowError) in try Workflow(task("use", database) { $0 }) } == [
                """
                Task “database” is shared between runs, but takes “session”, which is closed at the end of each run: share \
                that one too, or close both.
                """
            ])
        #expect(
            problems { () throws(WorkflowError) in try Workflow(task("shared") { 1 }.shared { _ in }) } == [
                """
                Task “shared” is closed after its last consumer, so it cannot be a goal: make a task that uses it the goal.
                """
            ])
    }

    #if os(Linux) || os(macOS)
        @Test func whatIsNotSharedCannotBeClosed() async throws {
            let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                await task("user") { 1 }.close()
            }
            let message = String(decoding: result.standardErrorContent, as: UTF8.self)
            #expect(message.contains("“user” is not shared between runs, so it has nothing to close"))
        }

        @Test func aSharedTaskHasOneFunctionThatCloses() async throws {
            let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                _ = task("user") { 1 }.shared { _ in }.closing { _ in }
            }
            let message = String(decoding: result.standardErrorContent, as: UTF8.self)
            #expect(message.contains("“user” is shared between runs: the function given to 'shared' closes its value"))
        }
    #endif

    /// The example of the documentation.
    @Test func theExampleRuns() async throws {
        struct Database: Sendable {
            func user(_ id: Int) async throws -> String { "user \(id)" }
            func close() async {}
        }
        let database = task("database") { Database() }.shared { await $0.close() }
        let user = task("user", database) { try await $0.user(1) }

        let workflow = try Workflow(user)
        async let first = workflow.run()
        async let second = workflow.run()
        #expect(try await [first, second] == ["user 1", "user 1"])
        await database.close()
    }
}
