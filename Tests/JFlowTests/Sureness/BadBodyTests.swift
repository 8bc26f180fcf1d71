import Synchronization
import Testing

@testable import JFlow

/// Bodies that do what a body should not: the error says so, and the next run does not suffer from it.
struct BadBodyTests {
    private let world = SimulatedWorld(seed: 1)

    /// Throws when it is called for the first time, and answers how often it was called from then on.
    private func moody() -> TaskDefinition<Int, Void> {
        let counter = Counter()
        return task("moody") { () throws -> Int in
            let call = counter.next()
            if call == 1 { throw TestError("not in the mood") }
            return call
        }
    }

    private final class Counter: Sendable {
        private let count = Atomic(0)
        func next() -> Int { count.add(1, ordering: .relaxed).newValue }
    }

    @Test func aTaskThatThrowsOnTheFirstCallOnlyFailsTheFirstRunOnly() async throws {
        let workflow = try Workflow(task("goal", moody()) { $0 })
        let error = await thrown { () throws(WorkflowError) in try await workflow.run() }
        #expect(
            error?.description == """
                Task “moody” failed (goal → moody): not in the mood. Skipped because of it: “goal”. 1 failed, 1 skipped.
                """)
        #expect(try await workflow.run() == 2)
    }

    @Test func itsErrorIsNotWhatTheCacheKeeps() async throws {
        let workflow = try Workflow(task("goal", moody().cached()) { $0 })
        let error = await thrown { () throws(WorkflowError) in try await workflow.run() }
        #expect(
            error?.description == """
                Task “moody” failed (goal → moody): not in the mood. Skipped because of it: “goal”. 1 failed, 1 skipped.
                """)
        for _ in 0..<2 { #expect(try await workflow.run() == 2) }
    }

    @Test func oneMoreAttemptIsAllItNeeds() async throws {
        let events = EventStream()
        let workflow = try Workflow(task("goal", moody().retry(2)) { $0 })
        #expect(try await workflow.run(options: RunOptions(observers: [events])) == 2)
        let failures = events.drain().compactMap { event in
            if case .retrying(_, let attempt) = event.kind { attempt } else { nil }
        }
        #expect(failures == [FailedAttempt(number: 1, limit: 2, error: "not in the mood", delay: .zero)])
    }

    /// It is cancelled when its time is over, and returns a value all the same, in its grace or after it.
    @Test(arguments: [
        (2_500, "it took longer than 2.0 seconds"),
        (9_000, "it took longer than 2.0 seconds, ignored its cancellation and was left behind"),
    ])
    func aValueThatComesAfterItsTimeIsNobodys(milliseconds: Int, story: String) throws {
        let (world, journal) = (world, Journal())
        let late = task("late") { () async -> Canary in
            await Task(executorPreference: world.executor) { try? await world.sleep(milliseconds) }.value
            return Canary(journal)
        }
        let goal = task("goal", late.timeout(.seconds(2))) { _ in journal.note("the goal ran") }
        let workflow = try Workflow(goal)
        let error = try world.error(of: workflow)
        #expect(
            error?.description == """
                Task “late” failed (goal → late): \(story). Skipped because of it: “goal”. 1 failed, 1 skipped.
                """)
        #expect(world.now == .milliseconds(min(milliseconds, 3_000)))
        try world.run { try await world.sleep(20_000) }
        #expect(journal.all == ["born", "gone"])
    }
}
