import JFlow
import TerminalCore
import Testing

@testable import Inspector

/// The view of what failed, what that took with it, and what it left alone.
@Suite struct FailureViewTests {
    /// The screen without the blanks at the ends of lines.
    private func lines(_ model: Model) -> [String] {
        view(model).lines.map { line in
            String(line[..<(line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex)])
        }
    }

    /// ads ← ad-filter ← render; embed ← rank ← render; facets ← render; rates, whose consumers do without, ← render
    private static let plan = PlanDescription(
        "search-page",
        [
            ("ads", [], nil), ("embed", [], nil), ("facets", [], nil), ("rates", [], nil), ("ad-filter", ["ads"], nil),
            ("rank", ["embed"], nil), ("render", ["ad-filter", "facets", "rank", "rates"], nil),
        ], goals: ["render"])

    private static var failed: Story {
        var story = Story(plan)
        for name in ["ads", "embed", "facets", "rates"] {
            story.ready(0, name)
            story.start(0, name)
        }
        story.finish(500, "embed")
        story.ready(500, "rank")
        story.start(500, "rank")
        story.finish(700, "rates", TaskEnd(state: .failed, valueSummary: "[]", error: "no rates"))
        story.retry(1_100, "ads", attempt: 1, of: 2, error: "connection lost", delay: 200)
        story.ready(1_300, "ads")
        story.start(1_300, "ads")
        story.finish(1_580, "rank")
        story.log(2_000, "ads", "no answer from ads.example:443")
        story.finish(
            2_400, "ads", TaskEnd(state: .failed, error: "timeout waiting for ads.example:443", attemptCount: 2))
        story.finish(2_400, "ad-filter", TaskEnd(state: .skipped, reason: .needs(task: 0)))
        story.finish(2_400, "render", TaskEnd(state: .skipped, reason: .needs(task: 4)))
        story.finish(2_600, "facets", TaskEnd(state: .cancelled, reason: .taskCancelled))
        story.tell(2_600, .runFinished(.failed))
        return story
    }

    @Test func endOfAFailedRunShowsWhatFailed() {
        let model = Self.failed.model(at: 9_000, columns: 80, rows: 24)
        #expect(
            lines(model) == [
                " search-page · demo                     ✗ FAILED 2.6s  3/7 ██████░░░░░░░░░░ 42%",
                " critical path 2.6s                         ✓2 ≣0 ▸0 ▹0 ↻0 ◌0 ✗2 ↷2 ⊘1",
                "",
                " ✗ ads failed at 2.40s after 2 attempts (1.10s, 1.10s)",
                "   timeout waiting for ads.example:443",
                "   attempt 1 failed after 1.10s: connection lost",
                "   on the way to the goal: ads ‹ ad-filter ‹ render",
                "",
            ] + lines(model)[8...])
        let text = lines(model).joined(separator: "\n")
        for line in [
            " How it spread", "   ✗ ads", "   ╰─ ↷ ad-filter", "skipped: needs ads", "      ╰─ ↷ render",
            "skipped: needs ad-filter, facets", "   ⊘ facets", "  cancelled by you at 2.60s",
            "(the same task as above)", " Not affected", "   ✓ rank   1.08s\n", "   ✓ embed  0.50s\n",
            " Last lines of ads, attempt 2", "   2.00 no answer from ads.example:443",
        ] {
            #expect(text.contains(line), "“\(line)” in\n\(text)")
        }
        #expect(lines(model).last?.hasPrefix(" FAILED │ r retry  R run again  e next  Esc graph") == true)
    }

    @Test func keysGoToTheNextFailureAndBackToTheGraph() {
        var model = Self.failed.model(at: 9_000, columns: 80, rows: 24)
        _ = press("e", &model)
        #expect(lines(model)[3] == " ✗ rates failed at 0.70s after 0.70s" && model.selection == 3)
        #expect(lines(model).contains("   consumers got []"))
        _ = press("e", &model)
        #expect(model.selection == 0 && lines(model)[3].hasPrefix(" ✗ ads failed"))
        #expect(press("r", &model) == [.runAgain(.tasks([0]))])
        _ = press(.escape, &model)
        #expect(!model.failure.isOpen && !view(model).text.contains("How it spread"))
        _ = press("e", &model)
        #expect(model.failure.isOpen && model.selection == 0)
        _ = press(.enter, &model)
        #expect(!model.failure.isOpen && model.detail.isOpen)
    }

    @Test func smallScreenIsScrolled() {
        var model = Self.failed.model(at: 9_000, columns: 40, rows: 10)
        #expect(
            lines(model)[2].hasPrefix(" ✗ ads failed at 2.40s after 2 attempts")
                && !view(model).text.contains("Last lines"))
        #expect(view(model).text.contains("more"))
        _ = press("G", &model)
        #expect(view(model).text.contains("2.00 no answer from ads.example:443"), "\(view(model).text)")
        _ = press("g", &model)
        #expect(lines(model)[2].hasPrefix(" ✗ ads failed"))
        for line in view(model).lines { #expect(DisplayWidth.of(line) <= 40) }
    }

    @Test func asciiScreenHasTheSame() {
        let text = lines(Self.failed.model(at: 9_000, columns: 80, rows: 24, signs: .ascii)).joined(separator: "\n")
        for line in [" ! ads failed at 2.40s", "   '- - ad-filter", "ads < ad-filter < render", "   v rank   1.08s"] {
            #expect(text.contains(line), "“\(line)” in\n\(text)")
        }
        #expect(text.allSatisfy { $0.isASCII })
    }

    @Test func viewDoesNotComeUnderTheUsersHand() {
        var model = Story(Self.plan).model(at: 0, columns: 80, rows: 24)
        _ = update(&model, .clock(.seconds(1)))
        _ = press("j", &model)
        _ = update(&model, .events(Array(Self.failed.events.dropFirst())))
        #expect(model.mode == .failed && !model.failure.isOpen)
        _ = press("e", &model)
        #expect(model.failure.isOpen && model.selection == 0)
    }

    @Test func newRunClosesTheView() {
        var model = Self.failed.model(at: 9_000, columns: 80, rows: 24)
        _ = update(&model, .events(Story(Self.plan).events))
        #expect(!model.failure.isOpen && model.mode == .running)
    }

    @Test func runWithoutFailureHasNoView() {
        var model = SearchPage.finished.model(at: 9_000, columns: 80, rows: 24)
        _ = press("e", &model)
        #expect(!model.failure.isOpen && model.notice == "no task has failed")
    }

    @Test func thousandSkippedTasksAreToldInAMoment() {
        let names = (0..<3_000).map { "task-\($0)" }
        let plan = PlanDescription(
            "wide", names.enumerated().map { ($1, $0 == 0 ? [] : ["task-0"], nil) }, goals: [names[1]])
        var story = Story(plan)
        story.start(0, names[0])
        story.finish(1, names[0], TaskEnd(state: .failed, error: "no"))
        for name in names.dropFirst() { story.finish(1, name, TaskEnd(state: .skipped, reason: .needs(task: 0))) }
        story.tell(1, .runFinished(.failed))
        #expect(FailureStory(of: 0, in: story.run).entries.count == FailureStory.entryLimit)
    }
}
