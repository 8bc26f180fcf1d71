import JFlow
import TerminalCore
import Samples
import Testing

@testable import Inspector

/// Large runs; the limits are those of a debug build on a busy machine, ten times what a release build needs.
@Suite(.serialized) struct LargeGraphTests {
    private func plan(tasks count: Int, seed: Int) -> PlanDescription {
        var random = Seeded(UInt64(seed))
        let tasks = (0..<count).map { index in
            let nearest = max(index - 60, 0)
            let needs = index < 30 ? [] : (0..<2).map { _ in Int.random(in: nearest..<index, using: &random) }
            return PlanDescription.Task(
                name: "task-\(index)", dependencies: Array(Set(needs)).sorted(),
                expected: .milliseconds(Int.random(in: 10...900, using: &random)))
        }
        return PlanDescription(name: "large", tasks: tasks, goals: [count - 1])
    }

    private func wholeRun(of plan: PlanDescription) -> [Event] {
        var story = Story(plan)
        for task in plan.tasks.indices {
            story.tell(task, .ready(task: task))
            story.tell(task, .started(task: task))
            story.tell(task, .logged(task: task, message: "a line"))
            story.tell(task + 1, .finished(task: task, TaskEnd(state: .done, valueSummary: "1")))
        }
        return story.events
    }

    @Test func hundredThousandEventsAreFoldedAtOnce() {
        let events = wholeRun(of: plan(tasks: 25_000, seed: 1))
        #expect(events.count > 100_000)
        var model = Model(size: Size(columns: 100, rows: 30))
        let time = ContinuousClock().measure { _ = update(&model, .events(events)) }
        #expect(model.run.counts.done == 25_000 && model.form == .list)
        #expect(time < .seconds(10))
    }

    @Test func graphOfAThousandTasksIsLaidOutOnceAndDrawnByItsVisiblePart() {
        let events = wholeRun(of: plan(tasks: 1_000, seed: 2))
        var model = Model(size: Size(columns: 160, rows: 50))
        let layout = ContinuousClock().measure { _ = update(&model, .events([events[0]])) }
        #expect(model.form == .lines)
        let key = model.drawingKey
        let rest = ContinuousClock().measure {
            for start in stride(from: 1, to: events.count, by: 100) {
                _ = update(&model, .events(Array(events[start..<min(start + 100, events.count)])))
            }
        }
        #expect(model.drawingKey == key)
        #expect(rest < layout, "forty batches cost less than one layout")
        let frames = ContinuousClock().measure { for _ in 0..<20 { _ = view(model) } }
        #expect(frames / 20 < layout / 2, "a frame costs less than a layout: only what is in sight is drawn")
        #expect(view(model).lines.contains { $0.contains("above ▴") || $0.contains("more below ▾") })
    }
}
