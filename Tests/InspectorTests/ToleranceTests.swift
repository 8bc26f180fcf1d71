import JFlow
import TerminalCore
import Samples
import Testing

@testable import Inspector

/// Ends that keep no run from its goals: what was not chosen, and what left a value in its place.
@Suite struct ToleranceTests {
    private static let plan: PlanDescription = {
        var plan = PlanDescription(
            "page",
            [
                ("has-cache", [], nil), ("crawl", [], nil), ("ads", [], nil),
                ("pages", ["has-cache", "crawl", "ads"], nil),
            ],
            goals: ["pages"])
        plan.tasks[3].conditionalDependencies = [1]
        return plan
    }()

    private static let notChosen = TaskEnd(state: .skipped, reason: .notChosen(by: 0), attemptCount: 0)
    private static let tolerated = TaskEnd(state: .failed, valueSummary: "ni\u{1B}l", error: "no answer")

    /// A run that is done although one task was not chosen and another one failed.
    private var done: Story { ended(TaskEnd(state: .done), as: .done) }

    private func ended(_ end: TaskEnd, as state: RunState) -> Story {
        var story = Story(Self.plan)
        story.start(0, "has-cache")
        story.start(0, "ads")
        story.finish(10, "has-cache", TaskEnd(state: .done, valueSummary: "true"))
        story.finish(10, "crawl", Self.notChosen)
        story.finish(20, "ads", Self.tolerated)
        story.ready(20, "pages")
        story.start(20, "pages")
        story.finish(30, "pages", end)
        story.tell(30, .runFinished(state))
        return story
    }

    @Test func runIsDoneAndWhole() {
        let model = done.model(at: 30, columns: 80, rows: 24)
        #expect(model.mode == .done && model.exitCode == 0)
        #expect(model.run.reachedCount == 3 && model.run.counts.total == 3)
        #expect(view(model).text.contains("3/3 ████████████████ 100%"))
        #expect(view(model).text.contains("✓2 ≣0 ▸0 ▹0 ◌0 ✗1 ↷1 ⊘0"))
        #expect(model.run.failures.isEmpty && model.run.toleratedFailures == [2])
    }

