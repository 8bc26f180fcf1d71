import JFlow
import Samples
import TerminalCore
import Testing

@testable import Inspector

@Suite struct ReplayTests {
    private static let size = Size(columns: 120, rows: 30)

    /// The run after the first events, as a live screen would fold them.
    private func folded(_ events: ArraySlice<Event>) -> RunModel {
        var run = RunModel()
        for event in events { run.apply(event) }
        run.settle()
        return run
    }

    private func model(_ story: Story, remarks: [String] = []) -> Model {
        model(story.events, remarks: remarks)
    }

    private func model(_ events: [Event], remarks: [String] = []) -> Model {
        var model = Model(size: Self.size, replaying: Replay(events: events), remarks: remarks)
        _ = update(&model, .clock(.zero))
        return model
    }

    /// Lets a time go by for whoever watches.
    private func wait(_ milliseconds: Int, _ model: inout Model) {
        _ = update(&model, .clock(model.now + .milliseconds(milliseconds)))
    }

    // MARK: Any moment

    /// However one comes to a moment, the run is the one that a live screen would have shown then.
    @Test func aMomentIsTheSameByEveryWay() {
        for seed in 0..<25 {
            var random = Seeded(UInt64(seed))
            let events = RandomRun(taskLimit: 40, using: &random).story.events
            var replay = Replay(events: events)
            var run = folded(events[..<1])
            for _ in 0..<20 {
                let count = Int.random(in: 1...events.count, using: &random)
                replay.show(&run, after: count)
                #expect(replay.position == count)
                #expect(run == folded(events[..<count]), "seed \(seed), after \(count)")
            }
        }
    }

    /// The same with so many events that states between are kept.
    @Test func aMomentOfALongRunIsTheSameByEveryWay() {
        let plan = PlanDescription(name: "long", tasks: [.init(name: "a", dependencies: [])], goals: [0])
        var story = Story(plan)
        story.start(1, "a")
        for index in 0..<6_000 {
            if index % 100 == 7 { story.log(index, "a", "line \(index)") }
            story.tell(index, .progressed(task: 0, fraction: Double(index) / 6_000))
        }
        story.finish(6_000, "a")
        var random = Seeded(5)
        var replay = Replay(events: story.events)
        var run = folded(story.events[..<1])
        for _ in 0..<30 {
            let count = Int.random(in: 1...story.events.count, using: &random)
            replay.show(&run, after: count)
            #expect(run == folded(story.events[..<count]), "after \(count)")
        }
    }

    @Test func timesLieBetweenEvents() {
        let events = SearchPage.failed.events
        var replay = Replay(events: events)
        var run = folded(events[..<1])
        for milliseconds in stride(from: 0, through: 11_000, by: 37) {
            let moment = min(Duration.milliseconds(milliseconds), replay.end)
            replay.show(&run, at: .milliseconds(milliseconds))
            #expect(replay.position == max(events.count { $0.time <= moment }, 1), "at \(milliseconds)")
            #expect(replay.time == moment)
        }
        replay.show(&run, at: .seconds(-5))
        #expect(replay.time == .zero)
    }

    /// Played at any pace, in frames of any length: at the end there is what was recorded, and time ran as it should.
    @Test(arguments: [0.5, 1, 20, 1_000]) func playingComesToTheEnd(_ speed: Double) {
        let story = SearchPage.failed
        var model = model(story)
        model.beginReplay(speed: speed, plays: true)
        var frames = 0
        var before = Duration.zero
        while model.replay?.isPlaying == true, frames < 10_000 {
            wait(50, &model)
            frames += 1
            let time = model.replay?.time ?? .zero
            if model.replay?.isPlaying == true {
                let step = (time - before) / .milliseconds(1)
                #expect(abs(step - 50 * speed) < 0.001)
            }
            before = time
        }
        #expect(model.replay?.isAtEnd == true)
        #expect(model.run.end == .failed)
        #expect(model.run == folded(story.events[...]))
        let expected = (story.events.last?.time ?? .zero) / .milliseconds(50) / speed
        #expect(abs(Double(frames) - expected) <= 1.001)
    }

    /// An hour for which a run was held goes by at once; what bodies took does not.
    @Test func whatStoodStillIsPassedOver() {
        var story = Story(.diamond, mode: .held)
        story.ready(0, "load")
        story.tell(3_600_000, .modeChanged(.running))
        story.start(3_600_000, "load")
        story.finish(3_601_000, "load")
        var model = model(story)
        model.beginReplay(speed: 1, plays: true)
        wait(50, &model)
        #expect(model.mode == .held && model.time == .zero)
        wait(50, &model)
        #expect(model.run.tasks[0].state == .running && model.time == .zero)
        wait(500, &model)
        #expect(model.run.tasks[0].state == .running && model.time == .milliseconds(500))
        wait(500, &model)
        #expect(model.run.tasks[0].state == .done)
    }

