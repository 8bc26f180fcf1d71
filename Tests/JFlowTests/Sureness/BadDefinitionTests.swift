import Testing

@testable import JFlow

/// What is wrong with a definition is told whole, all of it at once, before anything runs.
@Suite(.timeLimit(.minutes(2))) struct BadDefinitionTests {
    // MARK: Cycles

    /// Tasks of which each needs the next one, and the last one the first.
    private func ring(_ name: String, _ length: Int) -> [DynamicTask] {
        (0..<length).map { number in
            DynamicTask("\(name)\(number)", dependencies: ["\(name)\((number + 1) % length)"]) { _ in 1 }
        }
    }

    @Test(arguments: [
        (1, "a0 → a0"), (2, "a0 → a1 → a0"), (3, "a0 → a1 → a2 → a0"),
        (1_000, "a0 → a1 → a2 → a3 → a4 → … 992 more … → a997 → a998 → a999 → a0"),
    ])
    func aCycleIsShownFromATaskBackToIt(length: Int, path: String) async {
        let tasks = ring("a", length)
        let error = await thrown { () throws(WorkflowError) in try DynamicWorkflow(tasks) }
        #expect(
            error?.description == """
                This is no workflow: 1 problem.
                - Tasks depend on each other in a cycle: \(path). Remove one of these dependencies.
                """)
    }

    @Test func cyclesOfAllLengthsAreToldTogether() async {
        let good = DynamicTask("good") { _ in 1 }
        let behind = DynamicTask("behind", dependencies: ["good", "d500"]) { _ in 1 }
        let tasks = [good, behind] + ring("a", 1) + ring("b", 2) + ring("c", 3) + ring("d", 1_000)
        let error = await thrown { () throws(WorkflowError) in try DynamicWorkflow(tasks, goals: ["behind"]) }
        #expect(
            error?.description == """
                This is no workflow: 4 problems.
                - Tasks depend on each other in a cycle: d500 → d501 → d502 → d503 → d504 → … 992 more … → d497 → d498 → \
                d499 → d500. Remove one of these dependencies.
                - Tasks depend on each other in a cycle: a0 → a0. Remove one of these dependencies.
                - Tasks depend on each other in a cycle: b0 → b1 → b0. Remove one of these dependencies.
                - Tasks depend on each other in a cycle: c0 → c1 → c2 → c0. Remove one of these dependencies.
                """)
    }

    /// Definitions hold what they depend on, so only what is put in their place can close a circle.
    @Test(arguments: [
        (1, "stand-in → a0 (replaced by stand-in)"), (2, "a1 → a0 (replaced by stand-in) → a1"),
        (3, "a2 → a1 → a0 (replaced by stand-in) → a2"),
        (1_000, "a999 → a998 → a997 → a996 → a995 → … 992 more … → a2 → a1 → a0 (replaced by stand-in) → a999"),
    ])
    func aReplacementThatClosesACircleIsShown(length: Int, path: String) async throws {
        let first = task("a0") { 0 }
        var chain = [AnyTask(first)]
        for number in 1..<length { chain.append(AnyTask(task("a\(number)", chain[number - 1]) { $0 + 1 })) }
        let replacement = task("stand-in", chain[length - 1]) { $0 }
        let workflow = try Workflow(task("goal", chain[length - 1]) { $0 })
        let error = await thrown { () throws(WorkflowError) in
            try workflow.replacing(first.replaced(by: replacement))
        }
        #expect(
            error?.description == """
                This is no workflow: 1 problem.
                - What is replaced makes tasks depend on each other in a cycle: \(path). Let the replacement take its \
                values from tasks that do not need it.
                """)
    }

    // MARK: Names

    @Test func aThousandTasksOfOneNameAreOneProblem() async {
        let tasks = (1...1_000).map { task("load", file: "Load.swift", line: UInt($0)) { 1 } }
        let all = task("all", all: tasks) { $0.count }
        let error = await thrown { () throws(WorkflowError) in try Workflow(all) }
        #expect(
            error?.description == """
                This is no workflow: 1 problem.
                - 1000 different tasks are named “load”: one defined at Load.swift:1 (all → load), one at Load.swift:2 \
                (all → load), one at Load.swift:3 (all → load), one at Load.swift:4 (all → load), one at Load.swift:5 \
                (all → load), 995 more. Rename all but one, or use the same definition in all places.
                """)
    }

    @Test func aThousandNamesThatTwoTasksHaveAreAThousandProblems() async {
        let tasks = (0..<2_000).map { task("load \($0 % 1_000)", file: "Load.swift", line: UInt($0 + 1)) { 1 } }
        let all = task("all", all: tasks) { $0.count }
        let error = await thrown { () throws(WorkflowError) in try Workflow(all) }
        #expect(error?.problems.count == 1_000)
        let listed = (0..<20).map { number in
            """
            - Two different tasks are named “load \(number)”: one defined at Load.swift:\(number + 1) (all → load \
            \(number)), one at Load.swift:\(number + 1_001) (all → load \(number)). Rename one, or use the same definition \
            in both places.
            """
        }
        #expect(
            error?.description
                == (["This is no workflow: 1000 problems."] + listed + ["- … and 980 more"]).joined(separator: "\n"))
    }

    @Test func aThousandTasksWithoutANameAreEachToldWhere() async {
        let tasks = (1...1_000).map { task("", file: "Load.swift", line: UInt($0)) { 1 } }
        let all = task("all", all: tasks) { $0.count }
        let error = await thrown { () throws(WorkflowError) in try Workflow(all) }
        let listed = (1...20).map { "- A task defined at Load.swift:\($0) has an empty name (all → ): give it one." }
        #expect(
            error?.description
                == (["This is no workflow: 1000 problems."] + listed + ["- … and 980 more"]).joined(separator: "\n"))
    }

    @Test func aThousandNamesInADescriptionThatAreTheSameAreOneProblem() async {
        let tasks = (0..<1_000).map { _ in DynamicTask("load") { _ in 1 } }
        let error = await thrown { () throws(WorkflowError) in try DynamicWorkflow(tasks) }
        #expect(
            error?.description == """
                This is no workflow: 1 problem.
                - 1000 tasks are named “load”: rename all but one.
                """)
    }

    // MARK: What a run is given

    @Test func argumentsThatAreMissingInFiftyPlacesAreAllTold() async throws {
        let journal = Journal()
        let tasks = (0..<50).map { number in
            task("load \(number)", Parameter<Int>("key \(number)")) { key in
                journal.note("called")
                return key
            }
        }
        let workflow = try Workflow(task("all", all: tasks) { $0.count })
        let error = await thrown { () throws(WorkflowError) in try await workflow.run() }
        #expect(error?.problems.count == 50)
        let listed = (0..<20).map { number in
            """
            - Task “load \(number)” has no value for its parameter “key \(number)” (all → load \(number)): give it in `run` \
            with load \(number)(…).
            """
        }
        #expect(
            error?.description
                == (["The run has not started: 50 problems."] + listed + ["- … and 30 more"]).joined(separator: "\n"))
        #expect(
            error?.problems.last == """
                Task “load 49” has no value for its parameter “key 49” (all → load 49): give it in `run` with load 49(…).
                """)
        #expect(journal.all.isEmpty)
    }

    @Test func entryPointsOfTheWrongWorkflowAreToldWithAllThatIsWrongBeside() async throws {
        let user = task("user", Parameter<Int>("number"), file: "Shop.swift", line: 1) { $0 }
        let cart = task("cart", user, file: "Shop.swift", line: 2) { $0 }
        let shop = try Workflow(cart, name: "shop")
        let otherUser = task("user", Parameter<Int>("number"), file: "Depot.swift", line: 3) { $0 }
        let card = task("card", otherUser, file: "Depot.swift", line: 4) { $0 }
        _ = try Workflow(card, name: "depot")
        let error = await thrown { () throws(WorkflowError) in
            try await shop.run(otherUser(1), card.value(2), cart.value(3), cart.value(4), user.with(1), user(1))
        }
        #expect(
            error?.description == """
                The run has not started: 4 problems.
                - The entry point “user” (defined at Depot.swift:3) is another definition than the task of that name in \
                workflow “shop”: use the definition that the workflow was made with.
                - The entry point “card” is no part of workflow “shop”: no goal depends on it. Did you mean “cart”?
                - Task “cart” is given twice: give it once in a run.
                - Task “user” is given twice: give it once in a run.
                """)
    }

    // MARK: Nothing at all

    @Test func aWorkflowWithoutATaskSaysWhatIsMissing() async {
        let typed = await thrown { () throws(WorkflowError) in try Workflow(name: "shop") }
        let wired = await thrown { () throws(WorkflowError) in try DynamicWorkflow([], name: "shop") }
        for error in [typed, wired] {
            #expect(
                error?.description == """
                    This is no workflow: 1 problem.
                    - Workflow “shop” has no goal: name at least one task whose value a run is to return.
                    """)
        }
    }
}
