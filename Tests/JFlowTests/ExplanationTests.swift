import Testing

@testable import JFlow

/// What a run would do, without running anything.
struct ExplanationTests {
    let journal = Journal()

    private func noted<Value>(_ name: String, _ value: Value) -> Value {
        journal.note(name)
        return value
    }

    @Test func aTableForPeopleSaysWhatWouldHappenAndWhy() async throws {
        let createPerson = task("createPerson", Parameter<String>("name")) { noted("createPerson", $0) }
        let load = task("load", Parameter<Int>("number")) { noted("load", $0) }.cached()
        let double = task("double", load) { noted("double", $0 * 2) }.cached()
        let createHi = task("createHi", createPerson) { noted("createHi", "Hi \($0)") }
        let length = task("length", createHi) { noted("length", $0.count) }.cached()
        let letter = task("letter", createHi, double, length) { noted("letter", "\($0) \($1) \($2)") }
        let workflow = try Workflow(letter, createPerson, name: "letters")
        _ = try await workflow.run(createPerson("Joe"), load(4))
        let before = journal.all

        #expect(
            await workflow.explain(createPerson("Joe"), load.with(5)).description == """
                Workflow “letters”, if it were run: 3 run, 1 not cached, 2 unknown.
                  createPerson  runs        a goal
                  createHi      runs        for letter
                  load          not cached  argument “number” changed from 4 to 5; for letter → double
                  double        unknown     known when “load” has run; for letter
                  length        unknown     known when “createHi” has run; for letter
                  letter        runs        a goal
                """)
        #expect(
            await workflow.explain(createHi.value("Hi Joe"), createPerson("Joe"), load(4)).description == """
                Workflow “letters”, if it were run: 2 run, 3 cached, 1 given.
                  createPerson  runs        a goal
                  createHi      given
                  load          cached
                  double        cached
                  length        cached
                  letter        runs        a goal
                """)
        #expect(
            await workflow.explain(letter("a", 1, 2)).description == """
                Workflow “letters”, if it were run: 1 run, 1 lack parameters, 4 pruned.
                  createPerson  lacks       its parameter “name”; a goal
                  createHi      pruned      only needed by “letter”, which has its arguments
                  load          pruned      only needed by “letter”, which has its arguments
                  double        pruned      only needed by “letter”, which has its arguments
                  length        pruned      only needed by “letter”, which has its arguments
                  letter        runs        a goal
                The run would not start:
                - Task “createPerson” has no value for its parameter “name” (createPerson): give it in `run` with \
                createPerson(…).
                """)
        #expect(
            await workflow.explain(goals: double, with: load.value(4)).description == """
                Workflow “letters”, if it were run: 1 cached, 1 given, 4 pruned.
                  createPerson  pruned      only needed by “letter”, which is not wanted
                  createHi      pruned      only needed by “letter”, which is not wanted
                  load          given
                  double        cached
                  length        pruned      only needed by “letter”, which is not wanted
                  letter        pruned      no goal of this run needs it
                """)
        #expect(journal.all == before, "nothing has run")
    }

    @Test func allReasonsForAPrunedTaskAreNamed() async throws {
        let base = task("base") { 1 }
        let a = task("a", base) { $0 }
        let b = task("b", base) { $0 }
        let c = task("c", base) { $0 }
        let workflow = try Workflow(task("sum", a, b) { $0 + $1 }, c)
        let sum = workflow.plan.tasks.first { $0.name == "sum" }
        let explanation = await workflow.explain(
            goals: AnyTask<Int>(erased: try #require(sum)), with: a.value(1), b(2))
        #expect(
            explanation.fate(of: "base") == .pruned(onlyNeededBy: [.given("a"), .hasArguments("b"), .notWanted("c")]))
        #expect(explanation.fate(of: "c") == .pruned(onlyNeededBy: []))
        #expect(explanation.fate(of: "nothing") == nil)
    }

    @Test func problemsAreListedAndNotThrown() async throws {
        let load = task("load", Parameter<Int>("number"), Parameter<Int>("unit")) { $0 * $1 }
        let workflow = try Workflow(task("goal", load) { $0 }, name: "main")
        let stranger = task("stranger") { 1 }
        let explanation = await workflow.explain(
            goals: stranger, load, with: stranger(), load.replaced(by: task("fake", workflow.goal) { $0 }))
        #expect(explanation.problems.count == 3)
        #expect(explanation.problems.contains { $0.description.hasPrefix("What is replaced makes tasks depend") })
        let lacking = await workflow.explain()
        #expect(lacking.problems.count == 2)
        #expect(lacking.fate(of: "load") == .lacks(parameters: ["number", "unit"]))
        #expect(lacking.tasks.first?.path == ["goal", "load"])
    }

    @Test func replacementsAreExplained() async throws {
        let load = task("load") { 1 }
        let parse = task("parse", load) { $0 }
        let workflow = try Workflow(task("goal", parse) { $0 })
        let explanation = await workflow.explain(parse.replaced(by: task("fake") { 2 }))
        #expect(explanation.tasks.map(\.name) == ["fake", "goal"])
        #expect(explanation.tasks.map(\.fate) == [.runs, .runs])
        let embedded = try workflow.embedded(as: "sub", load.value(3))
        let outer = try await Workflow(embedded).explain()
        #expect(outer.tasks.map(\.name) == ["sub/load", "sub/parse", "sub/goal"])
        #expect(outer.tasks.map(\.fate) == [.given, .runs, .runs])
    }

    @Test func conditionsAreDecidedAsFarAsTheyAreKnown() async throws {
        let isLeft = task("isLeft") { true }
        let left = task("left", task("leftBase") { 1 }) { $0 }
        let right = task("right") { 2 }
        let either = choice("either", if: isLeft, then: left, else: right)
        let extra = task("extra", task("extraBase") { 3 }) { $0 }.when(isLeft)
        let workflow = try Workflow(task("goal", either, extra) { $0 + ($1 ?? 0) })
        let open = await workflow.explain()
        #expect(open.fate(of: "isLeft") == .runs)
        for name in ["left", "leftBase", "right", "extraBase"] { #expect(open.fate(of: name) == .mayRun, "\(name)") }
        #expect(open.fate(of: "either") == .runs)

        let decided = await workflow.explain(isLeft.value(false))
        #expect(decided.fate(of: "right") == .runs)
        for name in ["left", "leftBase", "extra", "extraBase"] {
            #expect(decided.fate(of: name) == .notChosen(by: "isLeft"), "\(name)")
        }
        let yes = await workflow.explain(isLeft.value(true))
        #expect(yes.fate(of: "right") == .notChosen(by: "isLeft"))
        for name in ["left", "leftBase", "extra", "extraBase"] { #expect(yes.fate(of: name) == .runs, "\(name)") }
    }

    @Test func aFallbackMayRun() async throws {
        let reserve = task("reserve") { 1 }
        let main = task("main", Parameter<Int>("n")) { $0 }.fallback(to: reserve)
        let workflow = try Workflow(main)
        #expect(await workflow.explain(main(1)).fate(of: "reserve") == .mayRun)
        #expect(await workflow.explain(main.with(1)).fate(of: "reserve") == .mayRun)
        #expect(await workflow.explain(main.value(1)).fate(of: "reserve") == .pruned(onlyNeededBy: [.given("main")]))
    }

    @Test func whatTheCacheHasIsFreedAgain() async throws {
        let journal = journal
        let make = task("make") { Canary(journal) }.cached()
        let workflow = try Workflow(make, cache: MemoryCache())
        _ = try await workflow.run()
        #expect(await workflow.explain().fate(of: "make") == .cached)
        #expect(await workflow.explain(make.value(Canary(journal))).fate(of: "make") == .given)
        #expect(journal.all == ["born", "born", "gone"])
    }

    /// Paths were once kept as lists, which took the square of the length.
    @Test func aLongChainIsExplainedAtOnce() async throws {
        var last = AnyTask(task("0") { 0 })
        for number in 1..<5_000 { last = AnyTask(task("\(number)", last) { $0 }) }
        let explanation = try await Workflow(last).explain()
        #expect(explanation.tasks.count == 5_000)
        #expect(explanation.tasks.first?.path.count == 5_000)
        #expect(explanation.description.split(separator: "\n").count == 202)
        #expect(explanation.description.hasSuffix("\n… and 4800 more tasks"))
    }

    @Test func whatIsSaidToRunRuns() async throws {
        for seed in 0..<100 as Range<UInt64> {
            var random = SeededGenerator(seed: 40_000 + seed)
            let sample = RandomTypedWorkflow(random: &random)
            let workflow = try sample.workflow()
            let given = sample.needed().sorted().filter { _ in Int.random(in: 0..<5, using: &random) == 0 }
            let derived = try given.reduce(workflow) { derived, number in
                number == given.last ? derived : try derived.replacing(sample.tasks[number].value(number))
            }
            let last = given.last.map { sample.tasks[$0].value($0) }
            let explanation = if let last { await derived.explain(last) } else { await derived.explain() }
            let told = explanation.tasks.filter { $0.fate == .runs }.map(\.name)
            if let last { _ = try await derived.run(last) } else { _ = try await derived.run() }
            let ran = sample.takeCalls().map { "task \($0)" } + ["gather"]
            #expect(Set(told) == Set(ran), "seed \(seed)")
        }
    }
}

extension Workflow {
    /// The first goal.
    fileprivate var goal: AnyTask<Int> { AnyTask(erased: plan.tasks[plan.goals[0]]) }
}
