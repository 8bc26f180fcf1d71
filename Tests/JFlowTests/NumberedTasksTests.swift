import Testing

@testable import JFlow

/// Workflows wired by number.
struct NumberedTasksTests {
    /// One more than the sum of what a task depends on.
    @Sendable private static func sum(_ task: Int, _ values: [any Sendable]) -> any Sendable {
        values.reduce(1) { $0 + ($1 as? Int ?? -1_000) }
    }

    private func tasks(_ list: [(String, [Int])]) -> NumberedTasks {
        var tasks = NumberedTasks()
        for (name, dependencies) in list { tasks.add(name, after: dependencies) }
        return tasks
    }

    @Test func tasksMayComeInAnyOrder() async throws {
        let journal = Journal()
        let workflow = try DynamicWorkflow(tasks([("c", [2, 1, 2]), ("b", [2]), ("a", []), ("d", [1])])) {
            journal.note("\($0)")
            return Self.sum($0, $1)
        }
        #expect(workflow.description.tasks.map(\.name) == ["a", "b", "c", "d"])
        #expect(workflow.description.tasks.map(\.dependencies) == [[], [0], [0, 1], [1]])
        #expect(try await workflow.run() as? [Int] == [5, 3], "goals come as their author listed them")
        #expect(journal.take().sorted() == ["0", "1", "2", "3"], "a body is told the number that its author knows")
    }

    @Test func anOrderToRunInStays() throws {
        let workflow = try DynamicWorkflow(tasks([("x", []), ("a", []), ("b", [0]), ("c", [1, 2])]), body: Self.sum)
        #expect(workflow.description.tasks.map(\.name) == ["x", "a", "b", "c"])
        #expect(workflow.description.goals == [3])
    }

    @Test func whatNoGoalNeedsIsLeftOut() async throws {
        let list = tasks([("a", []), ("b", []), ("c", [0]), ("d", [1, 2]), ("e", [2])])
        let workflow = try DynamicWorkflow(list, goals: [4, 0, 4], name: "some", body: Self.sum)
        #expect(workflow.description.tasks.map(\.name) == ["a", "c", "e"])
        #expect(workflow.description.goals == [2, 0, 2])
        #expect(try await workflow.run() as? [Int] == [3, 1, 3])
    }

    @Test func asynchronousBodiesAreAwaited() async throws {
        let workflow = try DynamicWorkflow(tasks([("a", []), ("b", [0])])) { task, values in
            await Task.yield()
            return "\(TaskContext.current.taskName)\(task)" + (values.first as? String ?? "")
        }
        let values = try await workflow.run(options: RunOptions(observers: [EventStream()]))
        #expect(values as? [String] == ["b1a0"])
    }