    @Test func linesAndSummarySayThatNothingWasMissed() {
        var renderer = PlainRenderer()
        #expect(
            renderer.lines(for: done.events, at: .zero).dropFirst(2) == [
                "0.010 skipped  crawl      not chosen by has-cache",
                #"0.020 failed   ads        no answer; consumers got ni\x1bl"#,
                "0.030 done     pages      10ms",
                "0.030 page done in 30ms: 2 done, 1 failed but tolerated, 1 not chosen",
            ])
        #expect(
            ExitSummary.lines(for: done.run, signs: .unicode, exitCode: 0).prefix(3) == [
                "page  done in 30ms   3 of 3 tasks   (1 failed but tolerated, 1 not chosen)",
                "  went on without",
                #"  ✗ ads  failed after 20ms  no answer; consumers got ni\x1bl"#,
            ])
    }

    @Test func viewDoesNotMoveToWhatIsTolerated() {
        var model = Model(size: Size(columns: 80, rows: 24))
        model.follow.isOn = false
        _ = update(&model, .events(done.events))
        #expect(model.selection == 0 && !model.follow.hasSeenFailure)
        #expect(view(model).text.contains("e failure"))
        _ = update(&model, .terminal(.key(.character("e"))))
        _ = update(&model, .terminal(.key(.escape)))
        #expect(model.selection == 2)
        #expect(view(model).text.contains(#"✗ failed after 20ms, consumers got ni\x1bl"#))
        #expect(view(model).text.contains(" no answer"))
        _ = update(&model, .terminal(.key(.enter)))
        #expect(view(model).text.contains(#"output   none; consumers got ni\x1bl"#))
    }

    @Test func realFailureBesidesIsStillTrouble() {
        let story = ended(TaskEnd(state: .failed, error: "full"), as: .failed)
        #expect(
            ExitSummary.lines(for: story.run, signs: .ascii, exitCode: 1) == [
                "page  failed in 30ms   2 of 3 tasks   (1 failed; 1 failed but tolerated, 1 not chosen)",
                "  ! pages  failed after 10ms  full",
                "  went on without",
                #"  ! ads  failed after 20ms  no answer; consumers got ni\x1bl"#,
                "  critical path 30ms: ads 20ms  pages 10ms",
                "  slowest  ads 20ms  has-cache 10ms  pages 10ms",
                "  exit 1",
            ])
        #expect(story.model(at: 40, columns: 80, rows: 24).selection == 3)
    }

    @Test func failureBehindASkippedTaskThatIsToleratedIsNoTrouble() {
        let plan = PlanDescription(
            "chain", [("a", [], nil), ("b", ["a"], nil), ("c", ["b"], nil)], goals: ["c"])
        var story = Story(plan)
        story.start(0, "a")
        story.finish(10, "a", TaskEnd(state: .failed, error: "no"))
        story.finish(10, "b", TaskEnd(state: .skipped, valueSummary: "nil", reason: .needs(task: 0)))
        story.start(10, "c")
        #expect(story.run.reachedCount == 1 && story.run.troubleWords == ["1 failed"])
        story.finish(20, "c")
        story.tell(20, .runFinished(.done))
        #expect(story.run.reachedCount == 3)
        #expect(
            ExitSummary.lines(for: story.run, signs: .unicode, exitCode: 0).prefix(4) == [
                "chain  done in 20ms   3 of 3 tasks   (1 failed, 1 skipped but tolerated)",
                "  went on without",
                "  ✗ a  failed after 10ms  no",
                "  ↷ b  skipped    needs a; consumers got nil",
            ])
    }

    @Test func whatMayNotBeNeededSaysWhatItWaitsFor() {
        var story = Story(Self.plan)
        story.start(0, "has-cache")
        var model = story.model(at: 5, columns: 100, rows: 30)
        #expect(model.run.awaited(by: 3) == [0, 2], "what may not be needed is not awaited")
        model.userSelected(1)
        #expect(view(model).text.contains(" waits until it is known whether pages will need it"))
        _ = update(&model, .terminal(.resized(Size(columns: 40, rows: 10))))
        #expect(view(model).text.contains("◌ crawl      if needed"))
        story.finish(10, "has-cache")
        story.finish(10, "crawl", Self.notChosen)
        model = story.model(at: 10, columns: 100, rows: 30)
        #expect(model.run.awaited(by: 3) == [2])
        model.userSelected(3)
        _ = update(&model, .terminal(.key(.enter)))
        #expect(view(model).text.contains("needs    ✓ has-cache  ↷ crawl (if chosen)"))
        model.userSelected(1)
        #expect(view(model).text.contains("reason   not chosen by has-cache"))
    }

    @Test func whatWasChosenIsAwaitedAtLast() {
        var story = Story(Self.plan)
        story.finish(10, "has-cache")
        story.finish(20, "ads", Self.tolerated)
        story.start(20, "crawl")
        #expect(story.run.awaited(by: 3) == [1])
    }

    @Test func whatWasNotChosenIsNoNeedThatFailed() {
        var story = Story(Self.plan)
        story.finish(10, "crawl", Self.notChosen)
        story.finish(10, "has-cache", TaskEnd(state: .failed, error: "no"))
        story.finish(10, "ads", Self.tolerated)
        story.finish(10, "pages", TaskEnd(state: .skipped, reason: .needs(task: 0)))
        #expect(story.run.reasonText(of: 3) == "needs has-cache")
    }

    @Test func bodyThatWasLeftBehindIsToldAsSuch() {
        var story = Story(Self.plan)
        story.start(0, "ads")
        story.finish(
            1_500, "ads", TaskEnd(state: .failed, error: "it took too long and was left behind", reason: .abandoned))
        var renderer = PlainRenderer()
        #expect(
            renderer.lines(for: story.events, at: .zero).last
                == "1.500 failed   ads        it took too long and was left behind")
        var model = story.model(at: 1_500, columns: 100, rows: 30)
        model.userSelected(2)
        #expect(view(model).text.contains(" it took too long and was left behind"))
        _ = update(&model, .terminal(.key(.enter)))
        #expect(view(model).text.contains("reason   left behind, it ignored its cancell"))
    }

    @Test func summaryKeepsToTwentyLinesWithBothKindsOfFailures() {
        var random = Seeded(11)
        for _ in 0..<40 {
            let count = Int.random(in: 1...60, using: &random)
            let plan = PlanDescription("many", (0..<count).map { ("t\($0)", [], 5) }, goals: ["t0"])
            var story = Story(plan)
            for task in 0..<count {
                let kind = Int.random(in: 0..<4, using: &random)
                if kind < 2 { story.start(1, "t\(task)") }
                story.finish(
                    2, "t\(task)",
                    kind == 0
                        ? TaskEnd(state: .cancelled, reason: .runCancelled)
                        : kind == 1 ? Self.tolerated : TaskEnd(state: .failed, error: "no"))
            }
            story.tell(2, .runFinished(.failed))
            let lines = ExitSummary.lines(for: story.run, signs: .unicode, exitCode: 1)
            #expect(lines.count <= 20)
            let tolerated = story.run.toleratedFailures.count
            #expect(lines.contains("  went on without") == (tolerated > 0))
            let named = lines.count { $0.contains("consumers got") }
            #expect(named >= min(tolerated, 3))
        }
    }
}
