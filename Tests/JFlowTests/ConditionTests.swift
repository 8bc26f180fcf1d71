import Testing

@testable import JFlow

struct ConditionTests {
    private let journal = Journal()

    private func noted<Value: Sendable>(_ name: String, _ value: Value) -> TaskDefinition<Value, Void> {
        let journal = journal
        return task(name) {
            journal.note(name)
            return value
        }
    }

    @Test func aTaskRunsOnlyIfItsPredicateSaysSo() async throws {
        for isMember in [true, false] {
            let predicate = noted("isMember", isMember)
            let prices = noted("prices", 10)
            let journal = Journal()
            let discount = task("discount", prices) { price in
                journal.note("discount")
                return price / 2
            }.when(predicate)
            let total = task("total", discount) { discount in discount ?? 100 }
            let events = EventStream()
            let value = try await Workflow(total).run(options: RunOptions(observers: [events]))
            #expect(value == (isMember ? 5 : 100))
            #expect(journal.all == (isMember ? ["discount"] : []))
            let ends = events.ends
            #expect(ends["discount"]?.state == (isMember ? .done : .skipped))
            #expect(ends["prices"]?.state == (isMember ? .done : .skipped), "only the discount needs the prices")
            if !isMember {
                #expect(ends["discount"]?.reason == .notChosen(by: events.index(of: "isMember")))
                #expect(ends["prices"]?.reason == .notChosen(by: events.index(of: "isMember")))
                #expect(ends["discount"]?.valueSummary == "nil")
            }
            #expect(events.lastKind == .runFinished(.done))
        }
    }

    @Test func whatIsNotChosenCanHaveAValueAllTheSame() async throws {
        let isMember = task("isMember") { true }
        let discount = task("discount") { () throws -> Int in 20 }.when(isMember, otherwise: 0)
        let price = task("price", discount) { discount in 100 - discount }
        let workflow = try Workflow(price)
        #expect(try await workflow.run() == 80)
        let events = EventStream()
        #expect(try await workflow.run(isMember.value(false), options: RunOptions(observers: [events])) == 100)
        let end = events.ends["discount"]
        #expect(end?.state == .skipped)
        #expect(end?.valueSummary == "0")
        let failing = task("failing") { () throws -> Int in throw TestError("no") }.when(isMember, otherwise: 5)
        #expect(try await Workflow(task("use", failing) { $0 }).run() == 5)
    }

    @Test func whatOthersNeedRunsWhateverTheConditionSays() async throws {
        let prices = noted("prices", 10)
        let discount = task("discount", prices) { $0 / 2 }.when(noted("isMember", false))
        let total = task("total", discount, prices) { $1 - ($0 ?? 0) }
        #expect(try await Workflow(total).run() == 10)
        #expect(journal.all.sorted() == ["isMember", "prices"])
    }

    @Test func ofTwoBranchesOneRuns() async throws {
        for isLarge in [true, false] {
            let journal = Journal()
            let predicate = task("isLarge") { isLarge }
            let sample = task("sample", noted("index", 1)) { index in
                journal.note("sample")
                return "sample \(index)"
            }
            let whole = task("whole", noted("content", 2)) { content in
                journal.note("whole")
                return "whole \(content)"
            }
            let digest = choice("digest", if: predicate, then: sample, else: whole)
            let events = EventStream()
            let value = try await Workflow(digest).run(options: RunOptions(observers: [events]))
            #expect(value == (isLarge ? "sample 1" : "whole 2"))
            #expect(journal.all == [isLarge ? "sample" : "whole"])
            let unchosen = isLarge ? ["whole", "content"] : ["sample", "index"]
            for name in unchosen { #expect(events.ends[name]?.reason == .notChosen(by: events.index(of: "isLarge"))) }
        }
    }

    @Test func aBranchThatFailsFailsTheChoice() async throws {
        let bad = task("bad") { () throws -> Int in throw TestError("no") }
        let choice = choice("choice", if: task("yes") { true }, then: bad, else: noted("good", 1))
        let error = await thrown { () async throws(WorkflowError) in try await Workflow(choice).run() }
        #expect(error?.failure?.states == ["yes": .done, "bad": .failed, "good": .skipped, "choice": .skipped])
    }

    @Test func aBranchThatFailedBeforeStopsTheRunWhenItIsChosen() async throws {
        let bad = task("bad") { () throws -> Int in throw TestError("no") }
        let other = task("other", bad) { $0 }.optional()
        let isBad = task("isBad", other) { $0 == nil }
        let choice = choice("choice", if: isBad, then: bad, else: noted("good", 1))
        // Asked to stop when the choice is lost, or not even started; the test would last as long as this otherwise.
        let long = task("long", isBad) { _ in try await Task.sleep(for: .seconds(600)) }
        let late = task("late", long) { 2 }
        let error = await thrown { () async throws(WorkflowError) in try await Workflow(choice, late).run() }
        #expect(
            error?.failure?.states == [
                "bad": .failed, "other": .skipped, "isBad": .done, "good": .skipped, "choice": .skipped,
                "long": .skipped, "late": .skipped,
            ])
    }

