import Synchronization
import Testing

@testable import JFlow

/// Mappings whose results a consumer takes as they come.
struct MappingConsumerTests {
    private let numbers = task("numbers") { Array(0..<200) }

    @Test(arguments: 0..<12)
    func resultsComeInTheOrderThatWasAskedFor(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let limit = Int.random(in: 1...9, using: &random)
        let yields = (0..<200).map { _ in Int.random(in: 0...5, using: &random) }
        let pauses = (0..<200).map { _ in Int.random(in: 0...4, using: &random) }
        for order in [ElementOrder.index, .completion] {
            let taken = mapping("taken", over: numbers, order: order, limit: limit) { number in
                for _ in 0..<yields[number] { await Task.yield() }
                return number * 2
            } consume: { results in
                var taken: [Int] = []
                for try await (index, value) in results {
                    #expect(value == index * 2)
                    for _ in 0..<pauses[taken.count] { await Task.yield() }
                    taken.append(index)
                }
                return taken
            }
            let indices = try await Workflow(taken).run()
            #expect(order == .index ? indices == Array(0..<200) : indices.sorted() == Array(0..<200))
        }
    }

    @Test func theFirstResultsAreThereBeforeTheLastElementStarts() async throws {
        let latch = Latch()
        let total = mapping("total", over: numbers, limit: 2) { number in
            if number == 199 { try await latch.wait() }
            return number
        } consume: { results in
            var total = 0
            for try await (index, value) in results {
                if index == 100 { latch.open() }
                total += value
            }
            return total
        }
        #expect(try await Workflow(total).run() == 199 * 100)
    }

    @Test func inOrderOfCompletionASlowElementHoldsNobodyBack() async throws {
        let latch = Latch()
        let last = mapping("last", over: numbers, order: .completion, limit: 2) { number in
            if number == 0 { try await latch.wait() }
            return number
        } consume: { results in
            var last = -1
            for try await (index, _) in results {
                if index == 199 { latch.open() }
                last = index
            }
            return last
        }
        #expect(try await Workflow(last).run() == 0)
    }

    @Test(arguments: [1, 3, 8], [ElementOrder.index, .completion])
    func elementsWaitForASlowConsumer(limit: Int, order: ElementOrder) async throws {
        let probe = Probe()
        let count = mapping("count", over: task("many") { 0..<2_000 }, order: order, limit: limit) { number in
            if number % 3 == 0 { await Task.yield() }
            return Probe.Value(probe)
        } consume: { results in
            var count = 0
            for try await _ in results {
                for _ in 0..<(count % 4) { await Task.yield() }
                count += 1
            }
            return count
        }
        #expect(try await Workflow(count).run() == 2_000)
        #expect(probe.most <= 2 * limit)
        #expect(probe.live == 0)
    }

    @Test func aConsumerThatHasEnoughEndsTheRest() async throws {
        let journal = Journal()
        let probe = Probe()
        let latch = Latch()
        let first = mapping("first", over: numbers, limit: 4) { number in
            journal.note("started")
            defer { journal.note("ended") }
            if number >= 3 { try await latch.wait() }
            return (number, Probe.Value(probe))
        } consume: { results in
            for try await (_, value) in results where value.0 == 2 {
                await latch.reached(4)
                return value.0
            }
            return -1
        }
        #expect(try await Workflow(first).run() == 2)
        #expect(journal.count(of: "started") == 7)
        #expect(journal.count(of: "ended") == 7, "those that ran were cancelled and awaited")
        #expect(probe.live == 0)
    }

    @Test func aConsumerThatTakesNothingEndsTheRest() async throws {
        let probe = Probe()
        let none = mapping("none", over: numbers, limit: 4) { _ in
            Probe.Value(probe)
        } consume: { _ in
            "nothing"
        }
        #expect(try await Workflow(none).run() == "nothing")
        #expect(probe.live == 0)
    }

    @Test func whatTheConsumerThrowsFailsTheTask() async throws {
        let probe = Probe()
        let total = mapping("total", over: numbers, limit: 4) { (_) async in
            await Task.yield()
            return Probe.Value(probe)
        } consume: { results -> Int in
            for try await (index, _) in results where index == 5 { throw TestError("full") }
            return 0
        }
        let workflow = try Workflow(total)
        let error = await thrown { () throws(WorkflowError) in try await workflow.run() }
        #expect(error?.failure?.failedTasks.first?.error as? TestError == TestError("full"))
        #expect(probe.live == 0)
    }

