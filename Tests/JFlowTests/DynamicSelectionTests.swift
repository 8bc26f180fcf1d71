import Synchronization
import Testing

@testable import JFlow

/// Goals, given values, sessions and explanations of workflows that are wired by name.
struct DynamicSelectionTests {
    let journal = Journal()

    private func workflow(failing: @escaping @Sendable (String) -> Bool = { _ in false }) throws -> DynamicWorkflow {
        let journal = journal
        @Sendable func number(_ name: String, _ values: [any Sendable]) throws -> Int {
            journal.note(name)
            if failing(name) { throw TestError(name) }
            return values.reduce(1) { $0 + ($1 as? Int ?? -1_000) }
        }
        return try DynamicWorkflow(
            [
                DynamicTask("c", dependencies: ["a", "b"]) { try number("c", $0) },
                DynamicTask("a") { try number("a", $0) },
                DynamicTask("b", dependencies: ["a"]) { try number("b", $0) },
                DynamicTask("d", dependencies: ["b"]) { try number("d", $0) },
            ], name: "numbers")
    }

    @Test func goalsAndGivenValuesAreNamed() async throws {
        let workflow = try workflow()
        #expect(try await workflow.run() as? [Int] == [4, 3])
        _ = journal.take()
        #expect(try await workflow.run(goals: ["b", "a", "b"]) as? [Int] == [2, 1, 2])
        #expect(journal.take() == ["a", "b"])
        #expect(try await workflow.run(given: ["b": 10, "a": 1]) as? [Int] == [12, 11])
        #expect(journal.take().sorted() == ["c", "d"])
    }

    @Test func allNamesThatAreNoTasksAreToldTogether() async throws {
        let workflow = try workflow()
        let error = await thrown { () throws(WorkflowError) in
            try await workflow.run(goals: ["dd", "a"], given: ["bb": 1, "zzzzzz": 2])
        }
        #expect(
            error?.problems == [
                "The entry point “bb” is no task of workflow “numbers”. Did you mean “b”?",
                "The entry point “zzzzzz” is no task of workflow “numbers”.",
                "The goal “dd” is no task of workflow “numbers”. Did you mean “d”?",
            ])
        let explanation = await workflow.explain(goals: ["dd"], given: ["b": 1])
        #expect(explanation.problems.count == 1)
        #expect(journal.all.isEmpty)
    }

    @Test func aRunIsExplainedByName() async throws {
        let explanation = try await workflow().explain(goals: ["c"], given: ["b": 10])
        #expect(
            explanation.description == """
                Workflow “numbers”, if it were run: 2 run, 1 given, 1 pruned.
                  a  runs        for c
                  b  given
                  c  runs        a goal
                  d  pruned      no goal of this run needs it
                """)
    }

    @Test func aSessionRunsAgainByName() async throws {
        let isFixed = Mutex(false)
        let session = try workflow { name in name == "d" && !isFixed.withLock { $0 } }.session()
        let options = RunOptions(failurePolicy: .finish)
        await #expect(throws: WorkflowError.self) { try await session.run(options: options) }
        #expect(session.state(of: "d") == .failed)
        #expect(session.value(of: "b") as? Int == 2)
        _ = journal.take()
        isFixed.withLock { $0 = true }
        #expect(try await session.rerunFailed() as? [Int] == [4, 3])
        #expect(journal.take() == ["d"])
        #expect(try await session.rerun(from: ["c"]) as? [Int] == [4, 3])
        #expect(journal.take() == ["c"])
        #expect(try await session.rerun(from: ["d"], given: ["b": 5]) as? [Int] == [7, 6])
        #expect(journal.take().sorted() == ["c", "d"])
        let error = await thrown { () throws(WorkflowError) in try await session.rerun(from: ["x"]) }
        #expect(error?.problems.count == 1)
        session.forget()
        #expect(session.value(of: "b") == nil)
        #expect(session.state(of: "b") == nil)
    }
}