    @Test func everyProblemIsToldAtOnce() async {
        let list = tasks([
            ("load", []), ("load", []), ("", []), ("parse", [17]),
            ("x", [6]), ("y", [4]), ("z", [5, -1]), ("self", [7]),
        ])
        let error = await thrown { () throws(WorkflowError) in
            try DynamicWorkflow(list, goals: [3, 8], body: Self.sum)
        }
        #expect(
            error?.problems == [
                "Task 2 has an empty name: give it one.",
                "Two tasks are named “load”: rename one.",
                "The goal 8 is no task. The tasks are 0 to 7.",
                "Task “parse” depends on task 17, which is no task. The tasks are 0 to 7.",
                "Task “z” depends on task -1, which is no task. The tasks are 0 to 7.",
                "Tasks depend on each other in a cycle: x → z → y → x. Remove one of these dependencies.",
                "Tasks depend on each other in a cycle: self → self. Remove one of these dependencies.",
            ])
        #expect(
            error?.description.hasPrefix("This is no workflow: 7 problems.\n- Task 2 has an empty name: give it one.\n")
                == true)
    }

    @Test func namesWrittenInTwoWaysAreOne() async {
        let list = tasks([("caf\u{E9}", []), ("cafe\u{301}", [])])
        let error = await thrown { () throws(WorkflowError) in try DynamicWorkflow(list, body: Self.sum) }
        #expect(error?.problems == ["Two tasks are named “cafe\u{301}”: rename one."])
    }

    @Test func noTaskAtAllIsToldAsAMissingGoal() async {
        let error = await thrown { () throws(WorkflowError) in
            try DynamicWorkflow(NumberedTasks(), name: "nothing", body: Self.sum)
        }
        #expect(
            error?.problems == [
                "Workflow “nothing” has no goal: name at least one task whose value a run is to return."
            ])
    }

    @Test func failuresTellNamesAndPaths() async throws {
        let workflow = try DynamicWorkflow(tasks([("a", []), ("b", [0]), ("c", [1])])) { task, values in
            if task == 1 { throw TestError("made up") }
            return Self.sum(task, values)
        }
        let error = await thrown { () throws(WorkflowError) in try await workflow.run() }
        #expect(error?.failure?.failedTasks.map(\.path) == [["c", "b"]])
        #expect(error?.failure?.states == ["a": .done, "b": .failed, "c": .skipped])
    }

    @Test func goalsValuesSessionsAndExplanationsGoByName() async throws {
        let workflow = try DynamicWorkflow(tasks([("c", [1]), ("a", []), ("b", [1])]), name: "three", body: Self.sum)
        #expect(try await workflow.run(goals: ["b"], given: ["a": 10]) as? [Int] == [11])
        #expect(
            await workflow.explain(goals: ["b"], given: ["a": 10]).description == """
                Workflow “three”, if it were run: 1 run, 1 given, 1 pruned.
                  a  given
                  c  pruned      no goal of this run needs it
                  b  runs        a goal
                """)
        let session = workflow.session()
        #expect(try await session.run() as? [Int] == [2, 2])
        #expect(try await session.rerun(from: ["b"], given: ["a": 4]) as? [Int] == [5, 5])
        #expect(session.value(of: "a") as? Int == 4)
    }

    @Test func theLongestPathStartsFirstWhereAllTimesAreKnown() async throws {
        var list = NumberedTasks()
        let short = list.add("short", expected: .milliseconds(1))
        let long = list.add("long", expected: .milliseconds(50))
        list.add("end", after: [short, long], expected: .zero)
        let journal = Journal()
        let workflow = try DynamicWorkflow(list) { task, _ in
            journal.note("\(task)")
            return 0
        }
        _ = try await workflow.run(options: RunOptions(slots: 1))
        #expect(journal.take() == ["1", "0", "2"])
        #expect(workflow.description.tasks.map(\.expected) == [.milliseconds(1), .milliseconds(50), .zero])
    }

    @Test func valuesDieWithTheirRun() async throws {
        final class Probe: Sendable {
            let journal: Journal
            init(_ journal: Journal) { self.journal = journal }
            deinit { journal.note("died") }
        }
        let journal = Journal()
        let list = tasks((0..<50).map { ("\($0)", $0 < 2 ? [] : [$0 / 2, 1]) })
        let workflow = try DynamicWorkflow(list) { _, _ in Probe(journal) }
        do { _ = try await workflow.run() }
        #expect(journal.count(of: "died") == 50)
    }

    /// Random graphs by name and by number come to the same values, in any order of listing.
    @Test func namesAndNumbersComeToTheSame() async throws {
        for seed in UInt64(0)..<50 {
            var random = SeededGenerator(seed: seed)
            let graph = randomGraph(taskLimit: 40, using: &random)
            let order = Array(graph.indices).shuffled(using: &random)
            var places = graph.indices.map { _ in 0 }
            for (place, task) in order.enumerated() { places[task] = place }
            let byNumber = tasks(order.map { task in ("\(task)", graph[task].map { places[$0] }) })
            let byName = order.map { task in
                DynamicTask("\(task)", dependencies: graph[task].map(String.init)) { Self.sum(0, $0) }
            }
            let goals = (0..<3).map { _ in Int.random(in: graph.indices, using: &random) }
            let numbered = try DynamicWorkflow(byNumber, goals: goals, body: Self.sum)
            let named = try DynamicWorkflow(byName, goals: goals.map { "\(order[$0])" })
            #expect(numbered.description == named.description)
            let values = try await (numbered.run() as? [Int], named.run() as? [Int])
            #expect(values.0 == values.1)
            #expect(values.0 != nil)
        }
    }
}
