import JFlow
import TerminalCore
import Testing

@testable import Inspector

/// Tasks that map a collection, on the screen.
@Suite struct ElementTests {
    static let plan = PlanDescription(
        name: "gallery",
        tasks: [
            .init(name: "photos", dependencies: []),
            .init(name: "thumbnails", dependencies: [0], expected: .seconds(4), kind: .mapping),
            .init(name: "page", dependencies: [1]),
        ], goals: [2])

    /// At 2 s: of 60 photos 12 have ended, one of them failed, and two are under way.
    static var midRun: Story {
        var story = Story(plan)
        story.start(0, "photos")
        story.finish(100, "photos")
        story.start(100, "thumbnails")
        for index in 0..<14 {
            story.element(100 + index * 100, "thumbnails", index, .running, ended: max(index - 2, 0))
            guard index < 12 else { continue }
            let error = index == 7 ? "photo-07 \u{1B}[31mis damaged" : nil
            story.element(
                340 + index * 100, "thumbnails", index, error == nil ? .done : .failed, ended: index + 1, error)
        }
        return story.inOrder
    }

    @Test func aRunningNodeShowsHowManyHaveEnded() {
        let frame = view(Self.midRun.model(at: 2_000, columns: 100, rows: 30)).text
        #expect(frame.contains("▸ thumbnails 12/60"))
        let list = view(Self.midRun.model(at: 2_000, columns: 40, rows: 10)).text
        #expect(list.contains("▸ thumbnails  1.90s  12/60"))
    }

    @Test func whereTheNumbersAreTooLongTheNodeShowsTheShare() {
        var elements = Elements()
        elements.apply(ElementReport(index: 4, state: .done, endedCount: 37, count: 200), at: .zero)
        #expect(elements.place == "37/200" && elements.field == "18%")
        elements.apply(ElementReport(index: 4, state: .done, endedCount: .max, count: .max), at: .zero)
        #expect(elements.field == "100%")
    }

    @Test func theStripCountsThem() {
        var model = Self.midRun.model(at: 2_000, columns: 100, rows: 30)
        model.userSelected(1)
        #expect(view(model).text.contains("▸ running 1.90s (usually 4.0s)   12/60 elements, 2 running, 1 failed"))
        #expect(view(model).text.contains("\n" + #" [7] photo-07 \x1b[31mis damaged"#))
    }

    @Test func theDetailsListThemTheFailedAndTheRunningOnesFirst() {
        var model = Self.midRun.model(at: 2_000, columns: 60, rows: 40)
        model.userSelected(1)
        _ = update(&model, .terminal(.key(.enter)))
        let lines = view(model).text.split(separator: "\n").map { $0.trimmingBars }
        let start = lines.firstIndex { $0.hasPrefix("elements") } ?? 0
        #expect(
            lines[start..<(start + 7)].joined(separator: "\n") == #"""
                elements 12 of 60 ended, 2 running, 1 failed
                ✗ [ 7] 0.24s  photo-07 \x1b[31mis damaged
                ▸ [12] 0.70s
                ▸ [13] 0.60s
                ✓ [11] 0.24s
                ✓ [10] 0.24s
                ✓ [ 9] 0.24s
                """#)
        #expect(lines.contains("and 46 more"))
    }

    @Test func afterTheEndNoneRunsAndTheFailedOnesStay() {
        var story = Self.midRun
        story.finish(3_000, "thumbnails", TaskEnd(state: .failed, error: "1 of 60 elements failed"))
        story.element(3_100, "thumbnails", 59, .running, ended: 12)
        let elements = story.run.tasks[1].elements
        #expect(elements.runningElements.isEmpty, "what comes late is not looked at")
        #expect(elements.failed.map(\.index) == [7])
    }

    @Test func aFurtherAttemptBeginsAnew() {
        var story = Self.midRun
        let attempt = FailedAttempt(number: 1, limit: 2, error: "no", delay: .zero)
        story.tell(3_000, .retrying(task: 1, attempt))
        #expect(story.run.tasks[1].elements.endedCount == 12)
        story.start(3_000, "thumbnails")
        #expect(story.run.tasks[1].elements == Elements())
    }

    @Test func lostReportsAreMadeUpForByTheNextOne() {
        var story = Self.midRun
        story.tell(2_100, .dropped(count: 20))
        #expect(story.run.tasks[1].elements.runningElements.isEmpty)
        story.element(2_200, "thumbnails", 30, .done, ended: 29)
        #expect(story.run.tasks[1].elements.endedCount == 29)
        #expect(story.run.tasks[1].elements.shown.first { $0.index == 30 }?.taken(at: .zero) == nil)
    }

    @Test func ofAMillionElementsAHandfulIsKept() {
        var story = Self.midRun
        for index in 0..<5_000 {
            story.element(2_000, "thumbnails", index, .running, ended: 12)
            let state: TaskState = index % 2 == 0 ? .failed : .done
            story.element(2_000, "thumbnails", index, state, ended: index, index % 2 == 0 ? "no" : nil)
        }
        let elements = story.run.tasks[1].elements
        #expect(elements.failed.count == Elements.capacity && elements.failedCount == 2_501)
        #expect(elements.shown.count <= 3 * Elements.capacity)
    }

    @Test func aPauseThatHoldsElementsSaysSo() {
        var story = Self.midRun
        story.tell(2_000, .modeChanged(.paused))
        #expect(view(story.model(at: 2_100, columns: 100, rows: 30)).text.contains("waiting for thumbnails"))
        for index in [12, 13] { story.element(2_200, "thumbnails", index, .done, ended: index + 1) }
        let words = "no element starts while paused: space lets thumbnails go on"
        #expect(view(story.model(at: 3_000, columns: 100, rows: 30)).text.contains(words))
    }

    @Test func plainLinesSayHowFarItIs() {
        var renderer = PlainRenderer()
        _ = renderer.lines(for: Self.midRun.events, at: .seconds(2))
        let lines = renderer.lines(at: .seconds(20))
        #expect(lines.count == 1 && lines[0].contains("(thumbnails 12/60 "))
    }
}

extension Story {
    mutating func element(
        _ milliseconds: Int, _ name: String, _ index: Int, _ state: TaskState, ended: Int, _ error: String? = nil
    ) {
        let report = ElementReport(index: index, state: state, endedCount: ended, count: 60, error: error)
        tell(milliseconds, .element(task: plan.index(of: name), report))
    }
}

extension Substring {
    /// What stands between the sides of a frame.
    fileprivate var trimmingBars: String {
        String(drop { $0 == "│" || $0 == " " }.reversed().drop { $0 == "│" || $0 == " " }.reversed())
    }
}
