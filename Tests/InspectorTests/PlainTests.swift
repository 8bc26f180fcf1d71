import JFlow
import TerminalCore
import Samples
import Testing

@testable import Inspector

@Suite struct PlainTests {
    private func lines(of story: Story) -> [String] {
        var renderer = PlainRenderer()
        return story.events.flatMap { event in
            renderer.lines(at: event.time) + renderer.lines(for: [event], at: event.time)
        }
    }

    private var troubled: Story {
        var story = Story(
            PlanDescription(
                "fetch",
                [
                    ("get", [], nil), ("parse", ["get"], nil), ("ads", [], nil), ("filter", ["ads"], nil),
                    ("page", ["parse", "filter"], nil),
                ], goals: ["page"]), slots: 2)
        story.finish(0, "get", TaskEnd(state: .cached, valueSummary: "1"))
        story.start(0, "parse")
        story.start(0, "ads")
        story.finish(310, "parse", TaskEnd(state: .done))
        story.finish(9_650, "ads", TaskEnd(state: .failed, error: "timeout waiting for \u{1B}ads.example:443"))
        story.finish(9_650, "filter", TaskEnd(state: .skipped, reason: .needs(task: 2)))
        story.finish(9_650, "page", TaskEnd(state: .skipped, reason: .needs(task: 3)))
        story.tell(9_651, .runFinished(.failed))
        return story
    }

    @Test func everyChangeIsALine() {
        #expect(
            lines(of: troubled) == [
                "0.000 fetch start tasks=5 slots=2",
                "0.000 cached   get",
                "0.310 done     parse   0.31s",
                #"9.650 failed   ads     timeout waiting for \x1bads.example:443"#,
                "9.650 skipped  filter  needs ads",
                "9.650 skipped  page    needs filter",
                "9.651 fetch failed in 9.65s: 2 done (1 from cache), 1 failed, 2 skipped",
            ])
    }

    @Test func tenSecondsWithoutChangeGiveALineOfWhatRuns() {
        var story = Story(.diamond)
        story.start(0, "load")
        story.finish(100, "load")
        story.start(100, "left")
        story.start(300, "right")
        var renderer = PlainRenderer()
        _ = renderer.lines(for: story.events, at: .milliseconds(300))
        #expect(renderer.nextDeadline == .milliseconds(10_300))
        #expect(renderer.lines(at: .seconds(10)) == [])
        #expect(
            renderer.lines(at: .milliseconds(10_300)) == ["10.300 running  1/4 done, 2 running (left 10s, right 10s)"])
        #expect(renderer.lines(at: .milliseconds(12_000)) == [])
        #expect(renderer.nextDeadline == .milliseconds(20_300))
    }

    @Test func summaryTellsWhatFailedAndWhatItTookAlong() {
        #expect(
            ExitSummary.lines(for: troubled.run, signs: .unicode, exitCode: 1) == [
                "fetch  failed in 9.65s   2 of 5 tasks   (1 failed, 2 skipped; 1 from cache)",
                #"  ✗ ads     failed after 9.65s  timeout waiting for \x1bads.example:443"#,
                "  ↷ filter  skipped    needs ads",
                "  ↷ page    skipped    needs filter",
                "  critical path 9.65s: ads 9.65s",
                "  slowest  ads 9.65s  parse 0.31s",
                "  exit 1",
            ])
    }

    @Test func summaryOfASuccessIsShort() {
        #expect(
            ExitSummary.lines(for: SearchPage.finished.run, signs: .ascii, exitCode: 0) == [
                "search-page  done in 8.36s   16 of 16 tasks   (1 from cache)",
                "  critical path 8.36s: parse-query 0.31s  embed 0.84s  vector-index 3.92s  rank 1.08s  "
                    + "personalise 1.82s  render 0.39s",
                "  slowest  vector-index 3.92s  全文検索 2.20s  personalise 1.82s",
            ])
    }

    @Test func summaryHasAtMostTwentyLines() {
        var random = Seeded(7)
        for _ in 0..<20 {
            let count = Int.random(in: 1...100, using: &random)
            let plan = PlanDescription(
                "many", (0..<count).map { ("t\($0)", [], 5) }, goals: ["t0"])
            var story = Story(plan)
            for task in 0..<count { story.finish(1, "t\(task)", TaskEnd(state: .failed, error: "no")) }
            story.tell(2, .runFinished(.failed))
            let lines = ExitSummary.lines(for: story.run, signs: .unicode, exitCode: 1)
            #expect(lines.count <= 20)
            if count > 15 { #expect(lines.contains("  and \(count - 14) more")) }
        }
    }

    @Test func summaryOfACancelledRunCountsWhatHadNotStarted() {
        var story = Story(.diamond)
        story.start(0, "load")
        story.tell(10, .modeChanged(.cancelling))
        for name in ["load", "left", "right", "join"] {
            story.finish(20, name, TaskEnd(state: .cancelled, reason: .runCancelled))
        }
        story.tell(20, .runFinished(.cancelled))
        #expect(
            ExitSummary.lines(for: story.run, signs: .unicode, exitCode: 130).prefix(3) == [
                "diamond  cancelled in 20ms   0 of 4 tasks   (4 cancelled)",
                "  ⊘ load  cancelled after 20ms  the run was cancelled",
                "  ⊘ 3 tasks had not started",
            ])
    }

    @Test func summaryIsNeverWiderThanAnybodyReads() {
        let long = String(repeating: "名", count: 10_000)
        var story = Story(PlanDescription(long, [(long, [], 5), ("t", [long], 5)], goals: ["t"]))
        story.start(0, long)
        story.finish(1, long, TaskEnd(state: .failed, error: long))
        story.finish(1, "t", TaskEnd(state: .skipped, reason: .needs(task: 0)))
        story.tell(2, .runFinished(.failed))
        let lines = ExitSummary.lines(for: story.run, signs: .unicode, exitCode: 1)
        #expect(lines.count == 6)
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= 240 })
    }

    @Test func stateAndNameOfALineNeverTouch() {
        for state in [TaskState.done, .cached, .failed, .skipped, .cancelled] {
            var renderer = PlainRenderer()
            var story = Story(.diamond)
            story.finish(5, "load", TaskEnd(state: state, error: "no", reason: .taskCancelled))
            let lines = renderer.lines(for: story.events, at: .zero)
            #expect(lines.last?.contains("\(state.word) ") == true, "\(lines)")
            #expect(lines.last?.contains(" load") == true, "\(lines)")
        }
    }

    @Test func runThatNeverBeganIsSummedUpAsSuch() {
        let held = Story(.diamond, mode: .held).run
        #expect(
            ExitSummary.lines(for: held, signs: .unicode, exitCode: 0) == ["diamond  not started   0 of 4 tasks"])
        #expect(ExitSummary.lines(for: RunModel(), signs: .unicode, exitCode: 0) == [])
    }

    @Test func exitCodesAreThoseOfTheTable() {
        #expect(ExitStatus.code(for: SearchPage.finished.run, isInterrupted: false) == 0)
        #expect(ExitStatus.code(for: SearchPage.failed.run, isInterrupted: false) == 1)
        var story = SearchPage.midRun
        #expect(ExitStatus.code(for: story.run, isInterrupted: true) == 130)
        story.tell(5_000, .runFinished(.cancelled))
        #expect(ExitStatus.code(for: story.run, isInterrupted: false) == 130)
        #expect(ExitStatus.code(for: Story(.diamond, mode: .held).run, isInterrupted: false) == 0)
    }
}
