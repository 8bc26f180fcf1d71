import JFlow
import Samples
import Testing

@testable import Inspector

/// What holds after every event of any run.
@Suite struct RunInvariantTests {
    @Test(arguments: 0..<40) func everyTaskIsInExactlyOneStateAndTheCountsFollow(seed: Int) {
        var random = Seeded(UInt64(seed))
        var run = RunModel()
        for event in RandomRun(taskLimit: 40, using: &random).story.events {
            let former = run.counts
            run.apply(event)
            expectCounts(of: run)
            expectTasks(of: run)
            // The share of what is reached never falls: so the bar never goes back.
            if former.total > 0 {
                #expect(run.counts.withValue * former.total >= former.withValue * run.counts.total)
            }
        }
        run.settle()
        expectEnd(of: run)
    }

    private func expectCounts(of run: RunModel) {
        let states = run.tasks.map(\.state)
        #expect(TaskState.allCases.allSatisfy { state in run.counts[state] == states.count { $0 == state } })
        #expect(run.running == tasks(of: run) { $0.state == .running })
        #expect(run.ready == tasks(of: run) { $0.state == .ready })
        #expect(run.retrying == tasks(of: run) { $0.state == .retrying })
        #expect(run.counts.notChosen == tasks(of: run, where: \.isNotChosen).count)
        #expect(run.counts.total == tasks(of: run) { $0.state.isCounted && !$0.isNotChosen }.count)
        #expect(run.counts.withValue == tasks(of: run) { $0.givesValue && $0.state.isCounted }.count)
        #expect(run.counts.withValue <= run.counts.total)
    }

    private func expectTasks(of run: RunModel) {
        let time = run.latestTime
        #expect(tasks(of: run) { $0.attempts.dueTime != nil } == run.retrying)
        #expect(tasks(of: run) { $0.awaitedPool != nil }.isSubset(of: run.ready))
        #expect(tasks(of: run) { ($0.endTime != nil) != $0.state.isFinal }.isEmpty)
        #expect(
            run.tasks.allSatisfy { task in
                (task.attemptTaken(at: time) ?? .zero) <= (task.taken(at: time) ?? .zero)
                    && task.attempts.failures.allSatisfy { $0.time <= time }
                    && task.attempts.current >= (task.state.isFinal ? 0 : 1)
            })
        #expect(Set(run.soonestRetrying) == run.retrying)
        #expect(run.nextToStart.map(run.ready.contains) ?? true)
    }

    /// Whatever has no value of its own is trouble, tolerated, or not chosen: one of them and only one.
    private func expectEnd(of run: RunModel) {
        let trouble = run.unfulfilled(areTrouble: true)
        let tolerated = run.unfulfilled(areTrouble: false)
        let notChosen = tasks(of: run, where: \.isNotChosen)
        let lost = tasks(of: run) { [.failed, .skipped, .cancelled].contains($0.state) }
        #expect(Set(trouble + tolerated).union(notChosen) == lost)
        #expect(trouble.count + tolerated.count + notChosen.count == lost.count)
        #expect(trouble.isEmpty == run.troubleWords.isEmpty)
        #expect((tolerated.isEmpty && notChosen.isEmpty) == run.oddityWords.isEmpty)
        guard run.end == .done else { return }
        #expect(run.reachedCount == run.counts.total && trouble.isEmpty)
        #expect(ExitStatus.code(for: run, isInterrupted: false) == 0)
    }

    private func tasks(of run: RunModel, where holds: (TaskRecord) -> Bool) -> Set<Int> {
        Set(run.tasks.indices.filter { holds(run.tasks[$0]) })
    }
}
