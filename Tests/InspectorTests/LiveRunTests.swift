import JFlow
import TerminalCore
import Testing

@testable import Inspector

/// The run model and the screen over events of the real engine.
@Suite struct LiveRunTests {
    private struct Outage: Error, CustomStringConvertible {
        var description: String { "no answer" }
    }

    private func show(_ events: EventStream) -> Model {
        var model = Model(size: Size(columns: 100, rows: 30))
        _ = update(&model, .events(events.drain()))
        return model
    }

    @Test func runThatSucceedsIsFoldedToItsEnd() async throws {
        let load = task("load") { 20 }
        let double = task("double", load) { $0 * 2 }
        let sum = task("sum", load, double) { $0 + $1 }
        let events = EventStream()
        let result = try await Workflow(sum).run(options: RunOptions(slots: 2, observers: [events]))
        #expect(result == 60)
        let model = show(events)
        #expect(model.mode == .done && model.exitCode == 0)
        #expect(model.run.counts.done == 3 && model.run.counts.unfinished == 0)
        #expect(model.run.tasks.map(\.name) == ["load", "double", "sum"])
        #expect(model.run.tasks[2].value == "60")
        #expect(model.run.tasks[2].dependencies == [0, 1])
        #expect(view(model).text.contains("✓ double"))
    }

    @Test func failureAndWhatItTookAlongAreShown() async throws {
        let ads = task("ads") { () throws -> Int in throw Outage() }
        let page = task("page", ads) { $0 + 1 }
        let events = EventStream()
        await #expect(throws: WorkflowError.self) {
            _ = try await Workflow(page).run(options: RunOptions(observers: [events]))
        }
        let model = show(events)
        #expect(model.mode == .failed && model.exitCode == 1)
        #expect(model.run.failures == [0])
        #expect(model.run.tasks[0].error?.contains("no answer") == true)
        #expect(model.run.tasks[1].state == .skipped)
        #expect(model.run.reasonText(of: 1) == "needs ads")
    }

    @Test func heldRunIsSteppedThroughTheModel() async throws {
        let first = task("first") { 1 }
        let second = task("second", first) { $0 + 1 }
        let events = EventStream()
        let control = RunControl(startsHeld: true)
        let workflow = try Workflow(second)
        async let result = workflow.run(options: RunOptions(observers: [events], control: control))
        var model = Model(size: Size(columns: 100, rows: 30))
        while model.run.ready.isEmpty {
            _ = update(&model, .events(events.drain()))
            await Task.yield()
        }
        #expect(model.mode == .held)
        #expect(update(&model, .terminal(.key(.character("s")))) == [.step])
        _ = update(&model, .stepAnswered(control.step()))
        #expect(model.notice == "starts first")
        while model.run.counts[.done] < 1 || model.run.ready.isEmpty {
            _ = update(&model, .events(events.drain()))
            await Task.yield()
        }
        #expect(model.mode == .step && model.run.nextToStart == 1)
        #expect(update(&model, .terminal(.key(.character(" ")))) == [.resume])
        control.resume()
        #expect(try await result == 2)
        _ = update(&model, .events(events.drain()))
        #expect(model.mode == .done)
    }

    @Test func givenAndPrunedTasksStandOutsideTheCount() async throws {
        let source = task("source") { 1 }
        let middle = task("middle", source) { $0 + 1 }
        let goal = task("goal", middle) { $0 * 10 }
        let events = EventStream()
        let result = try await Workflow(goal).run(middle.value(5), options: RunOptions(observers: [events]))
        #expect(result == 50)
        let run = show(events).run
        #expect(run.counts.total == 1 && run.counts.done == 1)
        #expect(run.tasks.map(\.state) == [.pruned, .given, .done])
    }
}