    @Test func thePictureIsDueWhenSomethingHappens() {
        var model = model(SearchPage.failed)
        #expect(model.nextDeadline == nil)
        _ = press(" ", &model)
        wait(0, &model)
        while model.replay?.isPlaying == true {
            guard let deadline = model.nextDeadline else {
                Issue.record("nothing is due while it plays")
                return
            }
            #expect(deadline - model.now <= .milliseconds(100))
            let revision = model.revision
            _ = update(&model, .clock(max(deadline, model.now + .milliseconds(1))))
            #expect(model.revision > revision)
        }
    }

    // MARK: Keys

    @Test func keysGoOnAndBack() {
        var model = model(SearchPage.failed)
        for _ in 0..<5 { _ = press("]", &model) }
        #expect(model.replay?.position == 6)
        let sixth = model.run
        _ = press("}", &model)
        #expect(model.replay?.time == (model.replay?.end ?? .zero) / 10)
        _ = press("{", &model)
        #expect(model.replay?.time == .zero)
        _ = press("[", &model)
        #expect(model.replay?.position ?? 0 >= 1)
        for _ in 0..<40 { _ = press("[", &model) }
        #expect(model.replay?.position == 1)
        for _ in 0..<5 { _ = press("]", &model) }
        #expect(model.run == sixth)
        for _ in 0..<20 { _ = press("}", &model) }
        #expect(model.replay?.isAtEnd == true && model.run.end == .failed)
    }

    @Test func stepsGoToTheStartsOfTasks() {
        let story = SearchPage.failed
        var model = model(story)
        var started: [Int] = []
        for _ in 0..<100 {
            let before = model.replay?.position
            _ = press("s", &model)
            guard model.replay?.position != before else { break }
            guard case .started(let task) = model.replay?.latest.kind else {
                Issue.record("that is no start")
                return
            }
            #expect(model.selection == task)
            started.append(task)
        }
        let all = story.events.compactMap { event in
            if case .started(let task) = event.kind { task } else { nil }
        }
        #expect(started == all && !all.isEmpty)
        #expect(model.notice == "no task starts after this")
    }

    @Test func theFailureIsFound() {
        var model = model(SearchPage.failed)
        _ = press("e", &model)
        #expect(model.run.failures.count == 1)
        #expect(model.selection == model.run.failures.first)
        #expect(model.notice?.hasSuffix("ends: failed") == true)
        // Where it has happened, the same key tells its story.
        _ = press("e", &model)
        #expect(model.failure.isOpen)
        _ = press("{", &model)
        #expect(model.run.failures.isEmpty && !model.failure.isOpen)
    }

    @Test(arguments: [
        ("4.43s", 4_430), ("4s430ms", 4_430), ("0m04.43s", 4_430), ("4.43", 4_430), ("250ms", 250), ("99h", 7_970),
        ("begin", 0), ("end", 7_970),
    ]) func placesAreTyped(_ words: String, _ milliseconds: Int) {
        var model = model(SearchPage.failed)
        let end = (model.replay?.end ?? .zero) / .milliseconds(1)
        _ = press(":", &model)
        for character in words { _ = press(character, &model) }
        #expect(view(model).lines.last?.hasPrefix(" go to: \(words)_") == true)
        _ = press(.enter, &model)
        #expect((model.replay?.time ?? .zero) / .milliseconds(1) == min(Double(milliseconds), end))
        #expect(model.replay?.typedGoal == nil)
    }

    @Test func tasksAndEventsAreTyped() {
        var model = model(SearchPage.failed)
        func go(_ words: String) {
            _ = press(":", &model)
            for character in words { _ = press(character, &model) }
            _ = press(.enter, &model)
        }
        go("rank")
        #expect(model.selection == SearchPage.plan.index(of: "rank"))
        #expect(model.run.tasks[SearchPage.plan.index(of: "rank")].state == .running)
        go("#0")
        #expect(model.replay?.position == 1)
        go("#999999")
        #expect(model.replay?.position == model.replay?.count)
        go("nobody \u{1B}[31m")
        #expect(model.notice == "there is no task nobody \\x1b[31m" || model.notice?.contains("\u{1B}") == false)
        _ = press(":", &model)
        _ = press("q", &model)
        #expect(press(.escape, &model).isEmpty && model.replay?.typedGoal == nil)
    }

    @Test func everyKeyOfARecordedRunDoesSomething() {
        for binding in Command.replayKeys.bindings where binding.group == .run {
            for key in binding.keys {
                var model = model(SearchPage.failed)
                model.go(to: .time(.seconds(4)))
                let before = view(model)
                _ = press(key, &model)
                #expect(view(model) != before, "\(binding.label) is dead")
            }
        }
    }

    @Test func eventsAreFoundByTheirNumbers() {
        let events = SearchPage.failed.events.filter { !(10...19 ~= $0.sequence) }
        var model = model(events)
        let last = events.last?.sequence
        for (number, found) in [(9, 9), (10, 20), (15, 20), (20, 20), (21, 21), (-7, 1), (.max, last)] {
            let isThere = model.go(to: .event(number))
            #expect(isThere && model.replay?.latest.sequence == found, "\(number)")
        }
        model.go(to: .begin)
        model.go(to: ReplayGoal("#9223372036854775807"))
        #expect(model.replay?.isAtEnd == true)
    }

