import JFlow
import TerminalCore
import Testing

@testable import Inspector

@Suite struct RunModelTests {
    @Test func countsFollowTheTasks() {
        var story = Story(.diamond)
        story.ready(0, "load")
        story.start(1, "load")
        #expect(story.run.counts[.running] == 1)
        story.finish(101, "load")
        story.ready(101, "left")
        story.ready(101, "right")
        let run = story.run
        #expect(run.counts[.done] == 1 && run.counts[.ready] == 2 && run.counts[.pending] == 1)
        #expect(run.counts.total == 4)
        #expect(run.ready == [1, 2])
        #expect(run.awaited(by: 3) == [1, 2])
    }

    @Test func timeStandsStillWhileTheRunIsHeldBeforeItsFirstTask() {
        var story = Story(.diamond, mode: .held)
        story.ready(0, "load")
        story.tell(5_000, .modeChanged(.running))
        story.start(5_000, "load")
        var run = story.run
        #expect(run.latestTime == .zero)
        story.finish(5_100, "load")
        run = story.run
        #expect(run.latestTime == .milliseconds(100))
        #expect(run.tasks[0].taken(at: .zero) == .milliseconds(100))
        #expect(run.heldTime == .zero)
    }

    @Test func pausedTimeCountsApartOnceNothingRuns() {
        var story = Story(.diamond)
        story.start(0, "load")
        story.tell(40, .modeChanged(.paused))
        story.finish(100, "load")
        story.ready(100, "left")
        story.tell(12_100, .modeChanged(.running))
        story.start(12_100, "left")
        story.finish(12_400, "left")
        let run = story.run
        #expect(run.heldTime == .seconds(12))
        #expect(run.latestTime == .milliseconds(400))
        #expect(run.tasks[1].startTime == .milliseconds(100))
    }

    @Test func clockGoesOnBetweenEventsFromTheClosestObservation() {
        var run = RunModel()
        for event in Story(.diamond).events { run.apply(event) }
        run.observed(at: .seconds(10))
        run.apply(Event(sequence: 2, time: .seconds(1), kind: .started(task: 0)))
        run.observed(at: .milliseconds(11_300))
        #expect(run.time(at: .seconds(12)) == .seconds(2))
        run.wasStopped(for: .milliseconds(500))
        #expect(run.time(at: .seconds(12)) == .milliseconds(1_500))
    }

    @Test func criticalPathUsesUsualTimesUntilATaskHasEnded() {
        var story = Story(.diamond)
        #expect(story.run.criticalPath?.tasks == [0, 1, 3])
        #expect(story.run.criticalPath?.length == .milliseconds(450))
        story.start(0, "load")
        story.finish(100, "load")
        story.start(100, "left")
        story.start(100, "right")
        story.finish(110, "left")
        #expect(story.run.criticalPath?.tasks == [0, 2, 3])
        #expect(story.run.criticalPath?.contains(from: 0, to: 2) == true)
        #expect(story.run.criticalPath?.contains(1) == false)
    }

    @Test func criticalPathAndRemainingTimeAreUnknownWithoutUsualTimes() {
        var story = Story(PlanDescription("two", [("a", [], 100), ("b", ["a"], nil)], goals: ["b"]))
        #expect(story.run.criticalPath == nil)
        #expect(story.run.remainingTime(at: .zero) == nil)
        story.start(0, "a")
        story.finish(70, "a")
        story.start(70, "b")
        story.finish(100, "b")
        story.tell(100, .runFinished(.done))
        #expect(story.run.criticalPath?.tasks == [0, 1])
    }

    @Test func remainingTimeIsThatOfTheLongestPathOrOfTheSlots() {
        var story = Story(.diamond)
        story.ready(0, "load")
        #expect(story.run.remainingTime(at: .zero) == .milliseconds(450))
        story.start(0, "load")
        #expect(story.run.remainingTime(at: .milliseconds(40)) == .milliseconds(410))
        var narrow = Story(.diamond, slots: 1)
        narrow.ready(0, "load")
        #expect(narrow.run.remainingTime(at: .zero) == .milliseconds(650))
    }

    @Test func logKeepsTheNewestLinesAndCountsAll() {
        var story = Story(.diamond)
        for line in 0..<10_005 { story.log(line, "load", "line \(line)") }
        let log = story.run.tasks[0].log
        #expect(log.count == 10_000 && log.writtenCount == 10_005)
        #expect(log[0].text == "line 5" && log.last?.text == "line 10004")
    }

    @Test func eventsOfUnknownTasksChangeNothing() {
        var story = Story(.diamond)
        let before = story.run
        story.tell(0, .started(task: 99))
        story.tell(0, .finished(task: -1, TaskEnd(state: .done)))
        story.tell(0, .progressed(task: 4, fraction: 0.5))
        #expect(story.run == before)
    }

    @Test func reasonsAreToldInWords() {
        var story = Story(.diamond)
        story.start(0, "load")
        story.finish(10, "load")
        story.start(10, "left")
        story.finish(20, "left", TaskEnd(state: .failed, error: "boom"))
        story.finish(20, "right", TaskEnd(state: .cancelled, reason: .taskCancelled))
        story.finish(20, "join", TaskEnd(state: .skipped, reason: .needs(task: 1)))
        #expect(story.run.reasonText(of: 3) == "needs left (and right, cancelled)")
        #expect(story.run.reasonText(of: 2) == "cancelled by you")
        #expect(story.run.failures == [1])
    }

    @Test func dependenciesThatCannotBeAreLeftOut() {
        let plan = PlanDescription(
            name: "odd",
            tasks: [
                .init(name: "a", dependencies: [1, -3, 0, 99]), .init(name: "b", dependencies: [0, 1]),
            ], goals: [7])
        let model = Story(plan).model(at: 10, columns: 100, rows: 30)
        #expect(model.run.tasks.map(\.dependencies) == [[], [0]])
        #expect(model.run.tasks.map(\.dependents) == [[1], []])
        #expect(view(model).text.contains("◌ b"))
    }
}
