import JFlow
import TerminalCore
import Testing

@testable import Inspector

@Suite struct FollowTests {
    private func tell(_ milliseconds: Int, _ kind: Event.Kind, _ model: inout Model) {
        _ = update(&model, .clock(.milliseconds(milliseconds)))
        _ = update(&model, .events([Event(sequence: 1, time: .milliseconds(milliseconds), kind: kind)]))
    }

    private func begun(_ plan: PlanDescription = .diamond) -> Model {
        Story(plan).model(at: 0, columns: 80, rows: 24)
    }

    @Test func selectionGoesToWhatRunsOnTheCriticalPath() {
        var model = begun()
        tell(0, .started(task: 0), &model)
        #expect(model.selection == 0)
        tell(2_000, .finished(task: 0, TaskEnd(state: .done)), &model)
        tell(2_000, .started(task: 2), &model)
        tell(2_000, .started(task: 1), &model)
        tell(4_000, .progressed(task: 1, fraction: 0.5), &model)
        #expect(model.selection == 1)
    }

    @Test func withoutACriticalPathItGoesToWhatRunsLongest() {
        var model = begun(PlanDescription("pair", [("a", [], nil), ("b", [], nil)], goals: ["a"]))
        tell(10, .started(task: 1), &model)
        tell(20, .started(task: 0), &model)
        tell(3_000, .progressed(task: 0, fraction: 0.5), &model)
        #expect(model.selection == 1)
    }

    @Test func itMovesAtMostOnceASecond() {
        var model = begun()
        tell(5_000, .started(task: 0), &model)
        tell(6_500, .finished(task: 0, TaskEnd(state: .done)), &model)
        tell(6_500, .started(task: 1), &model)
        #expect(model.selection == 1)
        tell(6_600, .finished(task: 1, TaskEnd(state: .done)), &model)
        tell(6_600, .started(task: 2), &model)
        #expect(model.selection == 1)
        _ = update(&model, .clock(.milliseconds(7_600)))
        #expect(model.selection == 2)
    }

    @Test func anyMovementTurnsItOffAndFTurnsItOn() {
        var model = begun()
        tell(0, .started(task: 0), &model)
        #expect(view(model).text.contains("follow"))
        _ = update(&model, .terminal(.key(.character("G"))))
        #expect(model.selection == 3 && !model.follow.isOn)
        _ = update(&model, .clock(.seconds(5)))
        #expect(model.selection == 3)
        _ = update(&model, .terminal(.key(.character("f"))))
        #expect(model.selection == 0)
    }

    @Test func firstFailureIsShownOnceUnlessTheUserJustMoved() {
        var model = begun()
        tell(0, .started(task: 0), &model)
        tell(1_000, .finished(task: 0, TaskEnd(state: .done)), &model)
        tell(1_000, .started(task: 1), &model)
        tell(1_000, .started(task: 2), &model)
        var moved = model
        _ = update(&moved, .terminal(.key(.character("g"))))
        tell(2_000, .finished(task: 2, TaskEnd(state: .failed, error: "boom")), &model)
        tell(2_000, .finished(task: 2, TaskEnd(state: .failed, error: "boom")), &moved)
        #expect(model.selection == 2)
        #expect(moved.selection == 0)
    }

    @Test func heldRunShowsTheFirstReadyTask() {
        var story = Story(SearchPage.plan, mode: .held)
        story.ready(0, "load-session")
        #expect(story.model(at: 2_000, columns: 80, rows: 24).selection == 1)
    }

    @Test func secondPressOfAKeyNeverMeetsAnotherTask() {
        var model = begun()
        tell(0, .ready(task: 0), &model)
        tell(0, .started(task: 0), &model)
        model.follow = Follow()
        model.select(0)
        _ = update(&model, .clock(.milliseconds(5_000)))
        #expect(update(&model, .terminal(.key(.character("x")))) == [.cancelTask(0)])
        tell(5_010, .finished(task: 0, TaskEnd(state: .cancelled, reason: .taskCancelled)), &model)
        tell(5_020, .started(task: 1), &model)
        #expect(update(&model, .terminal(.key(.character("x")))) == [])
        #expect(model.selection == 0 && model.notice == "load has ended: cancelled")
        tell(9_000, .started(task: 2), &model)
        #expect(model.selection == 1)
    }

    @Test func nothingIsDrawnWhenNothingChanges() {
        var model = begun()
        let idle = model.revision
        #expect(model.nextDeadline == nil)
        for second in 1...20 { _ = update(&model, .clock(.seconds(second))) }
        _ = update(&model, .terminal(.focus(true)))
        _ = update(&model, .events([]))
        #expect(model.revision == idle)
        tell(20_050, .started(task: 0), &model)
        let running = model.revision
        #expect(model.nextDeadline == .milliseconds(20_100))
        _ = update(&model, .clock(.milliseconds(20_060)))
        #expect(model.revision == running)
        _ = update(&model, .clock(.milliseconds(20_100)))
        #expect(model.revision == running + 1)
    }
}
