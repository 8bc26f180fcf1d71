import Testing

@testable import JFlow

/// Runs that want other values than those of the goals.
struct SelectedGoalsTests {
    let journal = Journal()

    private func diamond() -> (
        top: TaskDefinition<Int, (Int), Int>, left: TaskDefinition<Int, Void, Int>,
        right: TaskDefinition<String, Void, Int>, bottom: TaskDefinition<String, Void, Int, String>
    ) {
        let journal = journal
        let top = task("top", Parameter<Int>("number")) { number in
            journal.note("top")
            return number
        }
        let left = task("left", top) { number in
            journal.note("left")
            return number + 1
        }
        let right = task("right", top) { number in
            journal.note("right")
            return "\(number)"
        }
        let bottom = task("bottom", left, right) { left, right in
            journal.note("bottom")
            return "\(left) \(right)"
        }
        return (top, left, right, bottom)
    }

    @Test func aTaskInTheMiddleIsAGoalForOneRun() async throws {
        let (top, left, _, bottom) = diamond()
        let workflow = try Workflow(bottom)
        let number: Int = try await workflow.run(goals: left, with: top(1))
        #expect(number == 2)
        #expect(journal.all == ["top", "left"])
        #expect(try await workflow.run(top(1)) == "2 1")
    }

    @Test func severalGoalsOfDifferentTypesComeInTheirOrder() async throws {
        let (top, left, right, bottom) = diamond()
        let workflow = try Workflow(bottom)
        let values: (String, Int, Int, String) = try await workflow.run(
            goals: right, left, top, right, with: top.with(5), options: RunOptions(slots: 1))
        #expect(values == ("5", 6, 5, "5"))
        #expect(journal.all == ["top", "left", "right"])
    }

    @Test func whatIsNotWantedIsPrunedAndTheRunSaysWhatItWants() async throws {
        let (top, left, _, bottom) = diamond()
        let events = EventStream()
        _ = try await Workflow(bottom).run(goals: left, with: top(1), options: RunOptions(observers: [events]))
        let kinds = events.drain().map(\.kind)
        guard case .runStarted(let description) = kinds.first else { return #expect(Bool(false), "no begin") }
        #expect(description.plan.goals == [1])
        #expect(kinds.contains(.finished(task: 2, TaskEnd(state: .pruned))))
        #expect(kinds.contains(.finished(task: 3, TaskEnd(state: .pruned))))
        #expect(kinds.last == .runFinished(.done))
    }

    @Test func selectionAndReplacementsGoTogether() async throws {
        let (top, left, right, bottom) = diamond()
        let workflow = try Workflow(bottom)
        let other = task("other", right) { $0.count * 100 }
        let values = try await workflow.run(goals: left, bottom, with: left.replaced(by: other), top(7))
        #expect(values == (100, "100 7"))
        #expect(try await workflow.run(goals: left, with: left.value(3)) == 3)
    }

    @Test func aFailureOfWhatIsNotWantedDoesNotMatter() async throws {
        let good = task("good") { 1 }
        let bad = task("bad") { () throws -> Int in throw TestError("bad") }
        let workflow = try Workflow(good, task("both", good, bad) { $0 + $1 })
        #expect(try await workflow.run(goals: good) == 1)
        let error = await thrown { () throws(WorkflowError) in try await workflow.run(goals: bad, good) }
        #expect(error?.failure?.failedTasks.first?.path == ["bad"], "the path begins at a goal of this run")
    }

    @Test func aGoalThatIsNoPartIsToldBeforeTheRun() async throws {
        let (top, _, _, bottom) = diamond()
        let workflow = try Workflow(bottom, name: "diamond")
        let stranger = task("bottle") { 1 }
        let twin = task("left") { 1 }
        let error = await thrown { () throws(WorkflowError) in
            try await workflow.run(goals: stranger, top, twin, with: stranger())
        }
        #expect(error?.problems.count == 4)
        #expect(
            error?.problems.first == """
                The entry point “bottle” is no part of workflow “diamond”: no goal depends on it. Did you mean “bottom”?
                """)
        #expect(
            error?.problems[1] == """
                The goal “bottle” is no part of workflow “diamond”: no goal depends on it. Did you mean “bottom”?
                """)
        #expect(error?.problems[2].hasPrefix("The goal “left” (defined at ") == true)
        #expect(
            error?.problems[3] == """
                Task “top” has no value for its parameter “number” (top): give it in `run` with top(…).
                """)
        let derived = try workflow.replacing(bottom.value("end"))
        let pruned = await thrown { () throws(WorkflowError) in try await derived.run(goals: top) }
        #expect(
            pruned?.problems == [
                "The goal “top” is no part of workflow “diamond” any more: what needed it was replaced."
            ])
        #expect(journal.all.isEmpty)
    }

    @Test func whatIsClosedAfterItsLastConsumerIsNoGoal() async throws {
        let file = task("file") { 1 }.closing { _ in }
        let workflow = try Workflow(task("size", file) { $0 })
        let error = await thrown { () throws(WorkflowError) in try await workflow.run(goals: file) }
        #expect(
            error?.problems == [
                "Task “file” is closed after its last consumer, so it cannot be a goal: name a task that uses it."
            ])
    }

    @Test func exactlyWhatTheSelectedTasksNeedRuns() async throws {
        for seed in 0..<100 as Range<UInt64> {
            var random = SeededGenerator(seed: 20_000 + seed)
            let sample = RandomTypedWorkflow(random: &random)
            let workflow = try sample.workflow()
            let candidates = sample.needed().sorted()
            let first = candidates.randomElement(using: &random) ?? 0
            let second = candidates.randomElement(using: &random) ?? 0
            let values = sample.expectedValues()
            let results = try await workflow.run(goals: sample.tasks[first], sample.tasks[second])
            #expect(results == (values[first], values[second]))
            #expect(sample.takeCalls() == sample.needed(by: [first, second]).sorted(), "seed \(seed)")
        }
    }
}
