import Testing

@testable import JFlow

/// What `cached` means together with what else can be asked of a task.
struct CachedCombinationTests {
    private let cache = MemoryCache()
    private let journal = Journal()

    private func noted<Value: Sendable>(_ name: String, _ value: Value) -> TaskDefinition<Value, Void> {
        task(name) { [journal] in
            journal.note(name)
            return value
        }
    }

    private func states<Value: Sendable>(
        of workflow: Workflow<Value>, _ entryPoint: EntryPoint? = nil
    ) async -> [String: TaskState] {
        let events = EventStream()
        let options = RunOptions(observers: [events])
        _ = await thrown { () async throws(WorkflowError) in
            if let entryPoint {
                try await workflow.run(entryPoint, options: options)
            } else {
                try await workflow.run(options: options)
            }
        }
        return events.ends.mapValues(\.state)
    }

    /// A choice only hands on the value of another task; that one can be cached.
    @Test func aCachedChoiceIsAProblemOfThePlan() async throws {
        let isLarge = noted("isLarge", true)
        let choice = choice("choice", if: isLarge, then: noted("a", 1), else: noted("b", 2))
        let problem =
            "Task “choice” only takes the value of another task, so it can be neither cached nor limited in time: ask "
            + "that of the tasks between which it chooses."
        #expect(problems { () throws(WorkflowError) in try Workflow(choice.cached()) } == [problem])
        #expect(problems { () throws(WorkflowError) in try Workflow(choice.optional().cached()) } == [problem])
        let branches = JFlow.choice("choice", if: isLarge, then: noted("a", 1).cached(), else: noted("b", 2).cached())
        let workflow = try Workflow(branches, cache: cache)
        #expect(try await workflow.run() == 1)
        #expect(await states(of: workflow) == ["isLarge": .done, "a": .cached, "b": .skipped, "choice": .done])
    }

    /// A value that is closed at the end of a run, or when nobody shares it any more, cannot be used by a later one.
    @Test func aCachedResourceIsAProblemOfThePlan() {
        let problem = "Task “file” is closed after its last consumer, so it cannot be cached: leave one out."
        let file = noted("file", "text")
        for resource in [
            file.closing { _ in }.cached(), file.cached().closing { _ in }, file.shared { _ in }.cached(),
            file.cached().shared { _ in },
        ] {
            #expect(problems { () throws(WorkflowError) in try Workflow(task("use", resource) { $0 }) } == [problem])
        }
    }

    /// The predicate is asked in each run, and is no part of the key.
    @Test func aCachedTaskWithAConditionIsLookedUpWhenItIsToRun() async throws {
        let isWanted = noted("isWanted", true)
        let part = noted("part", 3).cached().when(isWanted)
        let workflow = try Workflow(task("end", part) { $0 ?? 0 }, cache: cache)
        #expect(try await workflow.run(isWanted.value(false)) == 0)
        #expect(try await workflow.run() == 3)
        #expect(await states(of: workflow) == ["isWanted": .done, "part": .cached, "end": .done])
        #expect(await states(of: workflow, isWanted.value(false))["part"] == .skipped)
        #expect(journal.count(of: "part") == 1)
    }

    /// What consumers get in place of a value is never kept.
    @Test func whatStandsInForACachedValueIsNotKept() async throws {
        let failing = task("failing") { [journal] () throws -> Int in
            journal.note("failing")
            if journal.count(of: "failing") < 4 { throw TestError("no") }
            return 1
        }.cached()
        let spare = noted("spare", 6).cached()
        let value = try Workflow(failing.fallback(5), cache: cache)
        let optional = try Workflow(failing.optional(), cache: cache)
        let other = try Workflow(failing.fallback(to: spare), cache: cache)
        #expect(try await value.run() == 5)
        let missing: Int? = try await optional.run()
        #expect(missing == nil)
        #expect(try await other.run() == 6)
        #expect(try await other.run() == 1)
        #expect(try await value.run() == 1)
        #expect(journal.count(of: "failing") == 4)
        #expect(journal.count(of: "spare") == 1, "the spare value was kept")
    }

    /// A value is kept as what the body returned, however it is handed on.
    @Test func anOptionalTaskSharesItsValuesWithTheTaskItself() async throws {
        let plain = noted("part", 4).cached()
        let optional = plain.optional()
        #expect(try await Workflow(optional, cache: cache).run() == 4)
        #expect(try await Workflow(plain, cache: cache).run() == 4)
        #expect(try await Workflow(optional, cache: cache).run() == 4)
        #expect(journal.all == ["part"])
    }

    @Test func aCachedMappingIsKeptWhole() async throws {
        let numbers = noted("numbers", [1, 2, 3])
        let squares = mapping("squares", over: numbers) { [journal] number in
            journal.note("square")
            return number * number
        }.cached()
        let workflow = try Workflow(squares, cache: cache)
        for _ in 0..<2 { #expect(try await workflow.run() == [1, 4, 9]) }
        #expect(await states(of: workflow) == ["numbers": .done, "squares": .cached])
        #expect(journal.count(of: "square") == 3)
    }

    /// Retries, limits of time, pools and priorities concern the call of the body, and a hit calls none.
    @Test func aHitNeedsNoAttempt() async throws {
        let pool = Pool("device", limit: 1)
        let busy = noted("busy", 1).cached().retry(3).timeout(.seconds(60), total: .seconds(90)).pool(pool).priority(2)
        let workflow = try Workflow(busy, cache: cache)
        #expect(try await workflow.run() == 1)
        let events = EventStream()
        #expect(try await workflow.run(options: RunOptions(observers: [events])) == 1)
        #expect(events.ends["busy"] == TaskEnd(state: .cached, valueSummary: "1", attemptCount: 0))
        #expect(pool.freeCount == 1)
        #expect(journal.all == ["busy"])
    }
}
