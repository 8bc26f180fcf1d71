import JFlow
import Testing
import TraceFormat
import TraceReports

@Suite("Differences of runs")
struct DifferenceTests {
    /// A run of independent tasks, each of which runs for some milliseconds from the begin on and comes to a state.
    private func run(
        _ tasks: [(name: String, milliseconds: Double, state: TaskState)], workflow: String = "report"
    ) throws -> RunHistory {
        let plan = PlanDescription(
            name: workflow, tasks: tasks.map { .init(name: $0.name, dependencies: []) }, goals: [])
        var kinds: [(Duration, Event.Kind)] = [(.zero, .runStarted(RunDescription(plan: plan)))]
        for task in tasks.indices where tasks[task].state != .skipped {
            kinds += [(.zero, .ready(task: task)), (.zero, .started(task: task))]
        }
        for (task, end) in tasks.enumerated().sorted(by: { $0.element.milliseconds < $1.element.milliseconds }) {
            let error = end.state == .failed ? "no\nluck" : nil
            kinds.append(
                (.milliseconds(end.milliseconds), .finished(task: task, TaskEnd(state: end.state, error: error))))
        }
        let isDone = tasks.allSatisfy { $0.state == .done }
        kinds.append((.milliseconds(tasks.map(\.milliseconds).max() ?? 0), .runFinished(isDone ? .done : .failed)))
        let events = kinds.enumerated().map { Event(sequence: $0, time: $1.0, kind: $1.1) }
        return RunHistory(of: try recorded(events))
    }

    @Test func theLargestDifferenceComesFirst() throws {
        let before = try run([("a", 100, .done), ("b", 100, .done), ("c", 10, .done), ("d", 50, .done)])
        let after = try run([("d", 50.5, .done), ("c", 12, .done), ("b", 60, .done), ("a", 130, .done)])
        let difference = RunDifference(from: before, to: after)
        #expect(difference.timeChanges.map(\.name) == ["b", "a", "c"])
        #expect(difference.timeChanges.map(\.change) == [.milliseconds(-40), .milliseconds(30), .milliseconds(2)])
        #expect(
            difference.text() == """
                “report”: done in 100 ms → done in 130 ms (+30.0 ms, +30.0 %).
                Critical path: 100 ms → 130 ms (+30.0 ms, +30.0 %).
                2 tasks slower, 1 faster, by 5 % and 1.00 ms or more:
                  -40.0 ms  -40.0 %   100 ms → 60.0 ms  b
                  +30.0 ms  +30.0 %   100 ms →  130 ms  a
                  +2.00 ms  +20.0 %  10.0 ms → 12.0 ms  c
                """)
        #expect(difference.text(limit: 1).hasSuffix("  b\n  … 2 more"))
    }

    @Test func statesAndTasksThatCameAndWentAreTold() throws {
        let before = try run([("a", 10, .done), ("b", 20, .failed), ("old", 1, .done), ("e\u{1B}", 5, .done)])
        let after = try run(
            [("a", 30, .failed), ("b", 20, .done), ("new", 1, .done), ("e\u{1B}", 0, .skipped)], workflow: "report 2")
        let difference = RunDifference(from: before, to: after)
        #expect(difference.timeChanges.isEmpty)
        #expect(difference.stateChanges.map(\.name) == ["a", "b", "e\u{1B}"])
        #expect(difference.added == ["new"] && difference.removed == ["old"])
        #expect(
            difference.text() == """
                “report” and “report 2”: failed in 20.0 ms → failed in 30.0 ms (+10.0 ms, +50.0 %).
                Critical path: 20.0 ms → 30.0 ms (+10.0 ms, +50.0 %).
                  first:  b
                  second: a
                No task is slower or faster by 5 % and 1.00 ms.
                3 tasks in another state:
                  a: done → failed (no\\nluck)
                  b: failed → done (no\\nluck)
                  e\\u{1B}: done → skipped
                1 task only in the second:
                  new
                1 task only in the first:
                  old
                """)
    }

    @Test func aRunIsNotDifferentFromItself() async throws {
        for seed in UInt64(0)..<20 {
            let history = RunHistory(of: try await RandomRun(seed: seed).run)
            let threshold = DifferenceThreshold(percent: 0, duration: .zero)
            let difference = RunDifference(from: history, to: history, threshold: threshold)
            #expect(difference.timeChanges.isEmpty && difference.stateChanges.isEmpty)
            #expect(difference.added.isEmpty && difference.removed.isEmpty)
            #expect(difference.text().contains("No task is slower or faster by 0 % and 0 ns."))
        }
    }

    @Test(arguments: [
        ("5%,1ms", 5, 1_000_000), ("10%", 10, 1_000_000), ("2ms", 5, 2_000_000), ("0.5 %, 250us", 0.5, 250_000),
        ("1s,0%", 0, 1_000_000_000), ("3µs", 5, 3_000), ("2min", 5, 120_000_000_000), ("0ns,0%", 0, 0),
    ])
    func thresholdsAreRead(text: String, percent: Double, nanoseconds: Int) {
        #expect(
            DifferenceThreshold(text) == DifferenceThreshold(percent: percent, duration: .nanoseconds(nanoseconds)))
    }

    @Test(arguments: [
        "", "5", "%", "ms", "-1%", "1e3ms", "5%,", "5 parsecs", "nan%", "inf s", "1..2%", "99999999999min",
    ])
    func otherThresholdsAreRefused(text: String) {
        #expect(DifferenceThreshold(text) == nil)
    }

    @Test(arguments: [
        (100, 104.9, false), (100, 105, true), (10, 10.9, false), (10, 11, true), (0, 0.5, false), (0, 1, true),
    ])
    func bothPartsOfTheThresholdMustBeReached(before: Double, after: Double, isTold: Bool) throws {
        for (old, new) in [(before, after), (after, before)] {
            // The share is one of the earlier time.
            if old > new, before == 100, after == 105 { continue }
            let difference = RunDifference(from: try run([("a", old, .done)]), to: try run([("a", new, .done)]))
            #expect(difference.timeChanges.isEmpty != isTold, "\(old) → \(new)")
        }
    }

    @Test func hostileTextsDoNothing() throws {
        let hostile = try hostileHistory()
        let other = try history([PlanDescription.Task(name: "\u{1B}c", dependencies: [])], [], workflow: "\u{9B}31m")
        #expect(activeScalars(in: RunDifference(from: hostile, to: other).text()).isEmpty)
        #expect(activeScalars(in: RunDifference(from: other, to: hostile).text()).isEmpty)
    }
}
