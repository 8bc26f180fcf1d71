import Testing

@testable import JFlow

/// Defining tasks, compiling workflows, running them.
struct WorkflowTests {
    @Test func theSeedsQuickstartRunsEachTaskOnce() async throws {
        let journal = Journal()
        let createPerson = task("createPerson", Parameter<String>("name")) { name in
            journal.note("createPerson")
            return name
        }
        let createHi = task("createHi", createPerson) { person in
            journal.note("createHi")
            return "Hi \(person)"
        }
        let once = task("sayHi", createPerson, createHi) { person, blessing in "\(person) \(blessing) Once" }
        let twice = task("sayHiTwice", createPerson, createHi) { person, blessing in "\(person) \(blessing) Twice" }
        let results = try await Workflow(once, twice).run(createPerson("Joe Mama"))
        #expect(results == ("Joe Mama Hi Joe Mama Once", "Joe Mama Hi Joe Mama Twice"))
        #expect(journal.all == ["createPerson", "createHi"])
    }

    @Test func everyShapeOfDefinitionGetsItsArgumentsInOrder() async throws {
        let a = task("a") { 1 }
        let b = task("b", a) { (a) async in a + 1 }
        let c = task("c", a, b) { a, b in [a, b] }
        let d = task("d", a, b, c) { (a, b, c) async throws in [a, b] + c }
        let e = task("e", a, b, c, d) { a, b, c, d in "\(a) \(b) \(c) \(d)" }
        let f = task("f", Parameter<String>("s"), Parameter<Int>("n"), a, b, e) { (s, n, a, b, e) async in
            "\(s) \(n) \(a) \(b) \(e)"
        }
        let g = task("g", all: [AnyTask(a), AnyTask(b), AnyTask(a)]) { $0 }
        let results = try await Workflow(f, g).run(f.with("x", 7))
        #expect(results.0 == "x 7 1 2 1 2 [1, 2] [1, 2, 1, 2]")
        #expect(results.1 == [1, 2, 1])
    }

    @Test func aTaskWithoutDependenciesRunsByItself() async throws {
        let alone = task("alone") { 42 }
        #expect(try await Workflow(alone).run() == 42)
    }

    @Test func onePlanServesManySimultaneousRuns() async throws {
        let number = task("number", Parameter<Int>("number")) { $0 }
        let square = task("square", number) { (number) async in
            await Task.yield()
            return number * number
        }
        let workflow = try Workflow(square)
        try await withThrowingTaskGroup(of: (Int, Int).self) { group in
            for value in 0..<200 {
                group.addTask { (value, try await workflow.run(number(value))) }
            }
            for try await (value, result) in group { #expect(result == value * value) }
        }
    }

    @Test func allProblemsOfAWorkflowAreToldTogether() async {
        let first = task("load") { 1 }
        let second = task("load") { 2 }
        let nameless = task("") { 3 }
        let join = task("join", first, second, nameless) { $0 + $1 + $2 }
        let error = await thrown { () throws(WorkflowError) in try Workflow(join) }
        #expect(error?.problems.count == 2)
        #expect(error?.problems[0].hasPrefix("A task defined at JFlowTests/WorkflowTests.swift:") == true)
        #expect(error?.problems[1].contains("Two different tasks are named “load”") == true)
        #expect(error?.problems[1].contains("join → load") == true)
        #expect(error?.description.hasPrefix("This is no workflow: 2 problems.\n- ") == true)
    }

    @Test func valuesLiveNoLongerThanTheRun() async throws {
        let journal = Journal()
        let make = task("make") { Canary(journal) }
        let use = task("use", make) { _ in 1 }
        let failing = task("failing", make) { (_) throws -> Int in throw TestError("no") }
        _ = try await Workflow(use).run()
        _ = await thrown { () throws(WorkflowError) in try await Workflow(failing).run() }
        _ = try await Workflow(use).run(make(), use.value(2))
        #expect(journal.count(of: "born") == 2)
        #expect(journal.count(of: "gone") == 2)
    }

    @Test func parametersAreFreedToo() async throws {
        let journal = Journal()
        let keep = task("keep", Parameter<Canary>("canary")) { _ in 1 }
        _ = try await Workflow(keep).run(keep.with(Canary(journal)))
        _ = try await Workflow(keep).run(keep(Canary(journal)))
        #expect(journal.all == ["born", "gone", "born", "gone"])
    }

    @Test func tasksStartAsSoonAsTheirOwnDependenciesAreDone() async throws {
        let latch = Latch()
        let slow = task("slow") { try await latch.wait() }
        let quick = task("quick") { 1 }
        let after = task("after", quick) { (_) async in latch.open() }
        let end = task("end", slow, after) { _, _ in true }
        #expect(try await Workflow(end).run())
    }

    @Test func tenThousandSuspendedTasksHoldNoWorker() async throws {
        let latch = Latch()
        let waiting = (0..<10_000).map { number in
            task("wait \(number)") {
                if latch.arrivals == 9_999 { latch.open() }
                try await latch.wait()
                return 1
            }
        }
        let sum = task("sum", all: waiting) { $0.reduce(0, +) }
        #expect(try await Workflow(sum).run() == 10_000)
    }

    @Test(.timeLimit(.minutes(5))) func aChainOfAMillionTasksIsBuiltRunAndFreed() async throws {
        let journal = Journal()
        try await Task.detached {
            let canary = Canary(journal)
            let first = task("0") { withExtendedLifetime(canary) { 0 } }
            var last = AnyTask(first)
            for number in 1...1_000_000 { last = AnyTask(task(String(number), last) { $0 + 1 }) }
            let value = try await Workflow(last).run()
            #expect(value == 1_000_000)
        }.value
        // A standby that has not had a thread yet may keep the run for a moment.
        while journal.count(of: "gone") == 0 { await Task.yield() }
        #expect(journal.all == ["born", "gone"])
    }

    @Test func taskLocalsAndPriorityAreThoseOfTheCaller() async throws {
        let probe = task("probe") { () async in
            await Task.yield()
            return (Self.local, Task.currentPriority)
        }
        let others = (0..<8).map { number in
            task("other \(number)") { () async in
                await Task.yield()
                return Self.local
            }
        }
        let all = task("all", probe, task("others", all: others) { $0 }) { ($0, $1) }
        let workflow = try Workflow(all)
        let ((local, priority), locals) = try await Task.detached(priority: .low) {
            try await Self.$local.withValue("mine") { try await workflow.run() }
        }.value
        #expect(local == "mine")
        #expect(priority == .low)
        #expect(locals == Array(repeating: "mine", count: 8))
    }

    @TaskLocal private static var local = "none"
}
