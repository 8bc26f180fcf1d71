import JFlow
import TerminalCore
import Testing

@testable import Inspector

@Suite struct UpdateTests {
    private func select(_ name: String, _ model: inout Model) {
        model.userSelected(SearchPage.plan.index(of: name))
    }

    private func name(_ model: Model) -> String? { model.selection.map { SearchPage.plan.tasks[$0].name } }

    private var running: Model { SearchPage.midRun.model(at: 4_800, columns: 100, rows: 30) }
    private var finished: Model { SearchPage.finished.model(at: 9_000, columns: 100, rows: 30) }

    private func inMode(_ mode: RunMode) -> Model {
        var story = Story(SearchPage.plan, slots: 2, mode: mode)
        for name in ["parse-query", "load-session"] { story.ready(0, name) }
        return story.model(at: 1_000, columns: 100, rows: 30)
    }

    @Test func spaceOpensAndClosesTheGate() {
        var model = inMode(.held)
        #expect(press(" ", &model) == [.resume])
        for mode in [RunMode.paused, .stepping, .pausedBefore(task: 0)] {
            model = inMode(mode)
            #expect(press(" ", &model) == [.resume])
        }
        model = running
        #expect(press(" ", &model) == [.pause])
        model = inMode(.cancelling)
        #expect(press(" ", &model) == [] && model.notice == "the run is being cancelled")
        model = finished
        #expect(press(" ", &model) == [] && model.notice == "the run has ended: R runs it again")
    }

    @Test func stepsAreAskedForAndTheirAnswersAreTold() {
        var model = inMode(.held)
        #expect(press("s", &model) == [.step])
        #expect(press("S", &model) == [.stepLayer])
        _ = update(&model, .stepAnswered(.starts(task: 0)))
        #expect(model.notice == "starts parse-query")
        _ = update(&model, .stepAnswered(.noFreeSlot))
        #expect(model.notice == "no free slot")
        _ = update(&model, .stepAnswered(.nothingReady(waitingFor: [6, 9])))
        #expect(model.notice == "nothing is ready: waiting for vector-index, history")
        _ = update(&model, .layerStepped([0, 1]))
        #expect(model.notice == "starts parse-query, load-session")
        _ = update(&model, .layerStepped([]))
        #expect(model.notice == "no free slot")
    }

    @Test func screenNamesTheTaskThatAStepWouldStart() {
        let text = view(inMode(.held)).text
        #expect(text.contains("next step starts: parse-query (ready)"))
        #expect(text.contains("HELD │ space runs it  s steps  Enter details"))
        let paused = view(inMode(.pausedBefore(task: 1))).text
        #expect(paused.contains("PAUSED before load-session │ space go on"))
        #expect(paused.contains("paused before load-session (breakpoint)"))
    }

    @Test func breakpointsAreSetAndRemoved() {
        var model = running
        select("rank", &model)
        #expect(press("b", &model) == [.setBreakpoint(true, task: 10)])
        #expect(model.breakpoints == [10])
        #expect(view(model).text.contains("B◌ rank"))
        #expect(press("b", &model) == [.setBreakpoint(false, task: 10)])
        #expect(model.breakpoints.isEmpty)
    }

    @Test func oneTaskIsCancelledUnlessItHasEnded() {
        var model = running
        select("facets", &model)
        #expect(press("x", &model) == [.cancelTask(11)])
        select("embed", &model)
        #expect(press("x", &model) == [] && model.notice == "embed has ended: done")
    }

    @Test func runGoesOnToTheSelection() {
        var model = inMode(.held)
        select("rank", &model)
        #expect(press(">", &model) == [.runTo(task: 10)])
        model = running
        select("vector-index", &model)
        #expect(press(">", &model) == [] && model.notice == "vector-index is running already")
    }

    @Test func cancellingTheRunAsksAndEnterIsSafe() {
        var model = running
        #expect(press("X", &model) == [] && model.question == .cancelRun)
        #expect(view(model).text.contains("Cancel the whole run?"))
        #expect(press(.enter, &model) == [] && model.question == nil && model.mode == .running)
        _ = press("X", &model)
        #expect(press("y", &model) == [.cancelRun])
        #expect(model.mode == .cancelling)
    }

    @Test func quitAsksOnlyWhileTheRunGoesOn() {
        var model = inMode(.held)
        #expect(press("q", &model) == [.quit] && model.exitCode == 0)
        model = finished
        #expect(press("q", &model) == [.quit] && model.exitCode == 0)
        model = SearchPage.failed.model(at: 9_000, columns: 100, rows: 30)
        #expect(press("q", &model) == [.quit] && model.exitCode == 1)
        model = running
        #expect(press("q", &model) == [] && model.question == .leave)
        #expect(press(.enter, &model) == [] && model.question == nil)
        _ = press("q", &model)
        #expect(press("y", &model) == [.cancelRun] && model.mode == .cancelling)
        let end = Event(sequence: 99, time: .seconds(5), kind: .runFinished(.cancelled))
        #expect(update(&model, .events([end])) == [.quit] && model.exitCode == 130)
    }

