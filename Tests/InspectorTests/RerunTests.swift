import JFlow
import TerminalCore
import Testing

@testable import Inspector

/// The keys that run a workflow again, as a whole or in part, and how such a run looks.
@Suite struct RerunTests {
    private func index(_ name: String) -> Int { SearchPage.plan.index(of: name) }

    private var running: Model { SearchPage.midRun.model(at: 4_800, columns: 100, rows: 30) }
    private var finished: Model { SearchPage.finished.model(at: 9_000, columns: 100, rows: 30) }
    private var failed: Model { SearchPage.failed.model(at: 9_000, columns: 100, rows: 30) }

    // MARK: After the end

    @Test func endedRunIsAskedFromWhere() {
        var model = finished
        model.userSelected(index("rank"))
        #expect(press("R", &model) == [])
        let lines = view(model).lines
        for words in ["Run again what?", "Enter  all 16", "R      from rank (4)", "Esc    back"] {
            #expect(lines.contains { $0.contains("│ \(words)") }, "“\(words)” in\n\(view(model).text)")
        }
        #expect(!view(model).text.contains("what failed"))
        #expect(lines.last?.contains("Enter all 16   R from rank (4)   Esc back") == true)
    }

    @Test func eachAnswerBeginsWhereItSays() {
        for (key, beginning) in [
            (Key.enter, RunBeginning.anew), (.character("R"), .tasks([index("rank")])), (.character("f"), .failed),
        ] {
            var model = failed
            model.userSelected(index("rank"))
            _ = press("R", &model)
            #expect(press(key, &model) == [.runAgain(beginning)])
            #expect(model.question == nil && model.notice?.hasPrefix("runs again") == true)
        }
        var model = failed
        _ = press("R", &model)
        #expect(press("j", &model) == [] && model.question != nil)
        #expect(press(.escape, &model) == [] && model.question == nil)
    }

    @Test func whatDidNotFailIsNotOfferedAsFailed() {
        var model = finished
        _ = press("R", &model)
        #expect(press("f", &model) == [] && model.question != nil)
    }

    @Test func questionFitsTheSmallestScreen() {
        var model = SearchPage.failed.model(at: 9_000, columns: 40, rows: 10)
        _ = press("R", &model)
        let lines = view(model).lines
        for words in ["Enter  all 16", "R      from ad-filter (3)", "f      what failed (3)", "Esc    back"] {
            #expect(lines.contains { $0.contains(words) }, "“\(words)” in\n\(view(model).text)")
        }
    }

    @Test func retryIsForWhatHasNoValue() {
        var model = failed
        for name in ["ad-filter", "render", "facets"] {
            model.userSelected(index(name))
            #expect(press("r", &model) == [.runAgain(.tasks([index(name)]))])
            #expect(model.notice == "tries \(name) again")
        }
        model.userSelected(index("rank"))
        #expect(press("r", &model) == [] && model.notice == "rank is done: nothing to retry")
        model = NightlyReport.finished.model(at: 9_000, columns: 100, rows: 30)
        model.userSelected(NightlyReport.plan.index(of: "recrawl"))
        #expect(press("r", &model) == [] && model.notice == "recrawl is skipped: nothing to retry")
    }

    @Test func countsTakeInWhatFollowsAndWhatIsMissing() {
        let run = SearchPage.failed.run
        func names(_ beginnings: String...) -> [String] {
            run.rerunTasks(from: beginnings.map(index)).sorted().map { run.tasks[$0].name }
        }
        #expect(names("ad-filter") == ["facets", "ad-filter", "render"])
        #expect(names("personalise") == ["facets", "ad-filter", "personalise", "render"])
        let nightly = NightlyReport.finished.run
        let totals = nightly.rerunTasks(from: [NightlyReport.plan.index(of: "import/us")])
        // The database was closed at the end of the run, so it is opened again; what was not chosen is left out.
        #expect(totals.sorted().map { nightly.tasks[$0].name } == ["open-db", "import/us", "totals", "report"])
    }

    // MARK: While a run goes on

    @Test func liveRunIsFollowedByWhatWasAskedFor() {
        var story = SearchPage.midRun
        story.finish(4_900, "facets", TaskEnd(state: .failed, error: "no facets"))
        var model = story.model(at: 4_950, columns: 100, rows: 30)
        model.userSelected(index("facets"))
        #expect(press("r", &model) == [])
        #expect(model.notice == "runs facets again as soon as this run has ended")
        model.userSelected(index("embed"))
        #expect(press("R", &model) == [])
        let end = Event(sequence: 900, time: .seconds(5), kind: .runFinished(.failed))
        #expect(update(&model, .events([end])) == [.runAgain(.tasks([index("embed"), index("facets")].sorted()))])
        #expect(model.notice == "runs again from embed, facets" && model.laterTasks.isEmpty)
    }

    @Test func orderIsTakenBackByTheSameKeyAndByCancelling() {
        var model = running
        model.userSelected(index("embed"))
        _ = press("R", &model)
        #expect(press("R", &model) == [] && model.laterTasks.isEmpty)
        #expect(model.notice == "does not run embed again")
        _ = press("R", &model)
        let end = Event(sequence: 900, time: .seconds(5), kind: .runFinished(.cancelled))
        #expect(update(&model, .events([end])) == [] && model.laterTasks.isEmpty)
    }

