import Testing

@testable import JFlow

/// What is said when something cannot take the place of a task.
struct OverrideErrorTests {
    @Test func aReplacementThatNeedsWhatItReplacesIsACycle() async throws {
        let load = task("load") { "text" }
        let parse = task("parse", load) { [$0] }
        let count = task("count", parse) { $0.count }
        let logged = task("logged", load) { $0 }
        let recounted = task("recounted", count) { ["\($0)"] }
        let workflow = try Workflow(count)
        let error = await thrown { () throws(WorkflowError) in
            try workflow.replacing(load.replaced(by: logged), parse.replaced(by: recounted))
        }
        #expect(
            error?.description == """
                This is no workflow: 1 problem.
                - What is replaced makes tasks depend on each other in a cycle: count → parse (replaced by recounted) → \
                count. Let the replacement take its values from tasks that do not need it.
                """)
        let own = await thrown { () throws(WorkflowError) in try await workflow.run(load.replaced(by: logged)) }
        #expect(
            own?.description == """
                The run has not started: 1 problem.
                - What is replaced makes tasks depend on each other in a cycle: logged → load (replaced by logged). \
                Let the replacement take its values from tasks that do not need it.
                """)
    }

    @Test func aRingOfReplacementsIsTold() async throws {
        let a = task("a") { 1 }
        let b = task("b") { 2 }
        let workflow = try Workflow(task("goal", a, b) { $0 + $1 })
        let error = await thrown { () throws(WorkflowError) in
            try workflow.replacing(a.replaced(by: b), b.replaced(by: a))
        }
        #expect(
            error?.problems == ["Tasks replace each other in a ring: a → b → a. Leave one of these replacements out."])
        let own = await thrown { () throws(WorkflowError) in try workflow.replacing(a.replaced(by: a)) }
        #expect(
            own?.problems == ["Tasks replace each other in a ring: a → a. Leave one of these replacements out."])
    }

    @Test func allProblemsOfADerivationAreToldTogether() async throws {
        let load = task("load") { 1 }
        let goal = task("goal", load) { $0 }
        let workflow = try Workflow(goal, name: "main")
        let stranger = task("lead") { 1 }
        let twin = task("goal") { 1 }
        let error = await thrown { () throws(WorkflowError) in
            try workflow.replacing(
                load.value(1), load.value(2), stranger.replaced(by: load), stranger.value(1), twin.value(1))
        }
        #expect(
            error?.problems.dropLast() == [
                "Task “load” is given twice: give it once in a run.",
                "Task “lead” is given twice: give it once in a run.",
                """
                The task to be replaced “lead” is no part of workflow “main”: no goal depends on it. Did you mean “load”?
                """,
            ])
        #expect(
            error?.problems.last?.hasPrefix(
                "The entry point “goal” (defined at JFlowTests/OverrideErrorTests.swift:") == true)
    }

    @Test func argumentsForAReplacedTaskAreAnError() async throws {
        let load = task("load", Parameter<Int>("x")) { $0 }
        let fake = task("fake") { 1 }
        let workflow = try Workflow(task("goal", load) { $0 }, name: "main")
        let replaced = try workflow.replacing(load.replaced(by: fake))
        let expected = """
            Task “load” is replaced by “fake” in workflow “main” and takes no arguments: give them to “fake”, give the \
            value with .value(…), or use a workflow in which it is not replaced.
            """
        #expect(await thrown { () throws(WorkflowError) in try await replaced.run(load(1)) }?.problems == [expected])
        #expect(await thrown { () throws(WorkflowError) in try replaced.replacing(load(1)) }?.problems == [expected])
        let given = try workflow.replacing(load.value(1))
        let valueExpected = """
            Task “load” is replaced by a value in workflow “main” and takes no arguments: give another value with \
            .value(…), or use a workflow in which it is not replaced.
            """
        #expect(await thrown { () throws(WorkflowError) in try await given.run(load(1)) }?.problems == [valueExpected])
        #expect(await thrown { () throws(WorkflowError) in try given.replacing(load(1)) }?.problems == [valueExpected])
    }

    @Test func parametersAloneAreNotEnoughWhereTheDependenciesAreGone() async throws {
        let root = task("root") { 2 }
        let middle = task("middle", Parameter<Int>("factor"), root) { $0 * $1 }
        let bound = try Workflow(middle, name: "main").replacing(middle(3, 4))
        let error = await thrown { () throws(WorkflowError) in try await bound.run(middle.with(1)) }
        #expect(
            error?.problems == [
                """
                Task “middle” has all its arguments in workflow “main”, without its dependencies: give all of them \
                again, not only its own parameters.
                """
            ])
    }

    @Test func aReplacementOfTheSameCacheKeyIsAnError() async throws {
        let load = task("load") { 1 }.cached()
        let workflow = try Workflow(task("goal", load) { $0 })
        let error = await thrown { () throws(WorkflowError) in
            try workflow.replacing(load.replaced(by: task("load") { 2 }.cached()))
        }
        #expect(
            error?.problems == [
                """
                Task “load” and the task that replaces it have the same name and cache version, so that their values \
                would mix: rename the replacement, or give it a version of its own with cached(version:).
                """
            ])
        let version = task("load") { 2 }.cached(version: "fake")
        #expect(try await workflow.replacing(load.replaced(by: version)).run() == 2)
        #expect(try await workflow.replacing(load.replaced(by: task("load") { 3 })).run() == 3)
        #expect(try await workflow.run() == 1)
    }

    @Test func aRunTellsAllProblemsOfItsReplacementsAndOfItsEntryPoints() async throws {
        let load = task("load", Parameter<Int>("x")) { $0 }
        let parse = task("parse", load) { $0 }
        let goal = task("goal", parse, load) { $0 + $1 }
        let fake = task("fake", Parameter<Int>("x"), goal) { $0 + $1 }
        let workflow = try Workflow(goal, name: "main")
        let stranger = task("stranger") { 1 }
        let error = await thrown { () throws(WorkflowError) in
            try await workflow.run(
                parse.replaced(by: fake), parse.value(1), stranger(), fake.with(1), load.with(1))
        }
        #expect(
            error?.problems == [
                "Task “parse” is given twice: give it once in a run.",
                """
                What is replaced makes tasks depend on each other in a cycle: goal → parse (replaced by fake) → goal. \
                Let the replacement take its values from tasks that do not need it.
                """,
                "The entry point “stranger” is no part of workflow “main”: no goal depends on it.",
            ])
    }

    @Test func aReplacementMayBringAProblemOfItsOwn() async throws {
        let load = task("load") { 1 }
        let goal = task("goal", load) { $0 }
        let twin = task("goal") { 2 }
        let workflow = try Workflow(goal)
        let error = await thrown { () throws(WorkflowError) in try workflow.replacing(load.replaced(by: twin)) }
        #expect(error?.problems.count == 1)
        #expect(error?.problems.first?.hasPrefix("Two different tasks are named “goal”") == true)
        let open = task("open", Parameter<Int>("x")) { $0 }
        let missing = await thrown { () throws(WorkflowError) in try await workflow.run(load.replaced(by: open)) }
        #expect(
            missing?.problems == [
                "Task “open” has no value for its parameter “x” (goal → open): give it in `run` with open(…)."
            ])
    }
}