    @Test func aTaskThatIsGivenItsArgumentsAsksNoCondition() async throws {
        let discount = task("discount", noted("prices", 10)) { $0 / 2 }.when(noted("isMember", false))
        let workflow = try Workflow(task("total", discount) { $0 ?? 100 })
        #expect(try await workflow.run(discount(40)) == 20)
        #expect(try await workflow.run(discount.value(nil)) == 100)
        #expect(journal.all == [])
        let chosen = choice("choice", if: noted("p", true), then: noted("a", 1), else: noted("b", 2))
        #expect(try await Workflow(chosen).run(chosen(false, 7, 8)) == 8)
        #expect(journal.all == [])
    }

    @Test func conditionsNest() async throws {
        let inner = choice("inner", if: noted("p", false), then: noted("a", 1), else: noted("b", 2))
        let outer = choice("outer", if: noted("q", true), then: inner, else: noted("c", 3))
        #expect(try await Workflow(outer).run() == 2)
        #expect(journal.all.sorted() == ["b", "p", "q"])
        let (value, other) = try await Workflow(
            choice("first", if: noted("r", false), then: inner, else: noted("d", 4)),
            choice("second", if: noted("s", false), then: inner, else: noted("e", 5))
        ).run()
        #expect((value, other) == (4, 5))
        #expect(!journal.all.dropFirst(3).contains("p"), "nobody needs the inner choice")
    }

    @Test func aLongBranchThatIsNotChosenEndsWithoutRecursion() async throws {
        var last = AnyTask(noted("0", 0))
        for number in 1...200_000 { last = AnyTask(task(String(number), last) { $0 + 1 }) }
        let value = try await Workflow(choice("x", if: noted("p", false), then: last, else: noted("b", 2))).run()
        #expect(value == 2)
        #expect(journal.all == ["p", "b"])
    }

    @Test func whatAChoiceCannotHaveIsSaidBeforeAnythingRuns() {
        let choice = choice("x", if: noted("p", false), then: noted("a", 1), else: noted("b", 2))
        let error = problems { () throws(WorkflowError) in try Workflow(choice.timeout(.seconds(1))) }
        #expect(
            error == [
                """
                Task “x” only takes the value of another task, so it can be neither cached nor limited in time: ask \
                that of the tasks between which it chooses.
                """
            ])
    }
}

/// The problems of a workflow that cannot be made.
func problems<Value>(_ make: () throws(WorkflowError) -> Value) -> [String] {
    do throws(WorkflowError) {
        _ = try make()
        return []
    } catch {
        return error.problems
    }
}

extension EventStream {
    /// All events so far, without taking them.
    private var all: [Event] {
        let events = drain()
        let chunk = EventChunk(capacity: max(1, events.count))
        for event in events { chunk.append(event) }
        _ = append(chunk, areChanges: false, isLast: true)
        return events
    }

    /// How each task ended, by name.
    var ends: [String: TaskEnd] {
        let all = all
        guard case .runStarted(let run) = all.first?.kind else { return [:] }
        var ends: [String: TaskEnd] = [:]
        for case .finished(let task, let end) in all.map(\.kind) { ends[run.plan.tasks[task].name] = end }
        return ends
    }

    /// The index of a task of the run that was observed.
    func index(of name: String) -> Int {
        guard case .runStarted(let run) = all.first?.kind else { return -1 }
        return run.plan.tasks.firstIndex { $0.name == name } ?? -1
    }

    var lastKind: Event.Kind? { all.last?.kind }
    var kinds: [Event.Kind] { all.map(\.kind) }
}
