import Synchronization
import Testing

@testable import JFlow

/// Cancelling runs and single tasks.
struct CancellationTests {
    @Test func cancellingTheCallerCancelsRunningTasksAndAwaitsThem() async throws {
        let latch = Latch()
        let journal = Journal()
        let waiting = (0..<20).map { number in
            task("wait \(number)") { () async throws -> Int in
                defer { journal.note("returned") }
                try await latch.wait()
                return 1
            }
        }
        let goal = task("goal", all: waiting) { $0.count }
        let workflow = try Workflow(goal)
        let caller = Task { await thrown { () throws(WorkflowError) in try await workflow.run() } }
        await latch.reached(20)
        caller.cancel()
        let error = await caller.value
        #expect(journal.count(of: "returned") == 20)
        guard case .cancelled(let failure) = error else {
            Issue.record("expected a cancelled run, got \(String(describing: error))")
            return
        }
        #expect(failure.outcomes.allSatisfy { $0.state == .cancelled })
    }

    @Test func aCallerCancelledBeforehandStartsNothing() async throws {
        let journal = Journal()
        let workflow = try Workflow(task("never") { journal.note("ran") })
        let error = await Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await thrown { () throws(WorkflowError) in try await workflow.run() }
        }.value
        #expect(error?.failure?.states == ["never": .cancelled])
        #expect(journal.all.isEmpty)
    }

    @Test func aSynchronousBodyOnTheCallersThreadSeesThatTheRunIsCancelled() async throws {
        let control = RunControl()
        let workflow = try Workflow(
            task("busy") { () throws -> Int in
                control.cancelRun()
                try Task.checkCancellation()
                return 1
            })
        let error = await thrown { () throws(WorkflowError) in
            try await workflow.run(options: RunOptions(control: control))
        }
        #expect(error?.failure?.states == ["busy": .cancelled])
    }

    @Test func cancellingOneTaskSkipsItsDependentsAndLeavesTheRest() async throws {
        let latch = Latch()
        let control = RunControl()
        let doomed = task("doomed") { () async throws -> Int in
            try await latch.wait()
            return 1
        }
        let after = task("after", doomed) { $0 }
        let fine = task("fine") { () async -> Int in
            await latch.reached(1)
            control.cancel(task: 0)
            return 5
        }
        let later = task("later", fine) { $0 + 1 }
        let workflow = try Workflow(after, later)
        #expect(workflow.description.tasks[0].name == "doomed")
        let error = await thrown { () throws(WorkflowError) in
            try await workflow.run(options: RunOptions(control: control))
        }
        #expect(
            error?.failure?.states == ["doomed": .cancelled, "after": .skipped, "fine": .done, "later": .done])
        #expect(error?.failure?.reachedGoals.first?.value as? Int == 6)
    }

    /// A worker that is cancelled with its task must not call another body: that one would see the cancellation.
    @Test(arguments: 0..<20)
    func noOtherBodyEverSeesTheCancellationOfOne(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let targets = Set((0..<40).map { _ in Int.random(in: 0..<400, using: &random) })
        let control = RunControl()
        let cancelled = Mutex<Set<Int>>([])
        let intruders = Journal()
        let tasks = (0..<400).map { number in
            task("task \(number)") { () async -> Int in
                if targets.contains(number) {
                    cancelled.withLock { _ = $0.insert(number) }
                    control.cancel(task: number)
                }
                for _ in 0..<3 {
                    if Task.isCancelled, !targets.contains(number) { intruders.note("\(number)") }
                    await Task.yield()
                }
                return number
            }
        }
        let workflow = try Workflow(task("sum", all: tasks) { $0.count })
        #expect(try await workflow.run(options: RunOptions(control: control)) == 400, "each returned normally")
        #expect(cancelled.withLock { $0 } == targets)
        #expect(intruders.all.isEmpty)
    }

    @Test func cancellingAHeldRunEndsIt() async throws {
        let control = RunControl(startsHeld: true)
        let events = EventStream()
        let workflow = try Workflow(task("never") { 1 })
        let caller = Task {
            await thrown { () throws(WorkflowError) in
                try await workflow.run(options: RunOptions(observers: [events], control: control))
            }
        }
        for await batch in events.batches where batch.contains(where: { $0.kind == .ready(task: 0) }) {
            control.cancelRun()
        }
        #expect(await caller.value?.failure?.states == ["never": .cancelled])
    }
}
