import JFlow
import TerminalCore
import Testing

@testable import Inspector

@Suite struct RetryTests {
    private static let plan = PlanDescription(
        "fetch", [("ads", [], 400), ("page", ["ads"], 100)], goals: ["page"])

    /// The first attempt fails after 1.1 s; the next one is due a second later.
    private var retrying: Story {
        var story = Story(Self.plan)
        story.ready(0, "ads")
        story.start(0, "ads")
        story.log(500, "ads", "asking")
        story.retry(1_100, "ads", error: "timeout\u{1B} waiting")
        return story
    }

    private var again: Story {
        var story = retrying
        story.ready(2_100, "ads")
        story.start(2_100, "ads")
        return story
    }

    private func lastLines(of story: Story) -> [String] {
        var renderer = PlainRenderer()
        return renderer.lines(for: story.events, at: .zero)
    }

    @Test func taskGoesFromOneAttemptToTheNext() {
        let waiting = retrying.run.tasks[0]
        #expect(waiting.state == .retrying && waiting.error == nil)
        #expect(waiting.attempts.dueTime == .milliseconds(2_100) && waiting.attempts.place == "2 of 3")
        #expect(waiting.attemptTaken(at: .seconds(2)) == nil)
        let running = again.run.tasks[0]
        #expect(running.state == .running && running.attempts.dueTime == nil)
        #expect(running.startTime == .zero && running.attemptStartTime == .milliseconds(2_100))
        #expect(running.attemptTaken(at: .milliseconds(2_400)) == .milliseconds(300))
        #expect(running.taken(at: .milliseconds(2_400)) == .milliseconds(2_400))
    }

    @Test func timeToTheNextAttemptCountsDown() {
        for (milliseconds, field, strip) in [
            (1_100, "in 1s", "1.0s"), (1_200, "in 1s", "0.9s"), (2_050, "in 1s", "50ms"), (2_100, "in 0s", "0s"),
            (9_000, "in 0s", "0s"),
        ] {
            let text = view(retrying.model(at: milliseconds, columns: 80, rows: 24)).text
            #expect(text.contains("↻ ads  \(field)"), "\(text)")
            #expect(text.contains("↻ waiting to retry: attempt 2 of 3 in \(strip)"), "\(text)")
            #expect(text.contains(#"1.10 attempt 1 failed after 1.10s: timeout\x1b waiting"#), "\(text)")
        }
    }

