import Testing

@testable import JFlow

/// Workflows wired by name.
struct DynamicWorkflowTests {
    private func number(_ name: String, _ dependencies: [String] = []) -> DynamicTask {
        DynamicTask(name, dependencies: dependencies) { values in
            values.reduce(1) { $0 + ($1 as? Int ?? 0) }
        }
    }

    @Test func tasksMayComeInAnyOrder() async throws {
        let workflow = try DynamicWorkflow([number("c", ["a", "b", "a"]), number("b", ["a"]), number("a")])
        #expect(workflow.description.tasks.map(\.name) == ["a", "b", "c"])
        #expect(try await workflow.run().map { $0 as? Int } == [5])
    }

    @Test func everyProblemIsToldAtOnce() async {
        let error = await thrown { () throws(WorkflowError) in
            try DynamicWorkflow(
                [
                    number("load"), number("load"), number("parse", ["laod"]), number("x", ["z"]), number("y", ["x"]),
                    number("z", ["y"]), number("self", ["self"]),
                ],
                goals: ["parse", "prase"])
        }
        #expect(
            error?.problems == [
                "Two tasks are named “load”: rename one.",
                "The goal “prase” is no task. Did you mean “parse”?",
                "Task “parse” depends on “laod”, which is no task. Did you mean “load”?",
                "Tasks depend on each other in a cycle: x → z → y → x. Remove one of these dependencies.",
                "Tasks depend on each other in a cycle: self → self. Remove one of these dependencies.",
            ])
    }

    @Test func whatNoGoalNeedsIsLeftOut() throws {
        let workflow = try DynamicWorkflow([number("a"), number("b"), number("c", ["a"])], goals: ["c"])
        #expect(workflow.description.tasks.map(\.name) == ["a", "c"])
    }

    @Test func noTaskAtAllIsToldAsAMissingGoal() async {
        let error = await thrown { () throws(WorkflowError) in try DynamicWorkflow([]) }
        #expect(error?.problems.first?.contains("has no goal") == true)
    }
}
