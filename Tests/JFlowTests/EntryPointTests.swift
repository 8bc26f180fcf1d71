import Testing

@testable import JFlow

/// Where a run begins, and what is then not needed.
struct EntryPointTests {
    let journal = Journal()

    /// root ← middle(root, parameter) ← goal
    private func chain() -> (
        root: TaskDefinition<Int, Void>, middle: TaskDefinition<Int, (Int), Int, Int>,
        goal: TaskDefinition<Int, Void, Int>
    ) {
        let journal = journal
        let root = task("root") {
            journal.note("root")
            return 1
        }
        let middle = task("middle", Parameter<Int>("factor"), root) { factor, root in
            journal.note("middle")
            return factor * root
        }
        let goal = task("goal", middle) { middle in
            journal.note("goal")
            return middle + 100
        }
        return (root, middle, goal)
    }

    @Test func aTaskGivenAllItsArgumentsRunsOnceAndWhatItNeededDoesNot() async throws {
        let (_, middle, goal) = chain()
        #expect(try await Workflow(goal).run(middle(3, 5)) == 115)
        #expect(journal.all == ["middle", "goal"])
    }

    @Test func aTaskGivenItsParametersStillNeedsItsDependencies() async throws {
        let (_, middle, goal) = chain()
        #expect(try await Workflow(goal).run(middle.with(7)) == 107)
        #expect(journal.all == ["root", "middle", "goal"])
    }

    @Test func aTaskGivenItsValueDoesNotRun() async throws {
        let (_, middle, goal) = chain()
        #expect(try await Workflow(goal).run(middle.value(9)) == 109)
        #expect(journal.all == ["goal"])
    }

    @Test func aGoalMayBeGiven() async throws {
        let (_, middle, goal) = chain()
        let results = try await Workflow(goal, middle).run(goal.value(1), middle(2, 3))
        #expect(results == (1, 6))
        #expect(journal.all == ["middle"])
    }

    @Test func whatAnotherGoalNeedsStillRuns() async throws {
        let (root, middle, goal) = chain()
        let results = try await Workflow(goal, root).run(middle.value(9))
        #expect(results == (109, 1))
        #expect(journal.all.sorted() == ["goal", "root"])
    }

    @Test func anEntryPointThatIsNotNeededIsNoErrorAndIsNotCalled() async throws {
        let (root, middle, goal) = chain()
        #expect(try await Workflow(goal).run(middle.value(9), root()) == 109)
        #expect(journal.all == ["goal"])
    }

    @Test func missingParametersAreAllFoundBeforeAnythingRuns() async throws {
        let (_, _, goal) = chain()
        let other = task("other", Parameter<Int>("x"), Parameter<String>("y")) { x, _ in x }
        let both = task("both", goal, other) { $0 + $1 }
        let workflow = try Workflow(both)
        let error = await thrown { () throws(WorkflowError) in try await workflow.run() }
        #expect(error?.problems.count == 3)
        #expect(
            error?.problems.first == """
                Task “middle” has no value for its parameter “factor” (both → goal → middle): \
                give it in `run` with middle.with(…).
                """)
        #expect(error?.problems.last?.contains("“y”") == true)
        #expect(journal.all.isEmpty)
    }

    @Test func aForeignEntryPointIsToldWithTheNearestName() async throws {
        let (_, _, goal) = chain()
        let workflow = try Workflow(goal, name: "chain")
        let foreign = task("goat") { 1 }
        let error = await thrown { () throws(WorkflowError) in try await workflow.run(foreign()) }
        #expect(
            error?.problems.first
                == "The entry point “goat” is no part of workflow “chain”: no goal depends on it. Did you mean “goal”?")
        #expect(error?.problems.count == 2, "and the missing parameter")
    }

    @Test func anotherDefinitionOfTheSameNameIsToldAsSuch() async throws {
        let (_, middle, goal) = chain()
        let error = await thrown { () throws(WorkflowError) in
            try await Workflow(goal).run(middle.expected(.seconds(1)).with(2))
        }
        #expect(error?.problems.first?.contains("is another definition than the task of that name") == true)
    }

    @Test func theSameTaskTwiceIsAnError() async throws {
        let (_, middle, goal) = chain()
        let error = await thrown { () throws(WorkflowError) in
            try await Workflow(goal).run(middle.with(1), middle.value(2))
        }
        #expect(error?.problems == ["Task “middle” is given twice: give it once in a run."])
    }
}