    /// Times that a damaged trace tells out of order: played to its end all the same.
    @Test func timesOutOfOrderAreNoTrap() {
        var events = SearchPage.failed.events
        events[20] = Event(sequence: events[20].sequence, time: .seconds(3_600), kind: events[20].kind)
        var model = model(events)
        model.beginReplay(speed: 1_000, plays: true)
        for _ in 0..<200 { wait(100, &model) }
        #expect(model.replay?.isAtEnd == true && model.replay?.isPlaying == false)
        #expect(model.run.end == .failed)
    }

    @Test func whatWasRecordedCannotBeSteered() {
        var model = model(SearchPage.failed)
        for key: Character in ["b", "x", "X", "r", "R", "S"] {
            #expect(press(key, &model).isEmpty, "\(key)")
            #expect(model.question == nil)
        }
        #expect(press("q", &model) == [.quit])
        #expect(model.exitCode == 0)
    }

    @Test func itIsPlayedAgainFromItsEnd() {
        var model = model(SearchPage.failed)
        model.go(to: .end)
        _ = press(" ", &model)
        #expect(model.replay?.isPlaying == true && model.replay?.time == .zero)
        _ = press(" ", &model)
        #expect(model.replay?.isPlaying == false)
    }

    @Test func thePaceHasEnds() {
        var model = model(SearchPage.failed)
        for _ in 0..<20 { _ = press("+", &model) }
        #expect(model.replay?.speed == 1_000)
        for _ in 0..<20 { _ = press("-", &model) }
        #expect(model.replay?.speed == 0.1)
    }

    // MARK: What is seen

    @Test func theWholeRunIsLeftAtItsBeginning() throws {
        let run = model(SearchPage.failed).run
        let path = try #require(run.criticalPath)
        #expect(run.ready.isEmpty)
        let left = try #require(run.remainingTime(at: .zero))
        #expect(left >= path.length)
    }

    @Test func theFooterTellsTheMoment() {
        var model = model(SearchPage.failed)
        #expect(view(model).lines.last?.hasPrefix(" REPLAY 0ms of 7.97s x1 │ ●──") == true, "\(view(model).text)")
        model.go(to: .time(.seconds(5)))
        let footer = view(model).lines.last ?? ""
        #expect(footer.hasPrefix(" REPLAY 5.00s of 7.97s x1 │ ─"), "\(footer)")
        #expect(footer.contains("●") && footer.contains("✗") && footer.contains("space play"))
        for columns in stride(from: 40, through: 140, by: 5) {
            _ = update(&model, .terminal(.resized(Size(columns: columns, rows: 24))))
            #expect(view(model).lines.allSatisfy { DisplayWidth.of($0) <= columns })
        }
    }

    @Test func theBarIsPressedAndDragged() {
        var model = model(SearchPage.failed)
        let row = Self.size.rows - 1
        let footer = Array(view(model).lines.last ?? "")
        guard let start = footer.firstIndex(of: "●") else {
            Issue.record("there is no bar")
            return
        }
        let end = footer.lastIndex(of: "─") ?? start
        func use(_ kind: MouseEvent.Kind, _ column: Int) {
            _ = update(&model, .terminal(.mouse(MouseEvent(kind: kind, position: Point(column: column, row: row)))))
        }
        use(.press(.left), end)
        #expect(model.replay?.isAtEnd == true)
        use(.drag, (start + end) / 2)
        let share = (model.replay?.time ?? .zero) / (model.replay?.end ?? .seconds(1))
        #expect(0.4...0.6 ~= share)
    }

    @Test func whatIsWrongWithARecordingIsSaid() {
        let model = model(SearchPage.midRun, remarks: ["The trace is cut\u{1B} at its end."])
        #expect(view(model).text.contains("The trace is cut"))
        #expect(!view(model).text.contains("\u{1B}"))
        var ended = model
        ended.beginReplay(speed: 1_000, plays: true)
        for _ in 0..<5 { wait(50, &ended) }
        #expect(ended.notice == "the recording ends here, before the run did")
    }

    /// What is no run that an engine could have made, as damaged traces tell it: nothing but a picture.
    @Test func nonsenseIsShown() {
        for seed in 0..<60 {
            var random = Seeded(UInt64(seed))
            var events = RandomRun(taskLimit: 12, using: &random).story.events
            for _ in 0..<10 where events.count > 3 {
                let (one, other) = (
                    Int.random(in: 1..<events.count, using: &random), Int.random(in: 1..<events.count, using: &random)
                )
                if Bool.random(using: &random) { events.swapAt(one, other) } else { events.remove(at: one) }
            }
            var model = model(events)
            for _ in 0..<8 {
                let key = "[]{}s+- e>".randomElement(using: &random) ?? " "
                _ = press(key, &model)
                wait(Int.random(in: 0...500, using: &random), &model)
                #expect(view(model).size == Self.size)
            }
        }
    }
}