    @Test func aFailureComesAfterTheResultsBeforeIt() async throws {
        let latch = Latch()
        let journal = Journal()
        let total = mapping("total", over: numbers, limit: 4) { number in
            if number == 5 { throw TestError("no 5") }
            if number > 5 { try await latch.wait() }
            return number
        } consume: { results in
            do {
                for try await (index, _) in results { journal.note("\(index)") }
            } catch let failure as MappingFailure {
                journal.note("\(failure)")
                throw failure
            }
        }
        let workflow = try Workflow(total)
        let error = await thrown { () throws(WorkflowError) in _ = try await workflow.run() }
        #expect(error?.failure?.failedTasks.first?.error is MappingFailure)
        #expect(journal.all.last == "1 of 200 elements failed: [5] no 5")
        #expect(journal.all.dropLast() == ["0", "1", "2", "3", "4"].prefix(journal.all.count - 1))
    }

    @Test(arguments: [ElementOrder.index, .completion])
    func withFinishFailuresAreLeftOutAndToldAtTheEnd(order: ElementOrder) async throws {
        let journal = Journal()
        let count = mapping("count", over: numbers, order: order, limit: 4, failurePolicy: .finish) { number in
            if number % 7 != 3 { await Task.yield() }
            if number % 2 == 1 { throw TestError("odd") }
            return number
        } consume: { results in
            var count = 0
            do {
                for try await (index, value) in results {
                    #expect(index == value && value % 2 == 0)
                    count += 1
                }
            } catch let failure as MappingFailure {
                journal.note("\(failure.failedElements.count)")
            }
            return count
        }
        #expect(try await Workflow(count).run() == 100, "what the consumer returns is the value")
        #expect(journal.all == ["100"])
    }

    @Test func cancellingTheTaskEndsBothSides() async throws {
        let latch = Latch()
        let journal = Journal()
        let probe = Probe()
        let control = RunControl()
        let total = mapping("total", over: numbers, limit: 4) { number in
            defer { journal.note("ended") }
            if number >= 2 { try await latch.wait() }
            return Probe.Value(probe)
        } consume: { results in
            do {
                for try await _ in results {}
            } catch is CancellationError {
                journal.note("consumer cancelled")
                throw CancellationError()
            }
        }
        let watch = task("watch") {
            await latch.reached(4)
            control.cancel(task: 1)
        }
        let workflow = try Workflow(total, watch)
        let error = await thrown { () throws(WorkflowError) in
            _ = try await workflow.run(options: RunOptions(control: control))
        }
        #expect(error?.failure?.states == ["numbers": .done, "total": .cancelled, "watch": .done])
        #expect(journal.count(of: "ended") == 6)
        #expect(journal.count(of: "consumer cancelled") == 1)
        #expect(probe.live == 0)
    }

    @Test func aReaderThatIsCancelledAloneStopsWaiting() async throws {
        let latch = Latch()
        let count = mapping("count", over: numbers, limit: 4) { number in
            try await latch.wait()
            return number
        } consume: { results in
            let reader = Task { try await results.first { _ in true } }
            await latch.reached(4)
            reader.cancel()
            await #expect(throws: CancellationError.self) { try await reader.value }
            latch.open()
            return try await results.reduce(0) { count, _ in count + 1 }
        }
        #expect(try await Workflow(count).run() == 200)
    }

    @Test func resultsThatOutliveTheTaskGiveTheirEnd() async throws {
        let kept = Mutex<ElementResults<Int>?>(nil)
        let none = mapping("none", over: numbers, limit: 4) {
            $0
        } consume: { results in
            kept.withLock { $0 = results }
        }
        try await Workflow(none).run()
        let results = try #require(kept.withLock { $0 })
        await #expect(throws: CancellationError.self) { for try await _ in results {} }
    }
}

/// Counts how many of its values live.
final class Probe: Sendable {
    private let counts = Mutex((live: 0, most: 0))

    var live: Int { counts.withLock { $0.live } }
    var most: Int { counts.withLock { $0.most } }

    final class Value: Sendable {
        private let probe: Probe

        init(_ probe: Probe) {
            self.probe = probe
            probe.counts.withLock { counts in
                counts.live += 1
                counts.most = max(counts.most, counts.live)
            }
        }

        deinit { probe.counts.withLock { $0.live -= 1 } }
    }
}
