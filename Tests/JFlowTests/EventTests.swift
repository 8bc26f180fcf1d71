import Testing

@testable import JFlow

/// What those who watch are told.
struct EventTests {
    private func diamond() throws -> Workflow<Int> {
        let top = task("top") { 1 }.expected(.milliseconds(5))
        let left = task("left", top) { (top) async in
            TaskContext.current.log("on the left")
            TaskContext.current.reportProgress(0.5)
            return top + 1
        }
        let right = task("right", top) { $0 + 2 }
        let bottom = task("bottom", left, right) { $0 + $1 }
        return try Workflow(bottom, name: "diamond")
    }

    @Test func aStreamExplainsItselfAndKeepsTheOrder() async throws {
        let events = EventStream()
        _ = try await diamond().run(options: RunOptions(observers: [events]))
        let told = events.drain()
        guard case .runStarted(let description) = told.first?.kind else {
            Issue.record("the first event carries the plan")
            return
        }
        #expect(description.plan.name == "diamond")
        #expect(description.plan.tasks.map(\.name) == ["top", "left", "right", "bottom"])
        #expect(description.plan.tasks.map(\.dependencies) == [[], [0], [0], [1, 2]])
        #expect(description.plan.tasks[0].expected == .milliseconds(5))
        #expect(told.last?.kind == .runFinished(.done))
        #expect(told.map(\.sequence) == Array(told.indices))
        #expect(zip(told, told.dropFirst()).allSatisfy { $0.time <= $1.time })
        #expect(told.contains { $0.kind == .logged(task: 1, message: "on the left") })
        #expect(told.contains { $0.kind == .progressed(task: 1, fraction: 0.5) })
        #expect(told.contains { $0.kind == .finished(task: 3, TaskEnd(state: .done, valueSummary: "5")) })
    }

    /// What is told stays with the run until somebody comes for it, however long the next body takes.
    @Test func whoComesWithoutBeingWokenFindsEverything() async throws {
        let (reached, latch) = (Latch(), Latch())
        let events = EventStream()
        var last = AnyTask(task("0") { 0 })
        for number in 1..<60 { last = AnyTask(task("\(number)", last) { $0 + 1 }) }
        let slow = task("slow", last) { value in
            reached.open()
            try await latch.wait()
            return value
        }
        let workflow = try Workflow(slow)
        let running = Task { try await workflow.run(options: RunOptions(observers: [events])) }
        try await reached.wait()
        let told = events.drain()
        #expect(told.last?.kind == .started(task: 60))
        #expect(told.map(\.sequence) == Array(told.indices))
        #expect(events.drain().isEmpty)
        latch.open()
        #expect(try await running.value == 59)
        #expect(events.drain().map(\.kind).last == .runFinished(.done))
    }

    /// A reader that comes only when it is woken misses nothing.
    @Test(arguments: [1, 7, 200, 1_000])
    func eachWakeIsEnoughToFindEverything(count: Int) async throws {
        let (wakes, wake) = AsyncStream<Void>.makeStream()
        let events = EventStream { wake.yield() }
        let first = task("first") { 1 }
        let many = (0..<count).map { number in
            task("\(number)", first) { (value) async in
                if number.isMultiple(of: 5) { await Task.yield() }
                return value
            }
        }
        let workflow = try Workflow(task("sum", all: many) { $0.reduce(0, +) })
        let reading = Task {
            var told: [Event] = []
            for await _ in wakes {
                told += events.drain()
                if told.last?.kind.isRunFinished == true { break }
            }
            return told
        }
        #expect(try await workflow.run(options: RunOptions(observers: [events])) == count)
        let told = await reading.value
        #expect(told.map(\.sequence) == Array(told.indices))
        #expect(told.count == 2 + 3 * (count + 2))
    }

    /// Tasks that follow one another are run by the caller itself, which knows as well whose body it calls.
    @Test func theLinesOfAChainAreItsTasks() async throws {
        let events = EventStream()
        let orphans = Journal()
        var last = AnyTask(task("0") { 0 })
        for number in 1..<40 {
            last = AnyTask(
                task("\(number)", last) { value in
                    TaskContext.current.log("line \(number)")
                    // Left behind by its body, and still told apart from the next ones.
                    if number == 7 { Task { orphans.note(TaskContext.current.taskName) } }
                    return value + 1
                })
        }
        let workflow = try Workflow(last)
        #expect(try await workflow.run(options: RunOptions(observers: [events])) == 39)
        let lines = events.drain().compactMap { event -> String? in
            if case .logged(let task, let message) = event.kind { "\(task ?? -1) \(message)" } else { nil }
        }
        #expect(lines == (1..<40).map { "\($0) line \($0)" })
        while orphans.count(of: "7") == 0 { await Task.yield() }
        #expect(orphans.take() == ["7"])
    }