    @Test func quitLeavesACancelledRunAsSoonAsItHasEnded() {
        var model = running
        _ = press("X", &model)
        #expect(press("y", &model) == [.cancelRun])
        #expect(press("q", &model) == [.cancelRun] && model.question == nil)
        #expect(view(model).text.contains("cancelling, ctrl-c again to exit now"))
        var impatient = model
        let end = Event(sequence: 99, time: .seconds(5), kind: .runFinished(.cancelled))
        #expect(update(&model, .events([end])) == [.quit] && model.exitCode == 130)
        #expect(press(.control("c"), &impatient) == [.exitNow] && impatient.exitCode == 130)
    }

    @Test func firstInterruptCancelsAndSecondLeavesAtOnce() {
        var model = running
        #expect(update(&model, .terminal(.interrupt)) == [.cancelRun])
        #expect(view(model).text.contains("cancelling, ctrl-c again to exit now"))
        #expect(press("f", &model) == [])
        _ = update(&model, .clock(.seconds(60)))
        #expect(view(model).text.contains("cancelling, ctrl-c again to exit now"))
        #expect(press(.control("c"), &model) == [.exitNow])
        #expect(model.exitCode == 130)
        model = inMode(.held)
        #expect(update(&model, .terminal(.interrupt)) == [.quit] && model.exitCode == 130)
        model = finished
        #expect(update(&model, .terminal(.interrupt)) == [.quit] && model.exitCode == 0)
    }

    @Test func selectionAndBreakpointsStayWhenTheRunStartsAgain() {
        var model = finished
        select("全文検索", &model)
        _ = press("b", &model)
        let drawing = model.drawingKey
        _ = update(&model, .events(SearchPage.midRun.events))
        #expect(name(model) == "全文検索")
        #expect(model.breakpoints == [7])
        #expect(model.drawingKey == drawing && model.mode == .running)
    }

    @Test func arrowsFollowEdgesAndLayers() {
        var model = running
        select("vector-index", &model)
        _ = press(.up, &model)
        #expect(name(model) == "embed")
        _ = press("l", &model)
        #expect(name(model) == "load-session")
        _ = press(.right, &model)
        #expect(name(model) == "locale")
        _ = press("h", &model)
        _ = press("h", &model)
        _ = press("h", &model)
        _ = press("j", &model)
        #expect(name(model) == "全文検索")
        _ = press("k", &model)
        _ = press("k", &model)
        #expect(name(model) == "parse-query")
        _ = press("G", &model)
        #expect(name(model) == "render")
        _ = press("g", &model)
        #expect(name(model) == "parse-query")
        _ = press(.pageDown, &model)
        #expect(name(model) == "render")
    }

    @Test func parentsAndChildrenAreVisitedInTurn() {
        var model = running
        select("parse-query", &model)
        var visited: [String?] = []
        for _ in 0..<4 {
            _ = press("d", &model)
            visited.append(name(model))
        }
        #expect(visited == ["spell-check", "embed", "locale", "spell-check"])
        select("rank", &model)
        _ = press("u", &model)
        #expect(name(model) == "全文検索")
        _ = press("u", &model)
        #expect(name(model) == "vector-index")
    }

    @Test func selectionStaysInSightThroughEveryResize() {
        var model = running
        select("personalise", &model)
        for size in [(40, 10), (100, 30), (60, 14), (80, 24), (200, 60), (41, 12)] {
            _ = update(&model, .terminal(.resized(Size(columns: size.0, rows: size.1))))
            #expect(name(model) == "personalise")
            let body = view(model).lines.dropFirst().prefix(size.1 - Panes(of: model).strip.rows - 2)
            #expect(body.contains { $0.contains("❯") && $0.contains("personal") }, "at \(size)")
        }
    }

    @Test func zoomGoesThroughTheFormsAndBack() {
        var model = running
        #expect(model.form == .lines)
        _ = press("z", &model)
        #expect(model.form == .boxes)
        _ = press("z", &model)
        #expect(model.form == .boxes && model.notice == "boxes are the largest form")
        _ = press("Z", &model)
        _ = press("Z", &model)
        #expect(model.form == .list)
        _ = press("Z", &model)
        #expect(model.notice == "the list is the smallest form")
        _ = press("0", &model)
        #expect(model.form == .lines)
    }

