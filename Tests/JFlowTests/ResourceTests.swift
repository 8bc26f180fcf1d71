import Testing

@testable import JFlow

struct ResourceTests {
    private let journal = Journal()

    private func resource(_ name: String) -> TaskDefinition<String, Void> {
        let journal = journal
        return task(name) {
            journal.note("open \(name)")
            return name
        }.closing { value in journal.note("close \(value)") }
    }

    private func used(_ name: String, _ resource: some Dependency<String>) -> TaskDefinition<String, Void, String> {
        let journal = journal
        return task(name, resource) { value in
            journal.note("\(name) uses \(value)")
            return name
        }
    }

    @Test func aResourceIsClosedAfterItsLastConsumer() async throws {
        let database = resource("database")
        let first = used("first", database)
        let second = task("second", database, first) { [journal] value, _ in journal.note("second uses \(value)") }
        let last = task("last", second) { [journal] _ in journal.note("last") }
        let events = EventStream()
        try await Workflow(last).run(options: RunOptions(observers: [events]))
        #expect(
            journal.all == ["open database", "first uses database", "second uses database", "close database", "last"])
        #expect(events.kinds.contains(.closed(task: events.index(of: "database"))))
        #expect(events.lastKind == .runFinished(.done))
    }

    @Test func resourcesAreClosedInReverseOrderOfTheirOpening() async throws {
        let database = resource("database")
        let session = task("session", database) { [journal] in
            journal.note("open session")
            return "session on \($0)"
        }.closing { [journal] _ in journal.note("close session") }
        let cursor = task("cursor", session) { [journal] _ in
            journal.note("open cursor")
            return "cursor"
        }.closing { [journal] _ in journal.note("close cursor") }
        _ = try await Workflow(used("use", cursor)).run()
        #expect(
            journal.all == [
                "open database", "open session", "open cursor", "use uses cursor", "close cursor", "close session",
                "close database",
            ])
    }

    @Test(arguments: [FailurePolicy.stop, .finish])
    func aResourceIsClosedWhenTheRunFails(policy: FailurePolicy) async throws {
        let bad = task("bad", resource("database")) { [journal] _ in
            journal.note("bad")
            throw TestError("no")
        }
        let workflow = try Workflow(task("goal", bad) { _ in })
        let error = await thrown { () async throws(WorkflowError) in
            try await workflow.run(options: RunOptions(failurePolicy: policy))
        }
        #expect(error?.failure?.failedTasks.map(\.name) == ["bad"])
        #expect(journal.all == ["open database", "bad", "close database"])
    }

    @Test func aResourceIsClosedWhenTheRunIsCancelledAndTheClosingIsNot() throws {
        let (world, journal) = (SimulatedWorld(seed: 5), journal)
        let database = task("database") { "database" }.closing { _ in
            journal.note("closing, cancelled: \(Task.isCancelled)")
            do { try await world.sleep(50) } catch { journal.note("interrupted") }
            journal.note("closed")
        }
        let slow = task("slow", database) { _ in try await world.sleep(10_000) }
        let workflow = try Workflow(slow)
        let error = try world.run {
            let run = Task(executorPreference: world.executor) { await world.outcome(of: workflow) }
            try await world.sleep(10)
            run.cancel()
            return await run.value
        }
        guard case .cancelled = error else {
            Issue.record("the run was not cancelled: \(String(describing: error))")
            return
        }
        #expect(journal.all == ["closing, cancelled: false", "closed"])
    }

    @Test func aResourceThatWasNotOpenedIsNotClosed() async throws {
        let journal = journal
        let broken = task("broken") { () throws -> String in throw TestError("no") }.closing { _ in
            journal.note("closed")
        }
        let optional = broken.optional()
        #expect(try await Workflow(task("use", optional) { $0 == nil }).run())
        let fake = resource("database")
        let workflow = try Workflow(used("use", fake))
        _ = try await workflow.run(fake.value("a fake"))
        #expect(journal.all == ["use uses a fake"], "who gives the value closes it")
    }

    @Test func anOptionalResourceIsClosed() async throws {
        let use = task("use", resource("database").optional()) { [journal] in journal.note("use \($0 ?? "nothing")") }
        try await Workflow(use).run()
        #expect(journal.all == ["open database", "use database", "close database"])
    }

    @Test(arguments: [true, false])
    func aResourceStaysOpenForThoseWhoGetItByAnotherTask(isChosen: Bool) async throws {
        let broken = task("primary") { () throws -> String in throw TestError("no answer") }
        let replica = resource("replica")
        let database =
            isChosen
            ? AnyTask(choice("database", if: task("isFar") { true }, then: replica, else: task("near") { "near" }))
            : AnyTask(broken.fallback(to: replica))
        let length = task("length", used("first", database)) { $0.count }
        let last = task("last", used("second", database), length) { _, _ in }
        try await Workflow(last).run()
        #expect(journal.all.first == "open replica" && journal.all.last == "close replica", "\(journal.all)")
        #expect(journal.all.count == 4)
    }

    @Test func aResourceCanBeNeitherGoalNorCached() {
        let database = resource("database")
        #expect(
            problems { () throws(WorkflowError) in try Workflow(database) } == [
                """
                Task “database” is closed after its last consumer, so it cannot be a goal: make a task that uses it the \
                goal.
                """
            ])
        #expect(
            problems { () throws(WorkflowError) in try Workflow(used("use", database.cached())) } == [
                "Task “database” is closed after its last consumer, so it cannot be cached: leave one out."
            ])
        let primary = task("primary") { "primary" }.fallback(to: database)
        let near = choice("near", if: task("isFar") { false }, then: task("far") { "far" }, else: primary)
        #expect(
            problems { () throws(WorkflowError) in try Workflow(near) } == [
                """
                Task “near” may have the value of “database”, which is closed after its last consumer, so it cannot be a \
                goal: make a task that uses it the goal.
                """
            ])
    }

    /// The lists are long enough that a search through one of them for each resource would take long.
    @Test func manyResourcesAreClosedInNoTime() async throws {
        let journal = Journal()
        let resources = (0..<10_000).map { number in task("\(number)") { number }.closing { _ in journal.note("") } }
        let sum = try await Workflow(task("sum", all: resources) { $0.count }).run()
        #expect(sum == 10_000)
        #expect(journal.all.count == 10_000)
    }
}

