import Synchronization
import Testing

@testable import JFlow

/// Runs that begin where the ones before them have come to.
struct SessionTests {
    let journal = Journal()

    /// createPerson ← createHi ← letter ← count; createPerson ← badge
    private struct Letters {
        let createPerson: TaskDefinition<String, (String), String>
        let createHi: TaskDefinition<String, Void, String>
        let letter: TaskDefinition<String, Void, String>
        let badge: TaskDefinition<String, Void, String>

        init(_ journal: Journal, failing: @escaping @Sendable (String) -> Bool = { _ in false }) {
            @Sendable func note(_ name: String) throws {
                journal.note(name)
                if failing(name) { throw TestError(name) }
            }
            createPerson = task("createPerson", Parameter<String>("name")) { name in
                try note("createPerson")
                return name
            }
            createHi = task("createHi", createPerson) { person in
                try note("createHi")
                return "Hi \(person)"
            }
            letter = task("letter", createHi) { hi in
                try note("letter")
                return hi + "!"
            }
            badge = task("badge", createPerson) { person in
                try note("badge")
                return "[\(person)]"
            }
        }
    }

    private let serial = RunOptions(slots: 1)

    private func takeNotes() -> [String] { journal.take() }

    @Test func aTaskAndAllThatFollowsFromItRunAgain() async throws {
        let tasks = Letters(journal)
        let session = try Workflow(tasks.letter, tasks.badge).session()
        #expect(try await session.run(tasks.createPerson("Joe"), options: serial) == ("Hi Joe!", "[Joe]"))
        #expect(takeNotes().sorted() == ["badge", "createHi", "createPerson", "letter"])
        #expect(try await session.rerun(from: tasks.createHi) == ("Hi Joe!", "[Joe]"))
        #expect(takeNotes() == ["createHi", "letter"])
        #expect(try await session.rerun(from: tasks.badge, tasks.letter, options: serial) == ("Hi Joe!", "[Joe]"))
        #expect(takeNotes().sorted() == ["badge", "letter"])
        #expect(try await session.rerun() == ("Hi Joe!", "[Joe]"), "nothing is asked for, nothing runs")
        #expect(takeNotes().isEmpty)
    }