    @Test func chosenFormStaysAsLongAsItCanBeDrawn() {
        var model = running
        _ = press("z", &model)
        _ = update(&model, .terminal(.resized(Size(columns: 60, rows: 12))))
        #expect(model.form == .boxes)
        _ = update(&model, .terminal(.resized(Size(columns: 31, rows: 8))))
        _ = update(&model, .terminal(.resized(Size(columns: 100, rows: 30))))
        #expect(model.form == .boxes)
    }

    @Test func detailsOpenScrollAndClose() {
        var model = running
        for line in 0..<100 {
            let event = Event(
                sequence: 100 + line, time: .milliseconds(4_700), kind: .logged(task: 6, message: "n\(line)"))
            _ = update(&model, .events([event]))
        }
        select("vector-index", &model)
        _ = press(.enter, &model)
        #expect(view(model).text.contains("n99"))
        #expect(view(model).text.contains("log (tail, follow on)"))
        _ = press(.tab, &model)
        _ = press(.pageUp, &model)
        #expect(!view(model).text.contains("n98"))
        let late = Event(sequence: 300, time: .milliseconds(4_750), kind: .logged(task: 6, message: "late"))
        _ = update(&model, .events([late]))
        #expect(view(model).text.contains("▾ 1 new"))
        _ = press("G", &model)
        #expect(view(model).text.contains("late"))
        _ = press(.escape, &model)
        #expect(!view(model).text.contains("end of log") && !model.detail.isOpen)
    }

    @Test func endOfASmallPaneStaysInSightOnceGoneTo() {
        var model = SearchPage.midRun.model(at: 4_800, columns: 40, rows: 10)
        func log(_ words: String) {
            let kind = Event.Kind.logged(task: 6, message: words)
            _ = update(&model, .events([Event(sequence: 100, time: .milliseconds(4_700), kind: kind)]))
        }
        for line in 0..<20 { log("n\(line)") }
        select("vector-index", &model)
        _ = press(.enter, &model)
        #expect(!view(model).text.contains("n19"))
        _ = press("G", &model)
        #expect(view(model).text.contains("n19"))
        log("late")
        #expect(view(model).text.contains("late"))
        _ = press("k", &model)
        log("later")
        #expect(!view(model).text.contains("later"))
    }

    @Test func longErrorEndsInAnEllipsis() {
        var story = Story(.diamond)
        story.finish(5, "load", TaskEnd(state: .failed, error: String(repeating: "word ", count: 2_000)))
        var model = story.model(at: 10, columns: 120, rows: 40)
        model.select(0)
        _ = press(.enter, &model)
        let lines = view(model).lines.filter { $0.contains("word word") }
        #expect(lines.contains { $0.contains("…") } && lines.count <= 7)
    }

    @Test func helpNamesEveryKeyAndClosesByAnyOther() {
        var model = running
        _ = press("?", &model)
        let lines = model.help.lines.map { $0.spans.map(\.text).joined() }
        for binding in model.keys.bindings {
            #expect(lines.contains { $0.contains(binding.label) && $0.contains(binding.words) })
        }
        #expect(view(model).text.contains("help"))
        #expect(press(.escape, &model) == [] && !model.isHelpOpen)
    }

    @Test func everyKeyDoesOrSaysSomething() {
        for binding in Command.keys.bindings {
            for key in binding.keys {
                var model = running
                select("vector-index", &model)
                if binding.command == .back { _ = press(.enter, &model) }
                if binding.command == .moveDown || binding.command == .moveRight { select("embed", &model) }
                if binding.command == .moveLeft { select("locale", &model) }
                if binding.command == .fit { _ = press("z", &model) }
                let before = view(model)
                let effects = press(key, &model)
                #expect(!effects.isEmpty || view(model) != before, "\(binding.label) is dead")
            }
        }
    }

    @Test func keysAreBoundOnce() {
        for map in [Command.keys, Command.replayKeys] {
            let keys = map.bindings.flatMap(\.keys)
            #expect(Set(keys).count == keys.count)
        }
        let bindings = Command.keys.bindings + Command.replayKeys.bindings
        #expect(Set(bindings.map(\.command)) == Set(Command.allCases))
    }

    @Test func otherKeysSuspendRedrawAndMuteTheMouse() {
        var model = running
        #expect(press(.control("z"), &model) == [.suspend])
        #expect(press(.control("l"), &model) == [.redraw])
        #expect(press("m", &model) == [.setMouse(false)])
        #expect(press("m", &model) == [.setMouse(true)])
        #expect(update(&model, .terminal(.continued(after: .seconds(12)))) == [.redraw])
        #expect(model.notice == "stopped 12s")
    }
}