    @Test(arguments: 0..<10)
    func startedFollowsTheEndOfEveryDependency(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let dependencies = randomGraph(taskLimit: 150, using: &random)
        let workflow = try DynamicWorkflow(
            dependencies.enumerated().map { task, names in
                DynamicTask("\(task)", dependencies: names.map(String.init)) { _ in
                    if task.isMultiple(of: 3) { await Task.yield() }
                    return task
                }
            })
        let first = EventStream()
        let second = EventStream()
        _ = try await workflow.run(options: RunOptions(observers: [first, second]))
        let told = first.drain()
        #expect(told == second.drain(), "every observer is told the same")
        var states = [TaskState](repeating: .pending, count: workflow.description.tasks.count)
        for event in told {
            switch event.kind {
            case .ready(let task):
                #expect(states[task] == .pending)
                states[task] = .ready
            case .started(let task):
                #expect(states[task] == .ready)
                #expect(workflow.description.tasks[task].dependencies.allSatisfy { states[$0] == .done })
                states[task] = .running
            case .finished(let task, let end):
                #expect(states[task] == .running)
                states[task] = end.state
            default: break
            }
        }
        #expect(states.allSatisfy { $0 == .done })
    }

    @Test func aSlowObserverMissesNoChangeAndIsToldHowManyLinesItMissed() async throws {
        let events = EventStream(detailCapacity: 10)
        let talk = task("talk") { for line in 0..<100 { TaskContext.current.log("line \(line)") } }
        _ = try await Workflow(talk).run(options: RunOptions(observers: [events]))
        let told = events.drain()
        let lines = told.compactMap { if case .logged(_, let message) = $0.kind { message } else { nil } }
        #expect(lines == (90..<100).map { "line \($0)" })
        #expect(told.contains { $0.kind == .dropped(count: 90) })
        #expect(told.contains { $0.kind == .started(task: 0) })
        #expect(told.last?.kind == .runFinished(.done))
    }

    @Test func valuesAreToldIfOneObserverWantsThem() async throws {
        func ends(_ events: EventStream) -> [TaskEnd] {
            events.drain().compactMap { if case .finished(_, let end) = $0.kind { end } else { nil } }
        }
        let (curious, busy) = (EventStream(), EventStream(tellsValues: false))
        let workflow = try Workflow(task("end", task("begin") { 1 }) { "\($0)" })
        _ = try await workflow.run(options: RunOptions(observers: [busy]))
        #expect(ends(busy) == [TaskEnd(state: .done), TaskEnd(state: .done)])
        _ = try await workflow.run(options: RunOptions(observers: [busy, curious]))
        let told = [TaskEnd(state: .done, valueSummary: "1"), TaskEnd(state: .done, valueSummary: "\"1\"")]
        #expect(ends(busy) == told)
        #expect(ends(curious) == told)
    }

    /// Of each kind that an event keeps values in, enough for several pieces of memory, for one observer and for two.
    @Test(arguments: [1, 2])
    func valuesOfEveryKindAreToldAsTheyAre(observerCount: Int) async throws {
        struct Point { let x = 1 }
        var ends: [AnyTask<String>] = []
        var summaries: [String: String] = [:]
        func add(_ summary: String, _ value: some Sendable) {
            let name = "value \(summaries.count)"
            let value = task(name) { value }
            summaries[name] = summary
            ends.append(AnyTask(task("end of \(name)", value) { _ in name }))
            summaries["end of \(name)"] = "\"\(name)\""
        }
        for number in 1...300 {
            add("\(number)", number)
            add("\(-number).5", -Double(number) - 0.5)
            add("\(number.isMultiple(of: 2))", number.isMultiple(of: 2))
            add("()", ())
            add("\"text \(number)\"", "text \(number)")
            add("Point(x: 1)", Point())
        }
        let workflow = try Workflow(task("all", all: ends) { $0.count })
        summaries["all"] = "\(ends.count)"
        let observers = (0..<observerCount).map { _ in EventStream() }
        _ = try await workflow.run(options: RunOptions(observers: observers))
        let told = observers.map { $0.drain() }
        guard case .runStarted(let run) = told[0].first?.kind else {
            Issue.record("the first event describes the run")
            return
        }
        var found: [String: String?] = [:]
        for case .finished(let task, let end) in told[0].map(\.kind) {
            found[run.plan.tasks[task].name] = end.valueSummary
            #expect(end.state == .done && end.attemptCount == 1 && end.error == nil)
        }
        #expect(found.count == summaries.count)
        let wrong = found.filter { summaries[$0.key] != $0.value }
        #expect(wrong.isEmpty)
        #expect(told.allSatisfy { $0 == told[0] })
        #expect(told[0].map(\.sequence) == Array(told[0].indices))
    }

