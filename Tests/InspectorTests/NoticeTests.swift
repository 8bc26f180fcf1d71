import JFlow
import TerminalCore
import Testing

@testable import Inspector

@Suite struct NoticeTests {
    private func tell(_ kinds: [Event.Kind], _ model: inout Model) {
        let events = kinds.enumerated().map { Event(sequence: 50 + $0, time: .seconds(1), kind: $1) }
        _ = update(&model, .events(events))
    }

    private func stepping(rows: Int = 30) -> Model {
        var story = Story(.diamond, mode: .stepping)
        story.ready(0, "load")
        return story.model(at: 1_000, columns: 100, rows: rows)
    }

    @Test func noticeGoesByItselfOnceItCanHaveBeenRead() {
        var model = stepping()
        _ = update(&model, .terminal(.key(.character("e"))))
        #expect(view(model).text.contains("no task has failed"))
        #expect(model.nextDeadline == .seconds(6))
        _ = update(&model, .clock(.seconds(5)))
        #expect(view(model).text.contains("no task has failed"))
        _ = update(&model, .clock(.seconds(6)))
        #expect(!view(model).text.contains("no task has failed"))
        #expect(view(model).text.contains("next step starts: load"))
        #expect(model.nextDeadline == nil)
    }

    @Test func stepThatWentOnPastTheCacheNamesWhatStarted() {
        var model = stepping()
        _ = update(&model, .stepAnswered(.starts(task: 0)))
        #expect(model.notice == "starts load")
        tell([.finished(task: 0, TaskEnd(state: .cached)), .ready(task: 1)], &model)
        #expect(model.notice == "load came from the cache")
        tell([.started(task: 1)], &model)
        #expect(model.notice == "starts left (load came from the cache)")
        tell([.started(task: 2)], &model)
        #expect(model.notice == "starts left (load came from the cache)")
    }

    @Test func stripSaysWhatAStepWouldDo() {
        var story = Story(SearchPage.plan, slots: 1, mode: .stepping)
        story.ready(0, "parse-query")
        story.start(0, "parse-query")
        var model = story.model(at: 10, columns: 100, rows: 30)
        #expect(view(model).text.contains("nothing is ready: waiting for parse-query"))
        tell([.ready(task: 1)], &model)
        #expect(view(model).text.contains("next step starts: load-session (waits for a slot)"))
        tell([.finished(task: 0, TaskEnd(state: .done))], &model)
        #expect(view(model).text.contains("next step starts: load-session (ready)"))
        tell([.modeChanged(.pausedBefore(task: 1))], &model)
        _ = update(&model, .terminal(.resized(Size(columns: 40, rows: 10))))
        #expect(view(model).lines.contains { $0.contains("load-session") && $0.contains("breakpoint") })
    }

    @Test func cancellingSaysWhatIsWaitedFor() {
        var model = stepping()
        tell([.started(task: 0), .modeChanged(.cancelling)], &model)
        #expect(view(model).text.contains("cancelling: waiting for load to return"))
    }

    @Test func linesThatWerePrintedNeverHideWhatIsSaidOfTheSelection() {
        for rows in [20, 24, 30] {
            var model = SearchPage.failed.model(at: 9_700, columns: 80, rows: rows)
            _ = update(&model, .terminal(.key(.escape)))
            model.userSelected(SearchPage.plan.index(of: "ad-filter"))
            let story = view(model).lines
            _ = update(&model, .terminal(.printed("hello from a task")))
            #expect(view(model).text.contains("timeout"), "\(story)")
            #expect(view(model).text.contains("printed: hello from a task") == (rows >= 24))
        }
    }

    @Test func questionLeavesNoOtherKeyInTheFooter() {
        var model = SearchPage.midRun.model(at: 4_800, columns: 100, rows: 30)
        _ = update(&model, .terminal(.key(.character("q"))))
        #expect(view(model).lines.last?.contains("RUNNING │ Enter stay   y leave") == true)
        #expect(view(model).lines.last?.contains("pause") == false)
    }

    @Test func helpLeavesTheWayBackInSight() {
        for (columns, rows) in [(40, 10), (80, 24), (120, 40)] {
            var model = SearchPage.midRun.model(at: 4_800, columns: columns, rows: rows)
            _ = update(&model, .terminal(.key(.character("?"))))
            #expect(view(model).lines.last?.contains("Esc back") == true)
        }
    }

    @Test func openDetailsSayHowTheirLogIsScrolled() {
        var model = SearchPage.midRun.model(at: 4_800, columns: 120, rows: 40)
        _ = update(&model, .terminal(.key(.enter)))
        #expect(view(model).lines.last?.contains("Tab log  Esc back") == true)
        _ = update(&model, .terminal(.key(.tab)))
        #expect(view(model).lines.last?.contains("page") == false)
        for task in Array(repeating: model.selection ?? 0, count: 50) {
            tell([.logged(task: task, message: "a line")], &model)
        }
        #expect(view(model).lines.last?.contains("PgUp PgDn page") == true)
        #expect(view(model).lines.last?.contains("space pause") == true)
    }
}