    @Test func tasksAreNamedByTheirIndicesToo() async throws {
        let tasks = Letters(journal)
        let workflow = try Workflow(tasks.letter, tasks.badge)
        let session = workflow.session()
        _ = try await session.run(tasks.createPerson("Joe"), options: serial)
        _ = takeNotes()
        let names = workflow.description.tasks.map(\.name)
        let greetings = names.indices.filter { names[$0].hasSuffix("Hi") }
        #expect(try await session.rerun(fromTasksAt: greetings) == ("Hi Joe!", "[Joe]"))
        #expect(takeNotes() == ["createHi", "letter"])
        #expect(try await session.rerun(fromTasksAt: [], with: tasks.createPerson("Ann")) == ("Hi Ann!", "[Ann]"))
        _ = takeNotes()
        let error = await #expect(throws: WorkflowError.self) {
            try await session.rerun(fromTasksAt: [1, 4, -1])
        }
        #expect(
            error?.description.contains(
                "The task to run again has the index 4: the 4 tasks of workflow “workflow” count from 0.") == true,
            "\(String(describing: error))")
        #expect(takeNotes().isEmpty)
    }

    @Test func otherArgumentsLetWhatDependsOnThemRunAgain() async throws {
        let tasks = Letters(journal)
        let session = try Workflow(tasks.letter, tasks.badge).session()
        _ = try await session.run(tasks.createPerson("Joe"))
        _ = takeNotes()
        #expect(try await session.rerun(with: tasks.createHi.value("Salut")) == ("Salut!", "[Joe]"))
        #expect(takeNotes() == ["letter"])
        #expect(
            try await session.rerun(with: tasks.createPerson("Ann")) == ("Salut!", "[Ann]"), "the value still holds")
        #expect(takeNotes() == ["createPerson", "badge"])
        #expect(try await session.rerun(from: tasks.createPerson) == ("Salut!", "[Ann]"), "and so do the arguments")
        #expect(takeNotes() == ["createPerson", "badge"])
        #expect(try await session.run(tasks.createPerson("Eve")) == ("Hi Eve!", "[Eve]"), "a new beginning")
    }

    @Test func whatFailedAndWhatWasSkippedRunsOnceMore() async throws {
        for policy in [FailurePolicy.stop, .finish] {
            let isFixed = Mutex(false)
            let tasks = Letters(journal) { name in name == "createHi" && !isFixed.withLock { $0 } }
            let session = try Workflow(tasks.letter, tasks.badge).session()
            let options = RunOptions(failurePolicy: policy, slots: 1)
            let error = await thrown { () throws(WorkflowError) in
                try await session.run(tasks.createPerson("Joe"), options: options)
            }
            #expect(error?.failure?.failedTasks.map(\.name) == ["createHi"])
            #expect(session.state(of: tasks.createHi) == .failed)
            #expect(session.state(of: tasks.letter) == .skipped)
            #expect(session.value(of: tasks.createPerson) == "Joe")
            #expect(session.value(of: tasks.letter) == nil)
            let first = takeNotes()
            let again = await thrown { () throws(WorkflowError) in try await session.rerunFailed() }
            #expect(again?.failure?.failedTasks.map(\.name) == ["createHi"])
            _ = takeNotes()
            isFixed.withLock { $0 = true }
            #expect(try await session.rerunFailed() == ("Hi Joe!", "[Joe]"))
            let last = Set(takeNotes())
            #expect(last.isSuperset(of: ["createHi", "letter"]))
            #expect(!last.contains("createPerson"))
            #expect(policy == .stop || !last.contains("badge"))
            #expect(first.contains("createPerson"))
            #expect(session.state(of: tasks.letter) == .done)
            #expect(session.state(of: tasks.createPerson) == .done)
        }
    }

    @Test func aCancelledRunLeavesItsValues() async throws {
        let journal = journal
        let latch = Latch()
        let first = task("first") {
            journal.note("first")
            return 1
        }
        let second = task("second", first) { number in
            journal.note("second")
            try await latch.wait()
            return number + 1
        }
        let third = task("third", second) { $0 + 1 }
        let session = try Workflow(third).session()
        let run = Task { try await session.run() }
        await latch.reached(1)
        run.cancel()
        await #expect(throws: WorkflowError.self) { try await run.value }
        #expect(session.state(of: second) == .cancelled)
        #expect(session.value(of: first) == 1)
        latch.open()
        #expect(try await session.rerunFailed() == 3)
        #expect(journal.all == ["first", "second", "second"])
        #expect(session.value(of: third) == 3)
    }

    @Test func whatIsNamedIsCalledEvenIfTheCacheHasIt() async throws {
        let journal = journal
        let load = task("load") {
            journal.note("load")
            return 1
        }.cached()
        let parse = task("parse", load) { number in
            journal.note("parse")
            return number
        }.cached()
        let session = try Workflow(parse).session()
        _ = try await session.run()
        _ = try await session.rerun(from: load)
        #expect(journal.all == ["load", "parse", "load"], "what follows gets the same arguments, so the cache has it")
        #expect(session.state(of: parse) == .cached)
    }

    @Test func aReplacementHoldsForTheRunsThatFollow() async throws {
        let tasks = Letters(journal)
        let session = try Workflow(tasks.letter, tasks.badge).session()
        _ = try await session.run(tasks.createPerson("Joe"))
        _ = takeNotes()
        let french = task("french", tasks.createPerson) { "Salut \($0)" }
        let explanation = await session.explain(with: tasks.createHi.replaced(by: french))
        #expect(explanation.tasks.map(\.fate) == [.kept, .runs, .runs, .kept])
        #expect(try await session.rerun(with: tasks.createHi.replaced(by: french)) == ("Salut Joe!", "[Joe]"))
        #expect(takeNotes() == ["letter"])
        #expect(try await session.rerun(with: tasks.createPerson("Ann")) == ("Salut Ann!", "[Ann]"))
        #expect(session.value(of: french) == "Salut Ann")
        #expect(session.value(of: tasks.createHi) == "Salut Ann", "what stands in its place")
        let error = await thrown { () throws(WorkflowError) in try await session.rerun(with: tasks.createHi("Ann")) }
        #expect(error?.problems.count == 1)
        #expect(try await session.rerun(with: tasks.createHi.value("Yo")) == ("Yo!", "[Ann]"))
        #expect(try await session.run(tasks.createPerson("Joe")) == ("Hi Joe!", "[Joe]"), "a new beginning")
    }

    @Test func allProblemsAreToldAndNothingIsForgotten() async throws {
        let tasks = Letters(journal)
        let session = try Workflow(tasks.letter, name: "main").session()
        _ = try await session.run(tasks.createPerson("Joe"))
        let stranger = task("latter") { 1 }
        let error = await thrown { () throws(WorkflowError) in
            try await session.rerun(from: stranger, with: stranger.value(1))
        }
        #expect(
            error?.problems == [
                """
                The task to run again “latter” is no part of workflow “main”: no goal depends on it. Did you mean \
                “letter”?
                """,
                """
                The entry point “latter” is no part of workflow “main”: no goal depends on it. Did you mean “letter”?
                """,
            ])
        let cycle = await thrown { () throws(WorkflowError) in
            try await session.rerun(with: tasks.createHi.replaced(by: task("x", tasks.letter) { $0 }))
        }
        #expect(cycle?.problems.count == 1)
        #expect(session.value(of: tasks.letter) == "Hi Joe!")
        #expect(try await session.rerun(from: tasks.letter) == "Hi Joe!")
        #expect(session.state(of: stranger) == nil)
    }

    @Test func aSessionBeginsWithNothing() async throws {
        let tasks = Letters(journal)
        let session = try Workflow(tasks.letter).session()
        #expect(session.state(of: tasks.letter) == nil)
        #expect(session.value(of: tasks.letter) == nil)
        #expect(await thrown { () throws(WorkflowError) in try await session.rerun() }?.problems.count == 1)
        #expect(try await session.rerunFailed(with: tasks.createPerson("Joe")) == "Hi Joe!")
        session.forget()
        #expect(session.value(of: tasks.letter) == nil)
        #expect(await thrown { () throws(WorkflowError) in try await session.rerunFailed() }?.problems.count == 1)
    }

    @Test func optionalValuesAreKeptAsTheyAre() async throws {
        let journal = journal
        let nothing = task("nothing") { () -> Int? in nil }
        let something = task("something") { () -> Int?? in .some(.some(3)) }
        let both = task("both", nothing, something) { nothing, something in
            journal.note("both")
            return "\(nothing as Any) \(something as Any)"
        }
        let session = try Workflow(both).session()
        let first = try await session.run()
        #expect(try await session.rerun(from: both) == first)
        #expect(session.value(of: nothing) == .some(nil))
        #expect(session.value(of: something) == .some(3))
        #expect(journal.all.count == 2)
    }

    @Test func aResourceOpensAgainForThoseWhoNeedIt() async throws {
        let journal = journal
        let file = task("file") {
            journal.note("open")
            return 1
        }.closing { _ in journal.note("close") }
        let size = task("size", file) { number in
            journal.note("size")
            return number
        }
        let text = task("text", size) { number in
            journal.note("text")
            return "\(number)"
        }
        let session = try Workflow(text).session()
        _ = try await session.run()
        #expect(session.value(of: file) == nil)
        _ = try await session.rerun(from: text)
        #expect(journal.all == ["open", "size", "close", "text", "text"])
        _ = try await session.rerun(from: size)
        #expect(Array(journal.all.dropFirst(5)).sorted() == ["close", "open", "size", "text"])
    }

    @Test func whatStoodInForAFailureIsReplacedByTheRealThing() async throws {
        let journal = journal
        let isFixed = Mutex(false)
        let ads = task("ads") { () throws -> Int in
            guard isFixed.withLock({ $0 }) else { throw TestError("ads") }
            return 5
        }.optional()
        let page = task("page", ads) { ads in
            journal.note("page")
            return ads ?? 0
        }
        let session = try Workflow(page).session()
        #expect(try await session.run() == 0)
        #expect(session.state(of: ads) == .failed)
        isFixed.withLock { $0 = true }
        #expect(try await session.rerun(from: page) == 0, "its value is kept, for nobody asked for another one")
        #expect(try await session.rerunFailed() == 5)
        #expect(try await session.rerunFailed() == 5)
        #expect(journal.all.count == 3)
    }

    @Test func whatAConditionDecidedAgainstIsNotRunAgain() async throws {
        let journal = journal
        let isWanted = task("isWanted") { false }
        let extra = task("extra") { 1 }.when(isWanted)
        let bad = task("bad") { () throws -> Int in
            journal.note("bad")
            if journal.count(of: "bad") == 1 { throw TestError("bad") }
            return 1
        }
        let first = task("first", extra) { extra in
            journal.note("first")
            return extra ?? 0
        }
        let session = try Workflow(first, bad).session()
        _ = await thrown { () throws(WorkflowError) in
            try await session.run(options: RunOptions(failurePolicy: .finish))
        }
        #expect(try await session.rerunFailed() == (0, 1))
        #expect(journal.count(of: "first") == 1)
        #expect(journal.count(of: "bad") == 2)
    }

    @Test func valuesLiveAsLongAsTheSession() async throws {
        let journal = journal
        do {
            let make = task("make") { Canary(journal) }
            let use = task("use", make) { _ in 1 }
            let session = try Workflow(use).session()
            for _ in 0..<3 { _ = try await session.rerun(from: use) }
            #expect(journal.all == ["born"])
            _ = try await session.rerun(from: make)
            #expect(journal.all == ["born", "born", "gone"])
        }
        #expect(journal.count(of: "gone") == 2)
    }

    @Test func simultaneousRunsOfASessionDoNotDisturbEachOther() async throws {
        let tasks = Letters(journal)
        let session = try Workflow(tasks.letter).session()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<50 {
                group.addTask {
                    try await session.run(tasks.createPerson("\(number)")) == "Hi \(number)!"
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
        let last = try #require(session.value(of: tasks.letter))
        #expect(try await session.rerun(from: tasks.letter) == last)
    }
}
