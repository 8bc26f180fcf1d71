import Testing

@testable import JFlow

/// How definitions become a plan.
struct PlanCompilerTests {
    @Test func tasksStandBehindWhatTheyNeedEachOnce() throws {
        let top = task("top") { 1 }
        let left = task("left", top) { $0 + 1 }
        let right = task("right", top, top) { $0 + $1 }
        let bottom = task("bottom", right, left, right) { $0 + $1 + $2 }
        let plan = try Workflow(bottom, left).description
        #expect(plan.tasks.map(\.name) == ["top", "right", "left", "bottom"])
        #expect(plan.tasks.map(\.dependencies) == [[], [0], [0], [1, 2]])
        #expect(plan.goals == [3, 2])
    }

    @Test func aDependencyNamedManyTimesIsListedOnce() async throws {
        let parts = (0..<5).map { number in task("part \(number)") { number } }
        let sum = task("sum", all: (0..<20).map { parts[$0 % 5] }) { $0.reduce(0, +) }
        let workflow = try Workflow(sum)
        #expect(workflow.description.tasks.last?.dependencies == [0, 1, 2, 3, 4])
        #expect(try await workflow.run() == 40)
    }

    @Test(arguments: 0..<20)
    func successorsAreDependenciesReversed(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let dependencies = randomGraph(taskLimit: 60, using: &random)
        let graph = DependencyGraph(dependencies)
        #expect(graph.count == dependencies.count)
        for task in dependencies.indices {
            #expect(graph.dependencies(of: task).map { Int($0) } == dependencies[task])
            #expect(graph.dependencyCounts[task] == dependencies[task].count)
            let successors = dependencies.indices.filter { dependencies[$0].contains(task) }
            #expect(graph.successors(of: task).map { Int($0) } == successors)
            #expect(graph.successorRange(of: task).map { graph.successor(at: $0) } == successors)
        }
    }

    /// A definition remembers its number in one plan only.
    @Test func entryPointsFindTheirTaskInEveryWorkflowThatHasIt() async throws {
        let shared = task("shared", Parameter<Int>("number")) { $0 }
        let before = task("before") { 10 }
        let first = try Workflow(task("first", before, shared) { $0 + $1 })
        let second = try Workflow(task("second", shared, before) { $0 * $1 })
        for _ in 0..<3 {
            #expect(try await first.run(shared(1)) == 11)
            #expect(try await second.run(shared(2)) == 20)
            #expect(try await first.run(shared.value(3), before.value(4)) == 7)
        }
        let stranger = task("stranger") { 1 }
        do {
            _ = try await first.run(shared(1), stranger.value(1))
            Issue.record("a stranger is an error")
        } catch {
            #expect(error.problems.first?.contains("no part of workflow") == true)
        }
    }

    /// One of them numbers the definitions, the others use dictionaries.
    @Test func workflowsOfSharedDefinitionsAreCompiledAtTheSameTime() async throws {
        var shared = [AnyTask(task("0") { 0 })]
        for number in 1...200 {
            let (last, half) = (shared[number - 1], shared[number / 2])
            shared.append(AnyTask(task("\(number)", last, half) { $0 &+ $1 &+ 1 }))
        }
        let goals = (0..<8).map { [shared] (worker: Int) -> [AnyTask<Int>] in
            let own = AnyTask(task("own \(worker)", shared[worker]) { $0 })
            return [shared[100 + 10 * worker], shared[200 - 20 * worker], own]
        }
        let expected = try goals.map { try Workflow($0[0], $0[1], $0[2]).description }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in goals.indices {
                group.addTask {
                    for _ in 0..<20 {
                        let workflow = try Workflow(goals[worker][0], goals[worker][1], goals[worker][2])
                        #expect(workflow.description == expected[worker])
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func namesAreComparedAsTheyAreRead() throws {
        func problems(_ names: String...) -> [String] {
            let tasks = names.map { task($0) { 0 } }
            do {
                _ = try Workflow(task("sum", all: tasks) { $0.count })
                return []
            } catch {
                return error.problems
            }
        }
        #expect(problems("a", "b", "aa", "ab", "a ", "0123456", "01234567", "012345678", "0123456789abcdef").isEmpty)
        #expect(problems("é", "e", "日本", "日").isEmpty)
        #expect(problems("a", "b", "a").count == 1)
        #expect(problems("01234567", "x", "01234567").count == 1)
        #expect(problems("caf\u{E9}", "cafe\u{301}").count == 1, "the same, written in two ways")
        #expect(problems("K", "\u{212A}").count == 1, "a letter, and the sign for kelvin, which is the same letter")
        #expect(problems("a", "").count == 1)
        #expect(problems("a", "sum").count == 1)
    }

    @Test func namesOfManyTasksAreToldApart() {
        let names = (0..<5_000).map { "task number \($0)" }
        let table = NameTable(names)
        let isCertain = table.isCertain
        #expect(isCertain, "different names are not taken for the same")
        let found = names.map { name in table.number(of: name) { names[$0] } }
        let stranger = table.number(of: "task number 5000") { names[$0] }
        #expect(found == Array(names.indices))
        #expect(stranger == nil)
        let doubledTable = NameTable(names + ["task number 4999"])
        let emptyTable = NameTable([])
        let (isDoubledCertain, isEmptyCertain) = (doubledTable.isCertain, emptyTable.isCertain)
        #expect(!isDoubledCertain)
        #expect(isEmptyCertain)
    }
}
