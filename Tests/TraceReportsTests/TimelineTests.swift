import Foundation
import JFlow
import Testing
import TraceFormat
import TraceReports

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Runs as timelines")
struct TimelineTests {
    @Test(arguments: 0..<60)
    func realRunsAreDrawnBarByBar(seed: UInt64) async throws {
        for run in try await RandomRun(seed: seed).wholeAndCut(seed: seed) { try check(run) }
    }

    private func check(_ run: RecordedRun) throws {
        let history = RunHistory(of: run)
        let picture = try TimelinePicture(TimelineWriter().text(of: history))
        let report = history.report
        let shown = report.tasks.filter { $0.start != nil || $0.ready != nil }
        #expect(picture.rows.count == shown.count)
        let critical = Set(report.criticalPath.map { report.tasks[$0].name })
        for task in shown {
            let label = task.state == .done ? task.name : "\(task.name) (\(task.state.rawValue))"
            let row = try #require(picture.rows.first { $0.label == label })
            #expect(row.isCritical == critical.contains(task.name))
            let cached = task.state == .cached && task.attemptCount == 0 ? 1 : 0
            #expect(row.bars.count { $0.kind != "w" } == task.attemptCount + cached, "\(task)")
            #expect(
                row.bars.allSatisfy { $0.x >= picture.axis.lowerBound - 0.01 && $0.x <= picture.axis.upperBound + 0.01 }
            )
            #expect(row.bars.allSatisfy { $0.x + $0.width <= picture.axis.upperBound + 1.01 })
        }
        #expect(zip(picture.rows, picture.rows.dropFirst()).allSatisfy { $0.top < $1.top })
        let bottom = picture.rows.last?.top ?? 0
        #expect(bottom < picture.height)
    }

    @Test func rowsStandByStartAndTheCriticalPathIsMarked() throws {
        let tasks = [
            PlanDescription.Task(name: "slow", dependencies: []), PlanDescription.Task(name: "quick", dependencies: []),
            PlanDescription.Task(name: "last", dependencies: [0]),
            PlanDescription.Task(name: "never", dependencies: []),
        ]
        let done = TaskEnd(state: .done)
        let history = try history(
            tasks,
            [
                .ready(task: 0), .ready(task: 1), .started(task: 1), .started(task: 0), .finished(task: 1, done),
                .finished(task: 0, done), .ready(task: 2), .started(task: 2),
                .finished(task: 2, TaskEnd(state: .failed, error: "dead")),
                .finished(task: 3, TaskEnd(state: .pruned)), .runFinished(.failed),
            ])
        let picture = try TimelinePicture(TimelineWriter().text(of: history))
        #expect(picture.rows.map(\.label) == ["quick", "slow", "last (failed)"])
        #expect(picture.rows.map(\.isCritical) == [false, true, true])
        #expect(picture.rows[2].tooltip.contains("dead") && picture.rows[1].tooltip.contains("ran for 2.00 ms"))
        #expect(picture.texts.contains("report: failed after 11.0 ms"))
        #expect(picture.texts.contains("1 task that did not come to its turn is left out"))
        #expect(picture.texts.contains("critical path") && picture.marks.contains("6.00 ms"))
        #expect(picture.style.contains("prefers-color-scheme:dark"))
        // 2 of 11 ms of 900 points.
        let bar = try #require(picture.rows[1].bars.last)
        #expect(abs(bar.width - 900 * 2 / 11) < 0.02 && abs(bar.x - picture.axis.lowerBound - 900 * 4 / 11) < 0.02)
    }

    @Test func aRunWithoutTimeOrTasksIsDrawn() throws {
        let picture = try TimelinePicture(TimelineWriter().text(of: history([], [])))
        #expect(picture.rows.isEmpty)
        let empty = try recorded([
            Event(
                sequence: 0, time: .zero, kind: .runStarted(RunDescription(plan: .init(name: "", tasks: [], goals: [])))
            )
        ])
        #expect(try TimelinePicture(TimelineWriter().text(of: RunHistory(of: empty))).rows.isEmpty)
    }

    @Test(arguments: [1, 999, 12_345, 7_000_000, 61_000_000_000, 4_000_000_000_000, 900_000_000_000_000, 1 << 60])
    func theAxisHasAHandfulOfMarks(nanoseconds: Int) throws {
        let plan = PlanDescription(name: "long", tasks: [], goals: [])
        let run = try recorded([
            Event(sequence: 0, time: .zero, kind: .runStarted(RunDescription(plan: plan))),
            Event(sequence: 1, time: .nanoseconds(nanoseconds), kind: .runFinished(.done)),
        ])
        let picture = try TimelinePicture(TimelineWriter().text(of: RunHistory(of: run)))
        #expect((2...9).contains(picture.marks.count), "\(picture.marks)")
        #expect(Set(picture.marks).count == picture.marks.count, "\(picture.marks)")
    }

    @Test func aLargeRunShowsWhatTookLongestAndSaysHowMuchIsLeftOut() throws {
        let count = 1_500
        let tasks = (0..<count).map { PlanDescription.Task(name: "task \($0)", dependencies: []) }
        let plan = PlanDescription(name: "large", tasks: tasks, goals: [0])
        var events = [Event(sequence: 0, time: .zero, kind: .runStarted(RunDescription(plan: plan)))]
        for task in 0..<count {
            events.append(Event(sequence: events.count, time: .zero, kind: .ready(task: task)))
            events.append(Event(sequence: events.count, time: .zero, kind: .started(task: task)))
        }
        for task in 0..<count {
            let end = Event.Kind.finished(task: task, TaskEnd(state: .done))
            events.append(Event(sequence: events.count, time: .milliseconds(task), kind: end))
        }
        let picture = try TimelinePicture(TimelineWriter().text(of: RunHistory(of: recorded(events))))
        #expect(picture.rows.map(\.label) == (500..<count).map { "task \($0)" })
        #expect(picture.texts.contains("500 tasks that ran for less time are left out"))
    }

    @Test func hostileTextsAreWordsInThePicture() throws {
        let history = try hostileHistory()
        let text = TimelineWriter().text(of: history)
        #expect(activeScalars(in: text).isEmpty && !text.contains("<b>") && !text.contains("</script>"))
        let picture = try TimelinePicture(text)
        #expect(picture.rows.map(\.label) == hostileTexts.map { "\($0.short) (failed)" })
        #expect(zip(picture.rows, hostileTexts).allSatisfy { $0.tooltip.hasSuffix($1.inert) })
    }
}
