import Testing

@testable import JFlow

/// Tasks that throw, and what becomes of the others.
struct FailureTests {
    @Test func theErrorNamesTaskPathCauseAndTheStatesOfAllOthers() async throws {
        let latch = Latch()
        let good = task("good") { 1 }
        let bad = task("bad", good) { (_) async throws -> Int in
            await latch.reached(1)
            throw TestError("disk full")
        }
        let slow = task("slow") {
            try await latch.wait()
            return 1
        }
        let after = task("after", bad) { $0 }
        let goal = task("goal", after, slow) { $0 + $1 }
        let error = await thrown { () throws(WorkflowError) in try await Workflow(goal).run() }
        let failure = try #require(error?.failure)
        #expect(failure.failedTasks.map(\.name) == ["bad"])
        #expect(failure.failedTasks.first?.path == ["goal", "after", "bad"])
        #expect(failure.failedTasks.first?.error as? TestError == TestError("disk full"))
        #expect(
            failure.states == [
                "good": .done, "bad": .failed, "slow": .cancelled, "after": .skipped, "goal": .skipped,
            ])
        #expect(
            error?.description == """
                Task “bad” failed (goal → after → bad): disk full. Skipped because of it: “after”, “goal”. 1 done, \
                1 failed, 2 skipped, 1 cancelled.
                """)
    }

    @Test func finishRunsWhatDoesNotDependOnTheFailureAndKeepsReachedGoals() async throws {
        let bad = task("bad") { () throws -> Int in throw TestError("no") }
        let after = task("after", bad) { $0 }
        let independent = task("independent") { 3 }
        let other = task("other", independent) { $0 * 2 }
        let workflow = try Workflow(after, other)
        let error = await thrown { () throws(WorkflowError) in
            try await workflow.run(options: RunOptions(failurePolicy: .finish))
        }
        let failure = try #require(error?.failure)
        #expect(failure.states == ["bad": .failed, "after": .skipped, "independent": .done, "other": .done])
        #expect(failure.reachedGoals.map(\.name) == ["other"])
        #expect(failure.reachedGoals.first?.value as? Int == 6)
    }

    @Test func stopStartsNothingNew() async throws {
        let journal = Journal()
        let bad = task("bad") { () throws -> Int in throw TestError("no") }
        let others = (0..<50).map { number in
            task("other \(number)") { () -> Int in
                journal.note("ran")
                return 1
            }
        }
        let sum = task("sum", all: [bad] + others) { $0.reduce(0, +) }
        let workflow = try Workflow(sum)
        let error = await thrown { () throws(WorkflowError) in
            try await workflow.run(options: RunOptions(slots: 1))
        }
        #expect(error?.failure?.states["other 49"] == .skipped)
        #expect(journal.all.isEmpty)
    }

    @Test func aBodyThatReturnsInSpiteOfTheStopIsDone() async throws {
        let latch = Latch()
        let stubborn = task("stubborn") { () async -> Int in
            try? await latch.wait()
            return 1
        }
        let bad = task("bad") { () async throws -> Int in
            await latch.reached(1)
            throw TestError("no")
        }
        let goal = task("goal", stubborn, bad) { $0 + $1 }
        let error = await thrown { () throws(WorkflowError) in try await Workflow(goal).run() }
        #expect(error?.failure?.states == ["stubborn": .done, "bad": .failed, "goal": .skipped])
    }
}