    @Test func countdownNeverTakesMoreThanFiveCells() {
        let cases: [(Duration, String)] = [
            (.zero, "in 0s"), (.seconds(-3), "in 0s"), (.microseconds(1), "in 1s"), (.seconds(1), "in 1s"),
            (.milliseconds(1_001), "in 2s"), (.seconds(12), "in12s"), (.seconds(99), "in99s"), (.seconds(100), "in 2m"),
            (.seconds(5_940), "in99m"), (.seconds(5_941), "in 2h"), (.seconds(400_000), "in 5d"),
            (.seconds(Int64.max), "in99d"),
        ]
        for (duration, text) in cases { #expect(DurationText.countdown(duration) == text) }
    }

    @Test func screenIsDrawnAgainWhileOnlyAnAttemptIsWaitedFor() {
        var model = retrying.model(at: 1_200, columns: 80, rows: 24)
        #expect(model.run.running.isEmpty && model.nextDeadline == .milliseconds(1_300))
        let revision = model.revision
        _ = update(&model, .clock(.milliseconds(1_300)))
        #expect(model.revision == revision + 1)
        _ = update(&model, .events([Event(sequence: 9, time: .milliseconds(1_300), kind: .runFinished(.cancelled))]))
        #expect(model.nextDeadline == nil)
    }

    @Test func attemptsFallDueWhileTheRunIsPaused() {
        var story = retrying
        story.tell(1_200, .modeChanged(.paused))
        let model = story.model(at: 1_600, columns: 80, rows: 24)
        #expect(view(model).text.contains("attempt 2 of 3 in 0.5s"))
        #expect(view(model).text.contains("nothing is ready: ads comes again, attempt 2 of 3 in 0.5s"))
        story.ready(2_100, "ads")
        #expect(story.model(at: 9_000, columns: 80, rows: 24).time == .milliseconds(2_100))
        story.tell(9_000, .modeChanged(.running))
        story.start(9_000, "ads")
        #expect(story.run.heldTime == .milliseconds(6_900))
    }

    @Test func timeInWhichTheProcessWasStoppedIsNotWaitedForTwice() {
        var model = retrying.model(at: 1_200, columns: 80, rows: 24)
        _ = update(&model, .clock(.milliseconds(1_700)))
        _ = update(&model, .terminal(.continued(after: .milliseconds(500))))
        #expect(model.time == .milliseconds(1_200))
        #expect(model.run.tasks[0].attempts.wait(at: model.time) == .milliseconds(400))
    }

    @Test func secondAttemptSaysWhichItIs() {
        var model = again.model(at: 2_300, columns: 120, rows: 30)
        #expect(view(model).text.contains("▸ running 0.20s (usually 0.4s)   attempt 2 of 3   feeds page"))
        #expect(view(model).text.contains("▸ ads  0.20s"))
        #expect(view(model).text.contains("↻0"))
        _ = update(&model, .terminal(.key(.enter)))
        let text = view(model).text
        #expect(text.contains("started  0.00s   runs for 2.30s in all"))
        #expect(text.contains("attempts 2 of 3"))
        #expect(text.contains(#"1 failed after 1.10s  timeout\x1b waiting"#))
        #expect(text.contains("0.50 asking"))
        #expect(text.contains("1.10 attempt 1 failed after 1.10s: timeout"))
    }

    @Test func countOfRetryingTasksStandsThereOnceThereWasOne() {
        var story = Story(Self.plan)
        story.start(0, "ads")
        #expect(!view(story.model(at: 100, columns: 80, rows: 24)).text.contains("↻"))
        #expect(view(retrying.model(at: 1_200, columns: 80, rows: 24)).text.contains("▸0 ▹0 ↻1 ◌1"))
    }

    @Test func estimatesTakeInWhatIsWaitedForAndWhatWentBy() {
        let run = retrying.run
        #expect(run.remainingTime(at: .milliseconds(1_300)) == .milliseconds(800 + 400 + 100))
        #expect(run.criticalPath?.length == .milliseconds(2_100 + 400 + 100))
        #expect(again.run.remainingTime(at: .milliseconds(2_200)) == .milliseconds(300 + 100))
        var story = again
        story.finish(2_600, "ads", TaskEnd(state: .done, attemptCount: 2))
        #expect(story.run.criticalPath?.length == .milliseconds(2_600 + 100))
    }

    @Test func listHasWhatIsTriedAgainBehindWhatIsReady() {
        let plan = PlanDescription(
            "list", [("a", [], nil), ("b", [], nil), ("c", [], nil), ("d", [], nil), ("e", ["d"], nil)],
            goals: ["a", "b", "c", "e"])
        var story = Story(plan)
        for name in ["a", "b", "c", "d"] { story.ready(0, name) }
        for name in ["a", "b", "d"] { story.start(10, name) }
        story.retry(20, "a", delay: 900)
        story.retry(30, "b", delay: 400)
        let model = story.model(at: 100, columns: 40, rows: 10)
        #expect(model.listRows == [3, 2, 1, 0, 4])
        #expect(view(model).text.contains("↻ b  retry 2/3 in 0.3s"))
    }

    @Test func plainLinesTellEachAttempt() {
        var story = again
        story.retry(3_000, "ads", attempt: 2, error: "refused", delay: 20)
        story.start(3_020, "ads")
        story.finish(3_500, "ads", TaskEnd(state: .failed, error: "timeout", attemptCount: 3))
        story.finish(3_500, "page", TaskEnd(state: .skipped, reason: .needs(task: 0)))
        #expect(
            lastLines(of: story).dropFirst() == [
                #"1.100 retry    ads   attempt 1 of 3 failed after 1.10s: timeout\x1b waiting; next in 1.0s"#,
                "3.000 retry    ads   attempt 2 of 3 failed after 0.90s: refused; next in 20ms",
                "3.500 failed   ads   3 of 3: timeout",
                "3.500 skipped  page  needs ads",
            ])
        story.tell(3_500, .runFinished(.failed))
        #expect(
            ExitSummary.lines(for: story.run, signs: .unicode, exitCode: 1).prefix(3) == [
                "fetch  failed in 3.50s   0 of 2 tasks   (1 failed, 1 skipped)",
                "  ✗ ads   failed after 3 attempts  timeout",
                "  ↷ page  skipped    needs ads",
            ])
        var model = story.model(at: 4_000, columns: 80, rows: 24)
        #expect(view(model).text.contains("✗ ads failed at 3.50s after 3 attempts (1.10s, 0.90s, 0.48s)"))
        _ = update(&model, .terminal(.key(.escape)))
        #expect(view(model).text.contains("✗ failed after 3.50s, 3 attempts"))
    }

    @Test func successAfterAFailureIsASuccess() {
        var story = again
        story.finish(2_500, "ads", TaskEnd(state: .done, valueSummary: "2 ads", attemptCount: 2))
        #expect(lastLines(of: story).last == "2.500 done     ads   2.50s  2 attempts")
        #expect(story.run.failures.isEmpty && story.run.tasks[0].error == nil)
        let text = view(story.model(at: 2_500, columns: 80, rows: 24)).text
        #expect(text.contains("✓ done 2.50s, 2 attempts (usually 0.4s)") && text.contains("value 2 ads"))
    }

    @Test func lineOfWhatRunsCountsWhatIsTriedAgain() {
        var renderer = PlainRenderer()
        _ = renderer.lines(for: retrying.events, at: .milliseconds(1_100))
        #expect(
            renderer.lines(at: .milliseconds(11_100)) == ["11.100 running  0/2 done, 0 running, 1 waiting to retry"])
    }

    @Test func attemptsWithoutALimitAndWithoutAnEndAreTold() {
        var story = Story(Self.plan)
        story.start(0, "ads")
        for attempt in 1...50 {
            story.retry(attempt * 10, "ads", attempt: attempt, of: .max, error: "no", delay: 5)
            story.start(attempt * 10 + 5, "ads")
        }
        let task = story.run.tasks[0]
        #expect(task.attempts.failures.count == Attempts.capacity && task.attempts.place == "51")
        #expect(task.attempts.failures.first?.number == 31)
        let odd = FailedAttempt(number: .max, limit: .min, error: "", delay: .seconds(Int64.max))
        story.tell(600, .retrying(task: 0, odd))
        story.tell(600, .retrying(task: 7, odd))
        for columns in [40, 80, 100] { _ = view(story.model(at: 700, columns: columns, rows: 24)) }
    }

    @Test func taskThatWaitsForItsNextAttemptTakesOrders() {
        var model = retrying.model(at: 1_200, columns: 80, rows: 24)
        model.userSelected(0)
        #expect(update(&model, .terminal(.key(.character("x")))) == [.cancelTask(0)])
        #expect(update(&model, .terminal(.key(.character(">")))) == [.runTo(task: 0)])
        #expect(update(&model, .terminal(.key(.character("b")))) == [.setBreakpoint(true, task: 0)])
        #expect(model.notice == "breakpoint before ads")
        var story = retrying
        story.finish(1_300, "ads", TaskEnd(state: .cancelled, reason: .taskCancelled))
        #expect(view(story.model(at: 2_000, columns: 80, rows: 24)).text.contains("⊘ cancelled after 1.30s"))
    }
}
