import Testing

@testable import JFlow

/// Overrides and embedded workflows of tasks that need others only perhaps.
struct CompositionOfConditionsTests {
    let journal = Journal()

    private func choosing() -> (
        isLeft: TaskDefinition<Bool, Void>, left: TaskDefinition<String, Void>, right: TaskDefinition<String, Void>,
        either: TaskDefinition<String, Void, Bool, String, String>
    ) {
        let journal = journal
        let isLeft = task("isLeft") { true }
        let left = task("left") {
            journal.note("left")
            return "left"
        }
        let right = task("right") {
            journal.note("right")
            return "right"
        }
        return (isLeft, left, right, choice("either", if: isLeft, then: left, else: right))
    }

    @Test func aPredicateAndABranchAreReplaced() async throws {
        let (isLeft, left, right, either) = choosing()
        let workflow = try Workflow(either)
        #expect(try await workflow.run() == "left")
        #expect(try await workflow.replacing(isLeft.value(false)).run() == "right")
        let no = task("no") { false }
        let other = task("other", left) { $0 + "!" }
        let test = try workflow.replacing(isLeft.replaced(by: no), right.replaced(by: other))
        #expect(try await test.run() == "left!")
        #expect(journal.all == ["left", "right", "left"])
        #expect(test.description.tasks.last?.conditionalDependencies.count == 2)
    }

    @Test func aChoiceTakesArgumentsAndValues() async throws {
        let (_, _, _, either) = choosing()
        let workflow = try Workflow(task("goal", either) { $0 })
        #expect(try await workflow.run(either(false, "a", "b")) == "b")
        #expect(try await workflow.replacing(either(true, "a", "b")).run() == "a")
        let embedded = try workflow.embedded(as: "sub", either(false, "c", "d"))
        #expect(try await Workflow(embedded).run() == "d")
        let given = try workflow.embedded(as: "sub", either.value("e"))
        #expect(try await Workflow(given).run() == "e")
        #expect(journal.all.isEmpty)
    }

    @Test func aChoiceIsEmbedded() async throws {
        let (isLeft, _, right, either) = choosing()
        let workflow = try Workflow(either)
        let question = task("question", Parameter<Bool>("answer")) { $0 }
        let first = try workflow.embedded(as: "first", isLeft.provided(by: question))
        let second = try workflow.embedded(as: "second", right.replaced(by: task("third") { "third" }))
        let both = try Workflow(task("both", first, second) { [$0, $1] })
        #expect(try await both.run(question(false)) == ["right", "left"])
        #expect(try await both.run(question(true), isLeft.value(false).within("second")) == ["left", "third"])
    }

    @Test func aFallbackIsEmbeddedWithItsTask() async throws {
        let journal = journal
        let reserve = task("reserve", Parameter<Int>("number")) { number in
            journal.note("reserve")
            return number
        }
        let main = task("main", Parameter<Int>("number")) { number in
            if number < 0 { throw TestError("negative") }
            return number
        }.fallback(to: reserve)
        let workflow = try Workflow(main)
        let a = try workflow.embedded(as: "a", main(1), reserve(10))
        let b = try workflow.embedded(as: "b", main(-1), reserve(20))
        let c = try workflow.embedded(as: "c", main.value(3))
        let all = try Workflow(task("all", a, b, c) { [$0, $1, $2] })
        #expect(try await all.run() == [1, 20, 3])
        #expect(journal.all == ["reserve"])
        #expect(all.description.tasks.map(\.name).filter { $0.hasPrefix("c/") } == ["c/main"])
        let bound = try workflow.replacing(main(-2), reserve(7))
        #expect(try await bound.run() == 7)
        #expect(try await workflow.run(main(-2), reserve.replaced(by: task("nine") { 9 })) == 9)
    }

    @Test func aConditionIsEmbeddedWithItsTask() async throws {
        let isWanted = task("isWanted", Parameter<Bool>("answer")) { $0 }
        let extra = task("extra") { 5 }.when(isWanted)
        let workflow = try Workflow(task("goal", extra) { $0 ?? 0 })
        let yes = try workflow.embedded(as: "yes", isWanted(true))
        let no = try workflow.embedded(as: "no", isWanted(false))
        #expect(try await Workflow(yes, no).run() == (5, 0))
        let given = try workflow.replacing(extra.value(8))
        #expect(try await given.run() == 8)
        #expect(given.description.tasks.map(\.name) == ["extra", "goal"])
    }
}
