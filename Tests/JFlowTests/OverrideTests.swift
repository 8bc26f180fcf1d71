import Testing

@testable import JFlow

/// Tasks in the place of others, for one run and for a derived workflow.
struct OverrideTests {
    let journal = Journal()

    /// name ← person(name parameter) ← hi ← letter(person, hi)
    private struct Greetings {
        let createPerson: TaskDefinition<String, (String), String>
        let createHi: TaskDefinition<String, Void, String>
        let letter: TaskDefinition<String, Void, String, String>

        init(_ journal: Journal) {
            createPerson = task("createPerson", Parameter<String>("name")) { name in
                journal.note("createPerson")
                return name
            }
            createHi = task("createHi", createPerson) { person in
                journal.note("createHi")
                return "Hi \(person)"
            }
            letter = task("letter", createPerson, createHi) { person, hi in
                journal.note("letter")
                return "\(hi)! Yours, \(person)"
            }
        }
    }

    @Test func aTaskIsReplacedForOneRun() async throws {
        let tasks = Greetings(journal)
        let workflow = try Workflow(tasks.letter)
        let french = task("french", tasks.createPerson) { "Salut \($0)" }
        let text = try await workflow.run(tasks.createHi.replaced(by: french), tasks.createPerson("Joe"))
        #expect(text == "Salut Joe! Yours, Joe")
        #expect(journal.all == ["createPerson", "letter"])
        #expect(try await workflow.run(tasks.createPerson("Ann")) == "Hi Ann! Yours, Ann", "the workflow is as it was")
    }

    @Test func aDerivedWorkflowKeepsItsReplacements() async throws {
        let tasks = Greetings(journal)
        let workflow = try Workflow(tasks.letter, name: "letters")
        let fake = task("fake", Parameter<String>("name")) { "fake \($0)" }
        let test = try workflow.replacing(tasks.createPerson.replaced(by: fake))
        #expect(try await test.run(fake("A")) == "Hi fake A! Yours, fake A")
        #expect(try await test.run(fake.with("B")) == "Hi fake B! Yours, fake B")
        #expect(test.description.tasks.map(\.name) == ["fake", "createHi", "letter"])
        #expect(test.description.name == "letters")
        #expect(workflow.description.tasks.map(\.name) == ["createPerson", "createHi", "letter"])
    }

    @Test func whatIsNoLongerNeededIsNotInTheDerivedPlan() async throws {
        let tasks = Greetings(journal)
        let workflow = try Workflow(tasks.createHi)
        let test = try workflow.replacing(tasks.createHi.value("Ciao"))
        #expect(test.description.tasks.map(\.name) == ["createHi"])
        #expect(try await test.run() == "Ciao")
        #expect(try await test.run(tasks.createPerson("nobody")) == "Ciao", "an entry point for it changes nothing")
        #expect(journal.all.isEmpty)
    }

    @Test func aReplacedValueIsGivenNotRun() async throws {
        let tasks = Greetings(journal)
        let test = try Workflow(tasks.letter).replacing(tasks.createPerson.value("Joe"))
        let events = EventStream()
        _ = try await test.run(options: RunOptions(observers: [events]))
        #expect(events.drain().contains { $0.kind == .finished(task: 0, TaskEnd(state: .given)) })
        #expect(journal.all == ["createHi", "letter"])
    }

    @Test func argumentsAreBoundForEveryRunAndTheLastWordHolds() async throws {
        let tasks = Greetings(journal)
        let workflow = try Workflow(tasks.letter)
        let joe = try workflow.replacing(tasks.createPerson("Joe"))
        #expect(try await joe.run() == "Hi Joe! Yours, Joe")
        #expect(try await joe.run(tasks.createPerson("Ann")) == "Hi Ann! Yours, Ann")
        #expect(try await joe.run(tasks.createPerson.value("Bob")) == "Hi Bob! Yours, Bob")
        let eve = try joe.replacing(tasks.createPerson.with("Eve"))
        #expect(try await eve.run() == "Hi Eve! Yours, Eve")
        let fixed = try eve.replacing(tasks.createPerson.value("Max"))
        #expect(try await fixed.run(tasks.createPerson.value("Moritz")) == "Hi Moritz! Yours, Moritz")
        #expect(try await fixed.run() == "Hi Max! Yours, Max")
        #expect(journal.count(of: "createPerson") == 3)
    }

    @Test func boundParametersLetTheDependenciesRun() async throws {
        let root = task("root") { 2 }
        let middle = task("middle", Parameter<Int>("factor"), root) { $0 * $1 }
        let goal = task("goal", middle) { $0 + 100 }
        let test = try Workflow(goal).replacing(middle.with(7))
        #expect(try await test.run() == 114)
        #expect(try await test.run(middle.with(8)) == 116)
        #expect(try await test.run(middle(1, 1)) == 101)
        #expect(try await test.replacing(middle(3, 3)).run() == 109)
        #expect(try await test.replacing(middle(3, 3)).replacing(middle.with(4)).run() == 108)
    }