struct LifetimeTests {
    @Test func aBigValueDoesNotOutliveItsLastConsumer() async throws {
        let journal = Journal()
        let big = task("big") { Canary(journal) }
        let length = task("length", big) { _ in 1 }
        let half = task("half", big) { _ in 2 }
        let rest = task("rest", length, half) { [journal] in
            journal.note("rest")
            return $0 + $1
        }
        #expect(try await Workflow(rest).run() == 3)
        #expect(journal.all == ["born", "gone", "rest"])
    }

    @Test func goalsAndWhatNobodyUsesLiveToTheEnd() async throws {
        let journal = Journal()
        let big = task("big") { Canary(journal) }
        let after = task("after", big) { _ in journal.note("after") }
        let (canary, _) = try await Workflow(big, task("last", after) { journal.note("last") }).run()
        #expect(journal.all == ["born", "after", "last"])
        withExtendedLifetime(canary) {}
    }

    @Test func givenValuesAndParametersDieToo() async throws {
        let journal = Journal()
        let parameter = task("parameter", Parameter<Canary>("canary")) { _ in 1 }
        let given = task("given") { Canary(Journal()) }
        let end = task("end", parameter, given) { number, _ in number }
        let workflow = try Workflow(end)
        for _ in 0..<3 {
            _ = try await workflow.run(parameter.with(Canary(journal)), given.value(Canary(journal)))
        }
        #expect(journal.count(of: "born") == 6)
        #expect(journal.count(of: "gone") == 6)
    }
}
