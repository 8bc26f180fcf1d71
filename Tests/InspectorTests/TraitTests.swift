import JFlow
import TerminalCore
import Testing

@testable import Inspector

/// What tasks and runs are beyond names and edges: pools, resources, groups, tags, words about the run.
@Suite struct TraitTests {
    private func details(of name: String, _ story: Story, at milliseconds: Int) -> [String] {
        var model = story.model(at: milliseconds, columns: 100, rows: 40)
        model.userSelected(story.plan.index(of: name))
        _ = update(&model, .terminal(.key(.enter)))
        return DetailContent(of: model).facts.map { $0.spans.map(\.text).joined() }
    }

    @Test func poolIsNamedWhileItIsWaitedFor() {
        var story = Story(.diamond, slots: 1)
        story.ready(0, "load")
        story.tell(0, .waiting(task: 0, pool: "d\u{1B}b"))
        var model = story.model(at: 10, columns: 80, rows: 24)
        #expect(view(model).text.contains(#"▹ ready, waits for pool d\x1bb"#))
        _ = update(&model, .terminal(.resized(Size(columns: 40, rows: 10))))
        #expect(view(model).text.contains(#"▹ load   waits for pool d\x1bb"#))
        var renderer = PlainRenderer()
        #expect(renderer.lines(for: story.events, at: .zero).count == 1)
        story.ready(5, "load")
        #expect(story.run.tasks[0].awaitedPool == nil)
        story.start(10, "load")
        story.tell(20, .waiting(task: 3, pool: "db"))
        story.tell(20, .waiting(task: 9, pool: "db"))
        #expect(story.run.tasks[3].state == .ready && story.run.tasks[3].awaitedPool == "db")
    }

    @Test func stepStartsNoTaskThatWaitsForAPool() {
        var story = Story(.diamond, mode: .paused)
        story.ready(0, "load")
        story.tell(0, .waiting(task: 0, pool: "db"))
        #expect(story.run.nextToStart == nil)
        var model = story.model(at: 10, columns: 80, rows: 24)
        #expect(view(model).text.contains("nothing can start: load waits for pool db"))
        _ = update(&model, .layerStepped([]))
        #expect(model.notice == "nothing can start: load waits for pool db")
        _ = update(&model, .stepAnswered(.nothingReady(waitingFor: [])))
        #expect(model.notice == "nothing can start: load waits for pool db")
        story.ready(5, "right")
        #expect(story.run.nextToStart == 2)
    }

    @Test func resourceIsOpenUntilItIsClosed() {
        var story = NightlyReport.midRun
        #expect(details(of: "open-db", story, at: 1_500).first == "✓ done 0.13s, open (usually 0.1s)")
        #expect(details(of: "open-db", story, at: 1_500).contains("kind     resource"))
        story = NightlyReport.finished
        let model = story.model(at: 9_000, columns: 80, rows: 24)
        #expect(details(of: "open-db", story, at: 9_000).first == "✓ done 0.13s, closed at 2.81s (usually 0.1s)")
        #expect(model.run.tasks[1].closeTime == nil)
        story.tell(9_000, .closed(task: 99))
        #expect(story.run.tasks == NightlyReport.finished.run.tasks)
    }

    @Test func detailsNameKindGroupTagsAndRun() {
        let facts = details(of: "import/eu", NightlyReport.midRun, at: 1_500)
        #expect(
            facts == [
                "▸ running 0.40s (usually 0.9s)",
                "started  0.13s   runs for 1.37s in all",
                "attempts 2 of 2",
                "         1 failed after 0.77s  connection lost",
                "group    import",
                "tags     network, eu",
                "input    open-db  Connection(7)",
                "output   none yet",
                "needs    ✓ open-db  ",
                "feeds    ◌ totals  ",
                "run      host  build-3",
                "         request  81f2",
            ])
        #expect(details(of: "pages", NightlyReport.midRun, at: 1_500).contains("kind     choice"))
        let plain = details(of: "load", Story(.diamond), at: 10)
        #expect(!plain.contains { ["kind", "group", "tags", "run", "attempts"].contains($0.prefix { $0 != " " }) })
    }

    @Test func wordsAboutTheRunAreMadeSafeAndBounded() {
        let evil = "a\u{1B}[2J\u{202E}"
        var metadata = [evil: evil]
        for number in 0..<1_000 { metadata["key\(number)"] = "value" }
        let run = Story(.diamond, metadata: metadata).run
        #expect(run.metadata.count == RunModel.metadataLimit)
        #expect(run.metadata.first == .init(key: #"a\x1b[2J\u202e"#, value: #"a\x1b[2J\u202e"#))
    }

    @Test func traitsAreMadeSafe() {
        let evil = "a\u{1B}[2J"
        let plan = PlanDescription(
            name: "p", tasks: [.init(name: "t", dependencies: [], group: [evil], tags: [evil])], goals: [0])
        let facts = details(of: "t", Story(plan), at: 0)
        #expect(facts.contains(#"group    a\x1b[2J"#) && facts.contains(#"tags     a\x1b[2J"#))
    }
}
