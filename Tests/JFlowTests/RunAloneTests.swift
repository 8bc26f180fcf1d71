import Synchronization
import Testing

@testable import JFlow

/// Runs whose tasks follow one another: the caller itself calls their bodies, as far as that makes no difference.
struct RunAloneTests {
    /// Tasks that each note the one before, the middle one doing something else as well.
    private func chain(
        _ count: Int, _ journal: Journal, at middle: Int = -1, _ other: @escaping @Sendable () async throws -> Void = {}
    ) throws -> Workflow<Int> {
        var last = AnyTask(task("t0") { 0 })
        for number in 1..<count {
            last = AnyTask(
                task("t\(number)", last) { value in
                    if number == middle { try await other() }
                    journal.note("t\(number)")
                    return value + 1
                })
        }
        return try Workflow(last)
    }

    /// What a run is cancelled with whose caller is cancelled when a body has opened the latch; `nil` if it ends otherwise.
    private func failure(of workflow: Workflow<Int>, cancelledWhen reached: Latch) async throws -> RunFailure? {
        let run = Task { await thrown { () throws(WorkflowError) in try await workflow.run() } }
        try await reached.wait()
        run.cancel()
        guard case .cancelled(let failure) = await run.value else { return nil }
        return failure
    }

    /// 31 to 34: on both sides of where the caller gives the rest to a worker.
    @Test(arguments: [2, 10, 31, 32, 33, 34, 100])
    func aChainOfAnyLengthRunsInOrder(count: Int) async throws {
        let journal = Journal()
        #expect(try await chain(count, journal).run() == count - 1)
        #expect(journal.all == (1..<count).map { "t\($0)" })
    }

    @Test(arguments: [1, 5, 9])
    func aFailureEndsTheRunAndNamesItsPath(failing: Int) async throws {
        let journal = Journal()
        let workflow = try chain(10, journal, at: failing) { throw TestError("out of order") }
        let failure = try #require(await thrown { () throws(WorkflowError) in try await workflow.run() }?.failure)
        #expect(failure.failedTasks.map(\.name) == ["t\(failing)"])
        #expect(failure.failedTasks.first?.error as? TestError == TestError("out of order"))
        #expect(failure.failedTasks.first?.path == (failing..<10).reversed().map { "t\($0)" })
        #expect(journal.all == (1..<failing).map { "t\($0)" })
    }

    @Test func theBodyOfACancelledCallerIsToldAndTheNextDoesNotStart() async throws {
        let journal = Journal()
        let (reached, latch) = (Latch(), Latch())
        let workflow = try chain(10, journal, at: 4) {
            reached.open()
            do { try await latch.wait() } catch { journal.note("told") }
        }
        let failure = try #require(try await failure(of: workflow, cancelledWhen: reached))
        #expect(journal.all == ["t1", "t2", "t3", "told", "t4"])
        #expect(failure.states["t4"] == .done)
        #expect(failure.states["t5"] == .cancelled)
    }

    @Test func aBodyThatThrowsBecauseItsCallerIsCancelledIsCancelled() async throws {
        let (journal, reached, latch) = (Journal(), Latch(), Latch())
        let workflow = try chain(10, journal, at: 4) {
            reached.open()
            try await latch.wait()
        }
        let failure = try #require(try await failure(of: workflow, cancelledWhen: reached))
        #expect(failure.failedTasks.isEmpty)
        #expect(failure.states["t4"] == .cancelled)
    }

    @Test func aGoalReachedInSpiteOfACancellationIsReturned() async throws {
        let (journal, reached, latch) = (Journal(), Latch(), Latch())
        let workflow = try chain(5, journal, at: 4) {
            reached.open()
            try? await latch.wait()
        }
        let run = Task { try await workflow.run() }
        try await reached.wait()
        run.cancel()
        #expect(try await run.value == 4)
    }

    @Test func aCancelledCallerStartsNothing() async throws {
        let journal = Journal()
        let workflow = try chain(5, journal)
        let latch = Latch()
        let run = Task {
            try? await latch.wait()
            return await thrown { () throws(WorkflowError) in try await workflow.run() }
        }
        run.cancel()
        guard case .cancelled = await run.value else {
            Issue.record("not cancelled")
            return
        }
        #expect(journal.all.isEmpty)
    }

    /// Each of the two waits until the other one is there.
    @Test func tasksBehindAChainRunAtTheSameTime() async throws {
        let (leftIsThere, rightIsThere) = (Latch(), Latch())
        let first = task("first") { 1 }
        let second = task("second", first) { $0 + 1 }
        let left = task("left", second) { value in
            leftIsThere.open()
            try await rightIsThere.wait()
            return value
        }
        let right = task("right", second) { value in
            rightIsThere.open()
            try await leftIsThere.wait()
            return value
        }
        #expect(try await Workflow(task("sum", left, right) { $0 + $1 }).run() == 4)
    }

    /// One of two tasks that run at the same time fails: the other is told, though nobody has cancelled the caller.
    @Test func whatRunsBesideAFailureIsTold() async throws {
        let (journal, latch, there) = (Journal(), Latch(), Latch())
        let first = task("first") { 1 }
        let patient = task("patient", first) { value in
            there.open()
            do { try await latch.wait() } catch { journal.note("told") }
            return value
        }
        let failing = task("failing", first) { (value: Int) async throws -> Int in
            try await there.wait()
            throw TestError("no")
        }
        let workflow = try Workflow(task("sum", patient, failing) { $0 + $1 })
        #expect(await thrown { () throws(WorkflowError) in try await workflow.run() }?.failure != nil)
        #expect(journal.all == ["told"])
    }

    @Test func aValueIsDestroyedBehindItsLastConsumer() async throws {
        let journal = Journal()
        let made = task("made") { Canary(journal) }
        let used = task("used", made) { _ in 1 }
        let next = task("next", used) { value in
            journal.note("next")
            return value
        }
        #expect(try await Workflow(next).run() == 1)
        #expect(journal.all == ["born", "gone", "next"])
    }

    @Test func bodiesSeePriorityAndTaskLocalsOfTheCaller() async throws {
        let seen = task("seen") { Mark.value }
        let workflow = try Workflow(task("twice", seen) { $0 * 2 })
        #expect(try await Mark.$value.withValue(21) { try await workflow.run() } == 42)
    }

    private enum Mark {
        @TaskLocal static var value = 0
    }
}
