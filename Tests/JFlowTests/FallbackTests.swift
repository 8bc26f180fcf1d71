import Testing

@testable import JFlow

struct FallbackTests {
    private let failing = task("ads") { () throws -> Int in throw TestError("no answer") }

    @Test(arguments: [FailurePolicy.stop, .finish])
    func consumersOfAnOptionalTaskSeeNil(policy: FailurePolicy) async throws {
        let page = task("page", failing.optional()) { ads in ads.map { "\($0) ads" } ?? "no ads" }
        let events = EventStream()
        let options = RunOptions(failurePolicy: policy, observers: [events])
        #expect(try await Workflow(page).run(options: options) == "no ads")
        #expect(
            events.ends["ads"] == TaskEnd(state: .failed, valueSummary: "nil", error: "no answer", attemptCount: 1))
        #expect(events.lastKind == .runFinished(.done))
    }

    @Test func anOptionalTaskThatSucceedsHasItsValue() async throws {
        let name = task("name", Parameter<String>("raw")) { raw in raw.uppercased() }
        let optional = name.optional()
        let workflow = try Workflow(task("page", optional) { $0 ?? "nobody" })
        #expect(try await workflow.run(optional("ann")) == "ANN")
        #expect(try await workflow.run(optional.with("bob")) == "BOB")
        #expect(try await workflow.run(optional.value(nil)) == "nobody")
    }

    @Test func aFallbackTakesThePlaceOfTheValue() async throws {
        let ads = failing.fallback(7)
        let events = EventStream()
        let value = try await Workflow(task("page", ads) { $0 + 1 }).run(options: RunOptions(observers: [events]))
        #expect(value == 8)
        #expect(events.ends["ads"]?.state == .failed)
        #expect(events.ends["ads"]?.valueSummary == "7")
        #expect(try await Workflow(ads).run() == 7, "also where it is a goal")
    }

    @Test func aFallbackTaskRunsOnlyWhenItIsNeeded() async throws {
        let journal = Journal()
        let source = task("source") {
            journal.note("source")
            return 40
        }
        let backup = task("backup", source) { $0 + 2 }
        let events = EventStream()
        let value = try await Workflow(task("page", failing.fallback(to: backup)) { $0 })
            .run(options: RunOptions(observers: [events]))
        #expect(value == 42)
        #expect(events.ends["ads"]?.state == .failed)
        #expect(events.ends["ads"]?.error == "no answer")
        #expect(journal.all == ["source"])
        let good = task("good") { 1 }.fallback(to: backup)
        let others = EventStream()
        #expect(try await Workflow(good).run(options: RunOptions(observers: [others])) == 1)
        #expect(journal.all == ["source"], "nobody needed it")
        #expect(others.ends["backup"] == TaskEnd(state: .skipped, reason: .notChosen(by: others.index(of: "good"))))
        #expect(others.ends["source"]?.reason == .notChosen(by: others.index(of: "good")))
    }

    @Test func aFallbackThatFailsTooFailsTheRun() async throws {
        let worse = task("worse", failing) { $0 }
        let bad = task("bad") { () throws -> Int in throw TestError("nothing") }
        let workflow = try Workflow(task("page", bad.fallback(to: worse)) { $0 })
        let error = await thrown { () async throws(WorkflowError) in try await workflow.run() }
        #expect(
            error?.failure?.states == ["ads": .failed, "worse": .skipped, "bad": .failed, "page": .skipped])
        #expect(error?.failure?.failedTasks.map(\.name) == ["ads", "bad"])
    }

    /// The failure of a task whose fallback was still running when the run stopped was once left out of the error.
    @Test func aFailureWhoseFallbackComesTooLateIsToldToo() throws {
        let world = SimulatedWorld(seed: 3)
        let slow = task("slow") { () async throws -> Int in
            try await world.sleep(1_000)
            return 1
        }
        let late = task("late") { () async throws -> Int in
            try await world.sleep(10)
            throw TestError("lost")
        }
        let error = try world.error(of: Workflow(failing.fallback(to: slow), late))
        #expect(error?.failure?.failedTasks.map(\.name).sorted() == ["ads", "late"])
        #expect(error?.failure?.states == ["ads": .failed, "slow": .cancelled, "late": .failed])
    }

    /// It once ran as soon as the task that it is for had no value, whether anybody needed that one or not.
    @Test(arguments: [true, false])
    func theFallbackOfATaskThatNobodyNeedsDoesNotRun(isNeeded: Bool) async throws {
        let journal = Journal()
        let second = task("second") {
            journal.note("second")
            return 2
        }
        let first = task("first", failing) { $0 }.fallback(to: second)
        // The predicate waits for the failure, so that the first is lost before anybody knows whether it is needed.
        let failure = task("failure", failing) { $0 }.optional()
        let predicate = task("predicate", failure) { _ in isNeeded }
        let chosen = choice("chosen", if: predicate, then: first, else: task("third") { 3 })
        let events = EventStream()
        let value = try await Workflow(chosen).run(options: RunOptions(observers: [events]))
        #expect(value == (isNeeded ? 2 : 3))
        #expect(events.ends["second"]?.reason == (isNeeded ? nil : .notChosen(by: events.index(of: "first"))))
        #expect(journal.all == (isNeeded ? ["second"] : []))
    }

    /// A run in which the fallback's dependency was done first once never ended.
    @Test func aFallbackThatIsGivenItsArgumentsRunsWhenItIsNeeded() async throws {
        let source = task("source") { 1 }
        let backup = task("backup", source) { $0 }
        let main = task("main", source) { _ throws -> Int in throw TestError("no") }
        #expect(try await Workflow(main.fallback(to: backup)).run(backup(7)) == 7)
    }

    /// It was once skipped with those that need what failed, when it was not known yet whether anybody would need it.
    @Test func aBranchThatIsGivenItsArgumentsRunsWhateverFailed() async throws {
        let source = task("source", failing) { $0 }
        let branch = task("branch", source) { $0 }
        // The predicate waits for the failure.
        let predicate = task("predicate", task("failure", source) { $0 }.optional()) { _ in true }
        let chosen = task("chosen", branch) { $0 }.when(predicate, otherwise: 0)
        #expect(try await Workflow(chosen).run(branch(7)) == 7)
    }

    @Test func fallbacksFormChains() async throws {
        let second = task("second") { () throws -> Int in throw TestError("no") }
        let third = task("third") { 3 }
        let value = try await Workflow(failing.fallback(to: second.fallback(to: third))).run()
        #expect(value == 3)
    }

    @Test func whatAnOptionalTaskNeedsMayFailToo() async throws {
        let ads = task("ranked", failing) { $0 * 2 }.optional()
        let events = EventStream()
        let value = try await Workflow(task("page", ads) { $0 ?? 0 }).run(options: RunOptions(observers: [events]))
        #expect(value == 0)
        #expect(events.ends["ranked"]?.state == .skipped)
        #expect(events.ends["ranked"]?.valueSummary == "nil")
        #expect(events.lastKind == .runFinished(.done))
    }

    @Test func aFailureThatCostsAGoalStopsTheRunAllTheSame() throws {
        let (world, journal) = (SimulatedWorld(seed: 3), Journal())
        let wait = task("wait") { () async throws in try await world.sleep(100) }
        let other = task("other", wait) { journal.note("other") }
        let tolerant = task("tolerant", failing) { $0 }.optional()
        let error = try world.error(of: Workflow(task("page", tolerant, failing) { $0 ?? $1 }, other))
        #expect(
            error?.failure?.states
                == ["ads": .failed, "tolerant": .skipped, "page": .skipped, "wait": .skipped, "other": .skipped])
        #expect(journal.all == [])
    }

    @Test func somebodyWhoCancelsAnOptionalTaskDoesNotFailTheRun() throws {
        let world = SimulatedWorld(seed: 3)
        let slow = task("slow") { () async throws -> Int in
            try await world.sleep(1_000)
            return 1
        }
        let workflow = try Workflow(task("page", slow.optional()) { $0 ?? 0 })
        let control = RunControl()
        let value = try world.run {
            async let value = workflow.run(options: world.options { $0.control = control })
            try await world.sleep(10)
            control.cancel(task: 0)
            return try await value
        }
        #expect(value == 0)
    }

    @Test func valuesAndSubstitutesAreDestroyedOnce() async throws {
        let journal = Journal()
        let failing = task("failing") { () throws -> Canary in throw TestError("no") }
        let backup = task("backup") { Canary(journal) }
        let good = task("good") { Canary(journal) }
        let workflow = try Workflow(
            task("end", failing.fallback(to: backup), good.optional()) { _, _ in 1 })
        #expect(try await workflow.run() == 1)
        #expect(journal.count(of: "born") == 2)
        #expect(journal.count(of: "gone") == 2)
    }
}