    @Test func whatHasNotEndedCannotRunAgain() {
        var model = running
        model.userSelected(index("vector-index"))
        #expect(press("R", &model) == [] && model.notice?.hasPrefix("vector-index has not ended") == true)
        #expect(press("r", &model) == [] && model.notice == "vector-index has not ended: nothing to retry")
        var held = Story(SearchPage.plan, mode: .held).model(at: 0, columns: 100, rows: 30)
        #expect(press("R", &held) == [] && held.notice == "the run has not begun: space runs it")
        #expect(press("r", &held) == [] && held.notice == "the run has not begun: space runs it")
    }

    // MARK: How a run of a part looks

    /// The failed run, and then the one that begins with `ad-filter`.
    private var partOfIt: Model {
        var model = failed
        model.userSelected(index("render"))
        var story = Story(SearchPage.plan, slots: 2)
        let again: Set = ["facets", "ad-filter", "render"]
        for task in SearchPage.plan.tasks where !again.contains(task.name) {
            // What no task of this run needs is pruned for it, and kept all the same.
            let isNeeded = ["全文検索", "ads ❤️", "snippets", "personalise"].contains(task.name)
            story.finish(0, task.name, TaskEnd(state: isNeeded ? .given : .pruned))
        }
        for name in ["facets", "ad-filter"] { story.ready(0, name) }
        for name in ["facets", "ad-filter"] { story.start(0, name) }
        _ = update(&model, .events(story.events))
        return model
    }

    @Test func keptValuesAreShownAsKept() {
        let model = partOfIt
        #expect(model.selection == index("render") && model.mode == .running)
        #expect(model.run.counts.total == 3 && model.run.counts[.given] == 13)
        #expect(model.run.tasks[index("embed")].lastState == .done)
        #expect(model.run.tasks[index("load-session")].lastState == .cached)
        #expect(view(model).text.contains("⋄ embed") && view(model).text.contains("kept"))
        var details = model
        details.userSelected(index("vector-index"))
        _ = press(.enter, &details)
        let text = view(details).text
        #expect(text.contains("kept from an earlier run") && text.contains("shard 3 of 4: 812 candidates"), "\(text)")
    }

    @Test func keptValuesStayKeptInTheRunAfter() {
        var model = partOfIt
        var end = Story(SearchPage.plan)
        end.finish(100, "facets")
        end.finish(100, "ad-filter", TaskEnd(state: .failed, error: "no answer"))
        end.finish(100, "render", TaskEnd(state: .skipped, reason: .needs(task: index("ad-filter"))))
        end.tell(100, .runFinished(.failed))
        _ = update(&model, .events(Array(end.events.dropFirst())))
        #expect(model.run.rerunTasks(from: [index("ad-filter")]) == [index("ad-filter"), index("render")])
        var third = Story(SearchPage.plan)
        third.finish(0, "embed", TaskEnd(state: .given))
        _ = update(&model, .events(third.events))
        #expect(model.run.tasks[index("embed")].lastState == .done)
    }

    @Test func toleratedFailureIsKeptAsOne() {
        var model = NightlyReport.finished.model(at: 9_000, columns: 100, rows: 30)
        let ads = NightlyReport.plan.index(of: "ads")
        let database = NightlyReport.plan.index(of: "open-db")
        var story = Story(NightlyReport.plan)
        story.finish(0, "ads", TaskEnd(state: .given))
        story.finish(0, "open-db", TaskEnd(state: .pruned))
        _ = update(&model, .events(story.events))
        #expect(model.run.tasks[ads].lastState == .failed && model.run.tasks[ads].value == "[]")
        #expect(model.run.lostTasks == [ads])
        #expect(model.run.tasks[database].state == .pruned, "what was closed is not kept")
        model.userSelected(ads)
        _ = press(.enter, &model)
        #expect(view(model).text.contains("in which it was without one of its own (failed)"), "\(view(model).text)")
    }

    @Test func sessionOfTheEngineIsShownRunByRun() async throws {
        let load = task("load") { 20 }
        let double = task("double", load) { $0 * 2 }
        let sum = task("sum", load, double) { $0 + $1 }
        let session = try Workflow(sum).session()
        let events = EventStream()
        let options = RunOptions(observers: [events])
        var model = Model(size: Size(columns: 100, rows: 30))
        _ = try await session.run(options: options)
        _ = update(&model, .events(events.drain()))
        _ = try await session.rerun(fromTasksAt: [1], options: options)
        _ = update(&model, .events(events.drain()))
        #expect(model.run.tasks.map(\.state) == [.given, .done, .done])
        #expect(model.run.tasks[0].keptState == .done && model.run.tasks[0].value == "20")
        let summary = ExitSummary.lines(for: model.run, signs: .unicode, exitCode: 0)
        #expect(summary[0].hasSuffix("2 of 2 tasks   (1 kept from earlier runs)"), "\(summary)")
    }
}
