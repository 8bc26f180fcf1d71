import Synchronization
import Testing

@testable import JFlow

/// What happens when elements of a mapping fail, or the mapping is cancelled.
struct MappingFailureTests {
    private let numbers = task("numbers") { Array(0..<60) }

    private func failure<each Value: Sendable>(
        of workflow: Workflow<repeat each Value>, options: RunOptions = RunOptions()
    ) async -> MappingFailure? {
        let error = await thrown { () throws(WorkflowError) in _ = try await workflow.run(options: options) }
        return error?.failure?.failedTasks.first?.error as? MappingFailure
    }

    @Test func theFirstFailureStopsTheOthers() async throws {
        let latch = Latch()
        let journal = Journal()
        let values = mapping("values", over: numbers, limit: 4) { number in
            journal.note("started")
            defer { journal.note("ended") }
            if number == 3 {
                await latch.reached(3)
                throw TestError("bad image")
            }
            try await latch.wait()
        }
        let failure = try #require(await failure(of: Workflow(values)))
        #expect(failure.failedElements.map(\.index) == [3])
        #expect(failure.failedElements.first?.error as? TestError == TestError("bad image"))
        #expect(failure.count == 60)
        #expect(failure.description == "1 of 60 elements failed: [3] bad image")
        #expect(journal.count(of: "started") == 4, "no more started")
        #expect(journal.count(of: "ended") == 4, "those that ran were cancelled and awaited")
    }

    @Test func withFinishAllOthersRunAndEveryFailureIsTold() async throws {
        let journal = Journal()
        let values = mapping("values", over: numbers, limit: 4, failurePolicy: .finish) { number in
            journal.note("called")
            if number % 10 == 7 { throw TestError("no \(number)") }
            return number
        }
        let failure = try #require(await failure(of: Workflow(values)))
        #expect(failure.failedElements.map(\.index) == [7, 17, 27, 37, 47, 57])
        #expect(journal.count(of: "called") == 60)
        #expect(
            failure.description == """
                6 of 60 elements failed: [7] no 7; [17] no 17; [27] no 27; [37] no 37; [47] no 47; 1 more
                """)
    }

    @Test func theRunsErrorTellsWhichElementFailed() async throws {
        let page = task("page", mapping("thumbnails", over: numbers) { _ in throw TestError("no room") }) { _ in 1 }
        let workflow = try Workflow(page)
        let error = await thrown { () throws(WorkflowError) in try await workflow.run() }
        #expect(
            error?.description == """
                Task “thumbnails” failed (page → thumbnails): 1 of 60 elements failed: [0] no room. \
                Skipped because of it: “page”. 1 done, 1 failed, 1 skipped.
                """)
    }

    @Test func aLongErrorIsCutInTheMessage() throws {
        let failure = MappingFailure(
            failedElements: [.init(index: 2, error: TestError(String(repeating: "x", count: 5_000)))], count: 3)
        #expect(failure.description.count < 300 && failure.description.hasSuffix("…"))
    }

    @Test func resultsTellWhatBecameOfEachElement() async throws {
        let results = mappingResults("results", over: numbers, limit: 4) { number in
            if number % 2 == 1 { throw TestError("odd \(number)") }
            return number
        }
        let slow = mappingResults("slow", over: numbers, task("two") { 2 }, limit: 4) { (number, two) async throws in
            await Task.yield()
            if number % two == 1 { throw TestError("odd \(number)") }
            return number
        }
        let (quick, yielding) = try await Workflow(results, slow).run()
        for values in [quick, yielding] {
            for (number, result) in values.enumerated() {
                switch result {
                case .success(let value): #expect(value == number && number % 2 == 0)
                case .failure(let error): #expect(error as? TestError == TestError("odd \(number)"))
                }
            }
        }
    }

    @Test func outputsOfAFailedMappingAreDestroyed() async throws {
        for policy in [FailurePolicy.stop, .finish] {
            let journal = Journal()
            let canaries = mapping("canaries", over: numbers, limit: 4, failurePolicy: policy) { number in
                await Task.yield()
                if number % 20 == 13 { throw TestError("no") }
                return Canary(journal)
            }
            _ = await failure(of: try Workflow(canaries))
            #expect(journal.count(of: "born") > 0)
            #expect(journal.count(of: "born") == journal.count(of: "gone"))
        }
    }

    @Test(arguments: [1, 5])
    func cancellingTheTaskCancelsItsElementsAndAwaitsThem(limit: Int) async throws {
        let latch = Latch()
        let journal = Journal()
        let control = RunControl()
        let values = mapping("values", over: numbers, limit: limit) { number in
            journal.note("started")
            defer { journal.note("ended") }
            try await latch.wait()
        }
        let results = mappingResults("results", over: numbers, limit: limit) { number in
            journal.note("started")
            defer { journal.note("ended") }
            try await latch.wait()
        }
        let watch = task("watch") {
            await latch.reached(2 * limit)
            control.cancel(task: 1)
            control.cancel(task: 2)
        }
        let workflow = try Workflow(values, results, watch)
        #expect(workflow.description.tasks.map(\.name) == ["numbers", "values", "results", "watch"])
        let error = await thrown { () throws(WorkflowError) in
            _ = try await workflow.run(options: RunOptions(control: control))
        }
        #expect(
            error?.failure?.states == [
                "numbers": .done, "values": .cancelled, "results": .cancelled, "watch": .done,
            ])
        #expect(journal.count(of: "started") == 2 * limit)
        #expect(journal.count(of: "ended") == 2 * limit)
    }

    /// Elements that all ended in spite of their cancellation have a value, as a task that returns has.
    @Test func aCancellationThatComesTooLateChangesNothing() async throws {
        let control = RunControl()
        let values = mapping("values", over: task("two") { [1, 2] }, limit: 2) { number in
            if number == 2 { control.cancel(task: 1) }
            return number
        }
        let workflow = try Workflow(values)
        #expect(try await workflow.run(options: RunOptions(control: control)) == [1, 2])
    }

    @Test func synchronousElementsEndWhenTheRunIsCancelled() async throws {
        let calls = Atomic(0)
        let control = RunControl()
        let values = mapping("values", over: task("many") { 0..<1_000_000 }) { _ in
            if calls.wrappingAdd(1, ordering: .relaxed).newValue == 1_000 { control.cancelRun() }
        }
        let workflow = try Workflow(values)
        let error = await thrown { () throws(WorkflowError) in
            _ = try await workflow.run(options: RunOptions(control: control))
        }
        guard case .cancelled = error else {
            Issue.record("ended with \(String(describing: error))")
            return
        }
        #expect(calls.load(ordering: .relaxed) < 1_000_000)
    }
}