    /// Many events of several runs, in one batch and in many, arrive once and in order.
    @Test func longStreamsAreReadInPiecesAndAtOnce() async throws {
        let tasks = (0..<3_000).map { number in
            task("\(number)") {
                if number.isMultiple(of: 100) { TaskContext.current.log("line") }
                return number
            }
        }
        let workflow = try Workflow(task("sum", all: tasks) { $0.reduce(0, +) })
        let (whole, pieces) = (EventStream(), EventStream())
        let options = RunOptions(observers: [whole, pieces])
        var told: [Event] = []
        for _ in 0..<2 {
            async let result = workflow.run(options: options)
            for await batch in pieces.batches { told += batch }
            #expect(try await result == 4_498_500)
        }
        let all = whole.drain()
        #expect(all == told)
        #expect(all.filter { $0.kind.isDetail }.count == 60)
        #expect(all.count == 18_070, "begin and end, three events for each of 3,001 tasks, and 30 lines, twice")
        let half = all.count / 2
        #expect(all[..<half].map(\.sequence) == Array(0..<half))
        #expect(whole.drain().isEmpty)
    }

    @Test func prunedAndGivenTasksAreToldAtTheStart() async throws {
        let a = task("a") { 1 }
        let b = task("b", a) { $0 }
        let c = task("c", b) { $0 }
        let events = EventStream()
        _ = try await Workflow(c).run(b.value(5), options: RunOptions(observers: [events]))
        let kinds = events.drain().map(\.kind)
        #expect(kinds[1] == .finished(task: 0, TaskEnd(state: .pruned)))
        #expect(kinds[2] == .finished(task: 1, TaskEnd(state: .given)))
    }

    @Test func batchesEndWithTheRun() async throws {
        let events = EventStream()
        let workflow = try diamond()
        async let result = workflow.run(options: RunOptions(observers: [events]))
        var last: Event.Kind?
        for await batch in events.batches { last = batch.last?.kind }
        #expect(last == .runFinished(.done))
        #expect(try await result == 5)
    }

    @Test func withoutAnObserverNoLineIsMade() async throws {
        let journal = Journal()
        let talk = task("talk") {
            TaskContext.current.log(
                {
                    journal.note("made")
                    return "line"
                }())
        }
        try await Workflow(talk).run()
        #expect(journal.all.isEmpty)
    }

    /// Each run counts its events from 0, so their numbers do not tell which of two runs they belong to.
    @Test func linesOfSeveralRunsStandWhereTheyWereWritten() async throws {
        let events = EventStream(detailCapacity: 4)
        let talk = task("talk") { for line in 0..<3 { TaskContext.current.log("line \(line)") } }
        let workflow = try Workflow(talk)
        for _ in 0..<3 { try await workflow.run(options: RunOptions(observers: [events])) }
        let told = events.drain()
        let runs = told.split { if case .runStarted = $0.kind { true } else { false } }
        #expect(runs.count == 3)
        #expect(runs.allSatisfy { $0.last?.kind == .runFinished(.done) })
        #expect(runs.map { $0.map(\.sequence) } == [[1, 2, 5, 6, 7], [1, 2, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7]])
        #expect(runs.map { $0.filter { $0.kind == .dropped(count: 3) }.count } == [1, 0, 0])
        #expect(runs.map { $0.filter { $0.kind == .dropped(count: 2) }.count } == [0, 1, 0])
    }

    @Test func batchesEndWithTheirRunAlsoWhenTheNextOneHasBegun() async throws {
        let events = EventStream()
        let workflow = try diamond()
        for _ in 0..<2 { _ = try await workflow.run(options: RunOptions(observers: [events])) }
        for _ in 0..<2 {
            var told: [Event] = []
            for await batch in events.batches { told += batch }
            #expect(told.map(\.sequence) == Array(told.indices))
            #expect(told.last?.kind == .runFinished(.done))
        }
        #expect(events.drain().isEmpty)
    }
}
