import Testing

@testable import JFlow

/// Resources whose values nobody takes are closed all the same.
struct LateResourceTests {
    private let world = SimulatedWorld(seed: 3)
    private let journal = Journal()

    /// A resource whose body takes 50 ms, whatever its time is.
    private func slow() -> TaskDefinition<Int, Void> {
        let (world, journal) = (world, journal)
        return task("slow") {
            await Task(executorPreference: world.executor) { try? await world.sleep(50) }.value
            journal.note("opened")
            return 1
        }.closing { _ in
            do { try await world.sleep(5) } catch { journal.note("interrupted") }
            journal.note("closed")
        }
    }

    @Test(arguments: [Duration.seconds(1), .milliseconds(10)])
    func aValueThatComesTooLateIsClosed(grace: Duration) throws {
        let resource = slow().timeout(.milliseconds(20), grace: grace)
        let workflow = try Workflow(task("use", resource) { _ in })
        let (world, journal) = (world, journal)
        try world.run {
            let error = await world.outcome(of: workflow)
            #expect(error?.failure?.failedTasks.first?.error is TaskTimeout)
            try await world.sleep(100)
        }
        #expect(journal.all == ["opened", "closed"])
    }

    @Test func aValueWhoseInterceptorFailsIsClosed() throws {
        struct Failing: TaskInterceptor {
            func intercept(_ context: TaskContext, body: () async throws -> Void) async throws {
                try await body()
                throw TestError("no")
            }
        }
        let workflow = try Workflow(task("use", slow()) { _ in })
        let error = try world.error(of: workflow) { $0.interceptors = [Failing()] }
        #expect(error?.failure?.failedTasks.map(\.name) == ["slow"])
        #expect(journal.all == ["opened", "closed"])
    }

    @Test func theClosingFunctionHasTheContextOfItsTask() async throws {
        let attempts = Journal()
        let resource = task("resource") {
            attempts.note("try")
            if attempts.count(of: "try") < 2 { throw TestError("no") }
        }.retry(2).closing { TaskContext.current.log("closing after attempt \(TaskContext.current.attempt)") }
        let events = EventStream()
        let use = task("use", resource) {}
        try await Workflow(task("end", use) {}).run(options: RunOptions(observers: [events]))
        let kinds = events.drain().map(\.kind)
        #expect(kinds.contains { if case .logged(_, "closing after attempt 2") = $0 { true } else { false } })
    }
}