    @Test func goalsAreReplacedToo() async throws {
        let tasks = Greetings(journal)
        let workflow = try Workflow(tasks.createHi, tasks.createPerson)
        let other = task("other") { "Salut" }
        let results = try await workflow.run(tasks.createHi.replaced(by: other), tasks.createPerson("Joe"))
        #expect(results == ("Salut", "Joe"))
        let test = try workflow.replacing(tasks.createHi.replaced(by: tasks.createPerson))
        #expect(try await test.run(tasks.createPerson("Ann")) == ("Ann", "Ann"))
        #expect(test.description.goals == [0, 0])
    }

    @Test func aReplacementIsReplacedInTurn() async throws {
        let a = task("a") { 1 }
        let b = task("b") { 2 }
        let c = task("c") { 3 }
        let goal = task("goal", a, b) { [$0, $1] }
        let workflow = try Workflow(goal)
        #expect(try await workflow.run(a.replaced(by: b), b.replaced(by: c)) == [3, 3])
        #expect(try await workflow.replacing(a.replaced(by: b)).replacing(b.value(9)).run() == [9, 9])
        let again = try workflow.replacing(a.replaced(by: b)).replacing(a.replaced(by: c))
        #expect(try await again.run() == [3, 2])
        #expect(try await again.replacing(a.value(5)).run() == [5, 2])
        #expect(try await again.run(a.value(6)) == [6, 2])
    }

    @Test func anAnyTaskIsReplacedAsWell() async throws {
        let any = AnyTask(task("any") { 1 })
        let goal = task("goal", all: [any, AnyTask(task("other") { 2 })]) { $0 }
        #expect(try await Workflow(goal).run(any.value(7)) == [7, 2])
        #expect(try await Workflow(goal).run(any.replaced(by: task("new") { 8 })) == [8, 2])
    }

    @Test func theCacheKeepsAReplacementUnderItsOwnName() async throws {
        let journal = journal
        let load = task("load") {
            journal.note("load")
            return 1
        }.cached()
        let fake = task("fake") {
            journal.note("fake")
            return 2
        }.cached()
        let next = task("next", load) { number in
            journal.note("next")
            return number + 10
        }.cached()
        let workflow = try Workflow(next)
        let test = try workflow.replacing(load.replaced(by: fake))
        for _ in 0..<2 {
            #expect(try await workflow.run() == 11)
            #expect(try await test.run() == 12)
            #expect(try await workflow.run(load.value(2)) == 12, "the same argument, so the same value")
        }
        #expect(journal.all == ["load", "next", "fake", "next"])
    }

    @Test func boundArgumentsAreInTheKey() async throws {
        let journal = journal
        let square = task("square", Parameter<Int>("n")) { number in
            journal.note("\(number)")
            return number * number
        }.cached()
        let workflow = try Workflow(square)
        #expect(try await workflow.replacing(square(3)).run() == 9)
        #expect(try await workflow.replacing(square.with(3)).run() == 9)
        #expect(try await workflow.replacing(square.with(4)).run() == 16)
        #expect(try await workflow.run(square(3)) == 9)
        #expect(journal.all == ["3", "4"])
    }

    @Test func boundValuesAreFreedWithTheWorkflow() async throws {
        let journal = journal
        do {
            let keep = task("keep", Parameter<Canary>("canary")) { _ in 1 }
            let source = task("source") { Canary(Journal()) }
            let goal = task("goal", keep, source) { number, _ in number }
            let test = try Workflow(goal).replacing(keep.with(Canary(journal)), source.value(Canary(journal)))
            for _ in 0..<3 { _ = try await test.run() }
            #expect(journal.all == ["born", "born"])
        }
        #expect(journal.count(of: "gone") == 2)
    }

    @Test func aLongChainIsDerivedAndFreedWithoutRecursion() async throws {
        let journal = journal
        try await Task.detached {
            let canary = Canary(journal)
            var last = AnyTask(task("0") { withExtendedLifetime(canary) { 0 } })
            let middle = task("middle", last) { $0 + 1 }
            last = AnyTask(middle)
            for number in 1...10_000 { last = AnyTask(task(String(number), last) { $0 + 1 }) }
            let test = try Workflow(last).replacing(middle.replaced(by: task("new") { 100 }))
            #expect(try await test.run() == 10_100)
            #expect(try await test.replacing(last.value(7)).run() == 7)
        }.value
        #expect(journal.all == ["born", "gone"])
    }
}
