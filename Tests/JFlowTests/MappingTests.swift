import Synchronization
import Testing

@testable import JFlow

/// Tasks that call a body for each element of a collection.
struct MappingTests {
    private let numbers = task("numbers") { Array(0..<100) }

    @Test func outputsStandInTheOrderOfTheElements() async throws {
        let squares = mapping("squares", over: numbers) { $0 * $0 }
        let texts = mapping("texts", over: numbers, limit: 3) { (number) async in
            for _ in 0..<(number % 3) { await Task.yield() }
            return "\(number)"
        }
        let (found, told) = try await Workflow(squares, texts).run()
        #expect(found == (0..<100).map { $0 * $0 })
        #expect(told == (0..<100).map { "\($0)" })
    }

    @Test func furtherDependenciesAreFurtherArguments() async throws {
        let factor = task("factor") { 3 }
        let unit = task("unit") { "cm" }
        let long = mapping("long", over: numbers, factor) { number, factor in number * factor }
        let told = mapping("told", over: long, unit, factor, limit: 8) { (length, unit, factor) async in
            "\(length)\(unit)/\(factor)"
        }
        #expect(try await Workflow(told).run() == (0..<100).map { "\($0 * 3)cm/3" })
    }

    @Test func anyCollectionWillDo() async throws {
        let range = mapping("range", over: task("r") { 5..<8 }) { $0 + 1 }
        let characters = mapping("characters", over: task("c") { "añb" }) { "\($0)!" }
        let pairs = mapping("pairs", over: task("p") { ["one": 1] }) { "\($0.key)\($0.value)" }
        let set = mapping("set", over: task("s") { Set([7]) }) { $0 }
        let values = try await Workflow(range, characters, pairs, set).run()
        #expect(values.0 == [6, 7, 8])
        #expect(values.1 == ["a!", "ñ!", "b!"])
        #expect(values.2 == ["one1"])
        #expect(values.3 == [7])
    }

    @Test func anEmptyCollectionMapsToAnEmptyArray() async throws {
        let none = task("none") { [Int]() }
        let values = mapping("values", over: none) { $0 }
        let results = mappingResults("results", over: none) { $0 }
        let total = mapping("total", over: none) {
            $0
        } consume: {
            try await $0.reduce(0) { $0 + $1.value }
        }
        let (mapped, told, sum) = try await Workflow(values, results, total).run()
        #expect(mapped.isEmpty && told.isEmpty && sum == 0)
    }

    @Test func aMappingIsOneTaskOfItsOwnKind() throws {
        let squares = mapping("squares", over: numbers) { $0 * $0 }.expected(.seconds(1)).tagged("slow")
        let tasks = try Workflow(squares).description.tasks
        #expect(tasks.map(\.name) == ["numbers", "squares"])
        #expect(tasks.map(\.kind) == [.task, .mapping])
        #expect(tasks[1].expected == .seconds(1) && tasks[1].tags == ["slow"])
    }

    @Test func aMappingTakesItsArgumentsOrItsValueFromTheCaller() async throws {
        let factor = task("factor") { 3 }
        let products = mapping("products", over: numbers, factor) { $0 * $1 }
        let sum = task("sum", products) { $0.reduce(0, +) }
        let workflow = try Workflow(sum)
        #expect(try await workflow.run(products([1, 2], 10)) == 30)
        #expect(try await workflow.run(products.value([4])) == 4)
        #expect(try await workflow.run(numbers.value([5, 6])) == 33)
    }

    @Test func aCachedMappingRunsOnceForACollection() async throws {
        let journal = Journal()
        let words = task("words", Parameter<[String]>("words")) { $0 }
        let lengths = mapping("lengths", over: words) { word in
            journal.note(word)
            return word.count
        }.cached()
        let workflow = try Workflow(lengths)
        for _ in 0..<2 { #expect(try await workflow.run(words(["a", "bb"])) == [1, 2]) }
        #expect(journal.all.sorted() == ["a", "bb"])
        #expect(try await workflow.run(words(["ccc"])) == [3])
        #expect(journal.all.count == 3)
    }

    @Test func aMillionElementsAreNoBurden() async throws {
        let many = task("many") { 0..<1_000_000 }
        let values = try await Workflow(mapping("values", over: many) { $0 &* 3 }).run()
        #expect(values.count == 1_000_000)
        #expect(values.indices.allSatisfy { values[$0] == $0 * 3 })
    }

    /// If each element had a Swift task, all of them would have started.
    @Test func ofManyElementsNoMoreStartThanRunAtOnce() async throws {
        let latch = Latch()
        let started = Atomic(0)
        let many = task("many") { 0..<100_000 }
        let values = mapping("values", over: many, limit: 16) { number in
            started.wrappingAdd(1, ordering: .relaxed)
            if number < 16 { try await latch.wait() }
            return number
        }
        let watch = task("watch") {
            await latch.reached(16)
            for _ in 0..<100 { await Task.yield() }
            let count = started.load(ordering: .relaxed)
            latch.open()
            return count
        }
        let (outputs, count) = try await Workflow(values, watch).run()
        #expect(count == 16)
        #expect(outputs == Array(0..<100_000))
    }

    @Test func bodiesInheritTaskLocalsAndPriorityOfTheCaller() async throws {
        let seen = mapping("seen", over: numbers, limit: 4) { (_) async in
            await Task.yield()
            return (Self.mark, Task.currentPriority)
        }
        let workflow = try Workflow(seen)
        let values = try await Task(priority: .high) {
            try await Self.$mark.withValue("marked") { try await workflow.run() }
        }.value
        #expect(values.allSatisfy { $0.0 == "marked" && $0.1 >= .high })
    }

    @TaskLocal private static var mark = ""

    /// On a pool whose threads are all busy with elements that never suspend, others must have their turn.
    @Test func synchronousElementsLetOthersRun() async throws {
        let isOver = Atomic(false)
        let start = task("start") { 0..<50_000 }
        let busy = mapping("busy", over: start) { number in
            if isOver.load(ordering: .relaxed) { throw TestError("enough") }
            return (0..<1_000).reduce(number) { $0 ^ $1 }
        }
        let end = task("end", start) { (_) async in
            for _ in 0..<5 { await Task.yield() }
            isOver.store(true, ordering: .relaxed)
        }
        let workflow = try Workflow(busy, end)
        let error = await thrown { () throws(WorkflowError) in try await workflow.run() }
        #expect(error?.failure?.states["busy"] == .failed)
    }

    @Test func valuesAreFreedWithTheRun() async throws {
        let journal = Journal()
        let canaries = mapping("canaries", over: numbers, limit: 4) { (_) async in
            await Task.yield()
            return Canary(journal)
        }
        _ = try await Workflow(task("count", canaries) { $0.count }).run()
        #expect(journal.count(of: "born") == 100)
        #expect(journal.count(of: "gone") == 100)
    }
}
