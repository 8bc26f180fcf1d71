import Testing

@testable import JFlow

/// A workflow as tasks within another one.
struct EmbeddingTests {
    let journal = Journal()

    private func greetings() -> (
        createPerson: TaskDefinition<String, (String), String>, createHi: TaskDefinition<String, Void, String>
    ) {
        let journal = journal
        let createPerson = task("createPerson", Parameter<String>("name")) { name in
            journal.note("createPerson \(name)")
            return name
        }
        let createHi = task("createHi", createPerson) { person in
            journal.note("createHi \(person)")
            return "Hi \(person)"
        }
        return (createPerson, createHi)
    }

    @Test func theSameWorkflowIsUsedUnderTwoNames() async throws {
        let (createPerson, createHi) = greetings()
        let greeting = try Workflow(createHi)
        let left = try greeting.embedded(as: "left", createPerson("Joe"))
        let right = try greeting.embedded(as: "right", createPerson.with("Ann"))
        let both = try Workflow(task("both", left, right) { $0 + ", " + $1 })
        #expect(try await both.run() == "Hi Joe, Hi Ann")
        #expect(journal.all.sorted() == ["createHi Ann", "createHi Joe", "createPerson Ann", "createPerson Joe"])
        #expect(try await greeting.run(createPerson("Eve")) == "Hi Eve", "the embedded one is as it was")
        let tasks = both.description.tasks
        #expect(
            tasks.map(\.name) == [
                "left/createPerson", "left/createHi", "right/createPerson", "right/createHi", "both",
            ])
        #expect(tasks.map(\.group) == [["left"], ["left"], ["right"], ["right"], []])
    }

    @Test func severalGoalsGiveAsManyTasks() async throws {
        let (createPerson, createHi) = greetings()
        let length = task("length", createHi) { $0.count }
        let (hi, count) = try Workflow(createHi, length).embedded(as: "sub", createPerson("Joe"))
        let goal = task("goal", count, hi) { (count: Int, hi: String) in "\(count) \(hi)" }
        #expect(try await Workflow(goal).run() == "6 Hi Joe")
        #expect(journal.all == ["createPerson Joe", "createHi Joe"], "they share what they need")
    }

    @Test func anOuterTaskProvidesWhatTheInnerOneWouldHaveMade() async throws {
        let (createPerson, createHi) = greetings()
        let guest = task("guest", Parameter<String>("name")) { "guest \($0)" }
        let hi = try Workflow(createHi).embedded(as: "hi", createPerson.provided(by: guest))
        let outer = try Workflow(task("letter", guest, hi) { "\($1), \($0)" })
        #expect(try await outer.run(guest("Bob")) == "Hi guest Bob, guest Bob")
        #expect(outer.description.tasks.map(\.name) == ["guest", "hi/createHi", "letter"])
    }

    @Test func aTaskIsSharedByItsOwnDefinition() async throws {
        let (createPerson, createHi) = greetings()
        let greeting = try Workflow(createHi)
        let left = try greeting.embedded(as: "left", createPerson.provided(by: createPerson))
        let right = try greeting.embedded(as: "right", createPerson.provided(by: createPerson))
        let both = try Workflow(task("both", left, right) { [$0, $1] })
        #expect(try await both.run(createPerson("Joe")) == ["Hi Joe", "Hi Joe"])
        #expect(journal.all == ["createPerson Joe", "createHi Joe", "createHi Joe"])
    }

    @Test func aReplacementBecomesPartOfTheGroup() async throws {
        let (createPerson, createHi) = greetings()
        let french = task("french", createPerson) { "Salut \($0)" }
        let hi = try Workflow(createHi, createPerson)
            .embedded(as: "sub", createHi.replaced(by: french), createPerson("Zoé"))
        let outer = try Workflow(task("outer", hi.0) { $0 })
        #expect(try await outer.run() == "Salut Zoé")
        #expect(outer.description.tasks.map(\.name) == ["sub/createPerson", "sub/french", "outer"])
    }

    @Test func whatIsGivenAValueDoesNotRunAndWhatItNeededIsNotCopied() async throws {
        let (_, createHi) = greetings()
        let letter = task("letter", createHi) { $0 + "!" }
        let sub = try Workflow(letter).embedded(as: "sub", createHi.value("Ciao"))
        let outer = try Workflow(sub)
        #expect(try await outer.run() == "Ciao!")
        #expect(outer.description.tasks.map(\.name) == ["sub/createHi", "sub/letter"])
        #expect(journal.all.isEmpty)
    }

    @Test func aGoalMayComeFromOutside() async throws {
        let (createPerson, createHi) = greetings()
        let outside = task("outside") { "from outside" }
        let hi = try Workflow(createHi).embedded(as: "sub", createHi.provided(by: outside))
        let outer = try Workflow(hi)
        #expect(try await outer.run() == "from outside")
        #expect(outer.description.tasks.map(\.name) == ["outside"])
        _ = createPerson
    }

    @Test func openParametersAreGivenWithinTheirWorkflow() async throws {
        let (createPerson, createHi) = greetings()
        let greeting = try Workflow(createHi)
        let left = try greeting.embedded(as: "left")
        let right = try greeting.embedded(as: "right")
        let both = try Workflow(task("both", left, right) { $0 + ", " + $1 })
        let text = try await both.run(createPerson("Ann").within("left"), createPerson("Bob").within("right"))
        #expect(text == "Hi Ann, Hi Bob")
        let values = try await both.run(createPerson.with("Ann").within("left"), createHi.value("Yo").within("right"))
        #expect(values == "Hi Ann, Yo")
        #expect(try await both.run(left.value("A"), right.value("B")) == "A, B")
    }

    @Test func workflowsAreEmbeddedInEmbeddedOnes() async throws {
        let (createPerson, createHi) = greetings()
        let greeting = try Workflow(createHi)
        let first = try greeting.embedded(as: "first")
        let second = try greeting.embedded(as: "second", createPerson("Two"))
        let pair = try Workflow(task("pair", first, second) { [$0, $1] })
        let a = try pair.embedded(as: "a", createPerson("One").within("first"))
        let b = try pair.embedded(as: "b")
        let all = try Workflow(task("all", a, b) { $0 + $1 })
        let texts = try await all.run(createPerson("Three").within("b", "first"))
        #expect(texts == ["Hi One", "Hi Two", "Hi Three", "Hi Two"])
        let tasks = all.description.tasks
        #expect(tasks.first?.name == "a/first/createPerson")
        #expect(tasks.first?.group == ["a", "first"])
        #expect(
            tasks.map(\.name).filter { $0.hasPrefix("b/second") } == ["b/second/createPerson", "b/second/createHi"])
        #expect(try await all.run(createPerson("3").within("first").within("b"))[2] == "Hi 3")
    }

    @Test func whatIsWithinIsReplacedInADerivedWorkflow() async throws {
        let (createPerson, createHi) = greetings()
        let greeting = try Workflow(createHi)
        let left = try greeting.embedded(as: "left")
        let right = try greeting.embedded(as: "right", createPerson("Bob"))
        let both = try Workflow(task("both", left, right) { [$0, $1] })
        let fake = task("fake") { "nobody" }
        let test = try both.replacing(
            createPerson.value("Ann").within("left"), createPerson.replaced(by: fake).within("right"))
        #expect(try await test.run() == ["Hi Ann", "Hi nobody"])
        #expect(try await test.run(createPerson.value("Eve").within("left")) == ["Hi Eve", "Hi nobody"])
        #expect(try await test.run(createPerson.value("Eve").within("right")) == ["Hi Ann", "Hi Eve"])
        let again = try test.replacing(createPerson.value("Max").within("right"))
        #expect(try await again.run() == ["Hi Ann", "Hi Max"])
        #expect(try await both.run(createPerson("One").within("left")) == ["Hi One", "Hi Bob"])
    }

    @Test func copiesShareWhatTheCacheHoldsWithTheirDefinition() async throws {
        let journal = journal
        let square = task("square", Parameter<Int>("n")) { number in
            journal.note("\(number)")
            return number * number
        }.cached()
        let cache = MemoryCache()
        let squares = try Workflow(square, cache: cache)
        let a = try squares.embedded(as: "a", square(3))
        let b = try squares.embedded(as: "b", square.with(4))
        let c = try squares.embedded(as: "c")
        let all = try Workflow(task("all", a, b, c) { [$0, $1, $2] }, cache: cache)
        let options = RunOptions(slots: 1)
        #expect(try await all.run(square(5).within("c"), options: options) == [9, 16, 25])
        #expect(try await squares.run(square(3)) == 9)
        #expect(try await all.run(square(4).within("c"), options: options) == [9, 16, 16])
        #expect(journal.all.sorted() == ["3", "4", "5"])
    }

    @Test func tasksAreGroupedWithoutAWorkflowOfTheirOwn() throws {
        let order = task("order") { 1 }
        let invoice = task("invoice", order) { $0 }.grouped("billing", "eu")
        let sub = try Workflow(invoice).embedded(as: "shop")
        let tasks = try Workflow(task("goal", sub) { $0 }.grouped("end")).description.tasks
        #expect(tasks.map(\.name) == ["shop/order", "shop/invoice", "goal"])
        #expect(tasks.map(\.group) == [["shop"], ["shop", "billing", "eu"], ["end"]])
    }

    @Test func aLongChainOfCopiesIsFreedWithoutRecursion() async throws {
        let journal = journal
        try await Task.detached {
            let canary = Canary(journal)
            let first = task("0") { withExtendedLifetime(canary) { 0 } }
            var last = AnyTask(first)
            for number in 1...10_000 { last = AnyTask(task(String(number), last) { $0 + 1 }) }
            let copy = try Workflow(last).embedded(as: "sub")
            last = AnyTask(first)
            #expect(try await Workflow(copy).run() == 10_000)
        }.value
        #expect(journal.all == ["born", "gone"])
    }

    @Test func anEmbeddedWorkflowGivesTheSameValuesAsAlone() async throws {
        for seed in 0..<100 as Range<UInt64> {
            var random = SeededGenerator(seed: 10_000 + seed)
            let sample = RandomTypedWorkflow(random: &random)
            let workflow = try sample.workflow()
            let plain = try workflow.embedded(as: "plain")
            let some = sample.needed().sorted().filter { _ in Int.random(in: 0..<5, using: &random) == 0 }
            let entryPoints = some.map { number in
                let outer = task("outer \(number)") { number * 7 }
                return number.isMultiple(of: 2)
                    ? sample.tasks[number].provided(by: outer) : sample.tasks[number].value(number * 7)
            }
            let copy = try EmbeddedCopy(of: workflow.plan, as: "changed", applying: entryPoints)
            let changed = AnyTask<[Int]>(erased: copy.goals[0])
            let results = try await Workflow(plain, changed).run()
            let values = sample.expectedValues()
            let changedValues = sample.expectedValues(given: some.reduce(into: [:]) { $0[$1] = $1 * 7 })
            #expect(results.0 == sample.goals.map { values[$0] }, "seed \(seed)")
            #expect(results.1 == sample.goals.map { changedValues[$0] }, "seed \(seed)")
            let inChanged = sample.needed(without: Set(some)).subtracting(some)
            #expect(sample.takeCalls() == (Array(sample.needed()) + inChanged).sorted(), "seed \(seed)")
        }
    }
}
