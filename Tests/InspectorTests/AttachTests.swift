import JFlow
import TerminalCore
import Testing

@testable import Inspector

/// Swift Testing has a type of this name, too.
typealias Attachment = Inspector.Attachment

/// A program that nobody may steer.
private let server = Attachment(program: "server", process: 4_127, allowsControl: false)
/// A program that does what it is asked.
private let worker = Attachment(program: "worker", process: 99, allowsControl: true)

private func attached(
    to attachment: Attachment = server, _ story: Story? = nil, columns: Int = 100, rows: Int = 30,
    signs: Signs = .unicode
) -> Model {
    var model = Model(size: Size(columns: columns, rows: rows), signs: signs, attachedTo: attachment)
    _ = update(&model, .clock(.zero))
    _ = update(&model, .linked(attachment))
    for event in story?.events ?? [] {
        _ = update(&model, .clock(event.time))
        _ = update(&model, .events([event]))
    }
    return model
}

/// Lets it become so late.
private func wait(until milliseconds: Int, _ model: inout Model) -> [Effect] {
    update(&model, .clock(.milliseconds(milliseconds)))
}

private func footer(_ model: Model) -> String { view(model).lines.last ?? "" }
private func header(_ model: Model) -> String { view(model).lines.first ?? "" }

/// A run of one task that ends as it is told to, with its last event at 100 ms.
private func ended(_ state: RunState) -> Story {
    var story = Story(PlanDescription("short", [("only", [], nil)], goals: ["only"]))
    story.start(0, "only")
    let end = TaskState(rawValue: state.rawValue)!
    story.finish(100, "only", TaskEnd(state: end, error: state == .failed ? "boom" : nil))
    story.tell(100, .runFinished(state))
    return story
}

@Suite struct AttachedLinkTests {
    @Test func beforeAnyRunItSaysForWhomItWaits() {
        let model = attached()
        #expect(view(model).text.contains("waiting for server (pid 4127) to run a workflow"))
        #expect(header(model).hasPrefix(" server") && header(model).contains("WAITING"))
        #expect(model.nextDeadline == nil && model.mode == .waiting)
        let narrow = attached(columns: 40, rows: 10)
        #expect(view(narrow).text.contains("waiting for server (pid 4127)\n to run a workflow"))
    }

    @Test func theRequestThatARunServesStandsInItsTitle() {
        let plan = PlanDescription("page", [("only", [], nil)], goals: ["only"])
        let run = RunDescription(plan: plan, slots: nil, metadata: ["request": "GET /7\u{1B}[2J"])
        var model = attached()
        _ = update(&model, .events([Event(sequence: 0, time: .zero, kind: .runStarted(run))]))
        #expect(header(model).hasPrefix(" page · server · GET /7\\x1b[2J "))
        _ = update(&model, .terminal(.resized(Size(columns: 64, rows: 20))))
        #expect(header(model).hasPrefix(" page · GET /7\\x1b[2J "))
        var lines = PlainRenderer()
        #expect(
            lines.lines(for: [Event(sequence: 0, time: .zero, kind: .runStarted(run))], at: .zero)
                == ["0.000 page start tasks=1 request=GET /7\\x1b[2J"])
    }

    @Test func namesOfProgramsAndReasonsAreMadeHarmless() {
        let evil = "ev\u{1B}]0;won\u{07}il\u{202E}"
        var model = attached(to: Attachment(program: evil, process: 1, allowsControl: false))
        for message in [Message.linkLost(evil), .orderRefused(evil)] {
            #expect(view(model).text.contains(#"ev\x1b]0;won\x07il"#))
            _ = update(&model, message)
            let text = view(model).text
            #expect(text.contains(#"ev\x1b]0;won\x07il"#))
            #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x202E) })
        }
    }

    @Test func allClocksStandStillWhileTheLinkIsLost() {
        var model = attached(SearchPage.retrying)
        _ = wait(until: 4_800, &model)
        let before = view(model).lines.dropLast(6).joined(separator: "\n")
        _ = update(&model, .linkLost("this viewer read nothing for 10 s"))
        #expect(model.notice == "this viewer read nothing for 10 s")
        #expect(model.mode == .lost && header(model).contains("≁ LOST 4.8s"))
        let revision = model.revision
        #expect(model.nextDeadline == .milliseconds(5_800))
        _ = wait(until: 5_700, &model)
        #expect(model.revision == revision)
        _ = wait(until: 5_800, &model)
        #expect(model.revision == revision + 1)
        for second in 6...60 { _ = wait(until: second * 1_000 - 200, &model) }
        #expect(model.revision == revision + 55 + 1, "a second each, and once that the notice went")
        #expect(footer(model).contains("ATTACHED, link lost 55s ago, trying again │"))
        #expect(header(model).contains("LOST 4.8s"))
        let after = view(model).lines.dropLast(6).joined(separator: "\n")
        #expect(after == before.replacing("▸ RUNNING", with: "   ≁ LOST"))
    }

    @Test func lossIsToldInWordsThatFitTheScreen() {
        var model = attached(SearchPage.midRun, columns: 40, rows: 10)
        _ = update(&model, .linkLost(nil))
        _ = wait(until: 7_430, &model)
        #expect(footer(model).hasPrefix("link lost 3s ago │"))
        _ = wait(until: 4_430 + 180_000, &model)
        #expect(footer(model).hasPrefix("link lost 3m ago │"))
        #expect(model.notice == nil)
    }

    @Test func aRunThatHasEndedKeepsItsModeWhenTheLinkIsLost() {
        for state in [RunState.done, .failed, .cancelled] {
            var model = attached(ended(state))
            let mode = model.mode
            _ = update(&model, .linkLost(nil))
            #expect(model.mode == mode && mode.isEnded)
            #expect(footer(model).contains("link lost 0s ago"))
            #expect(wait(until: 10_000, &model).isEmpty, "nobody is there to be asked for the next run")
            #expect(footer(model).contains("link lost 9s ago"))
        }
    }

    @Test func afterALossTheLastStateStaysUntilARunBegins() {
        var model = attached(SearchPage.midRun)
        _ = update(&model, .linkLost(nil))
        _ = wait(until: 60_000, &model)
        _ = update(&model, .linked(Attachment(program: "server", process: 5_000, allowsControl: false)))
        #expect(model.notice == "attached again: server is pid 5000 now")
        #expect(footer(model).contains("ATTACHED pid 5000, read only"))
        #expect(header(model).contains("search-page") && header(model).contains("LOST 4.4s"))
        _ = wait(until: 90_000, &model)
        #expect(header(model).contains("LOST 4.4s"))

        var story = Story(.diamond)
        story.start(0, "load")
        _ = update(&model, .events(story.events))
        #expect(header(model).contains("diamond") && header(model).contains("RUNNING 0s"))
        _ = wait(until: 92_000, &model)
        #expect(header(model).contains("RUNNING 2.0s"))
        #expect(model.nextDeadline == .milliseconds(92_100))
    }

    @Test func theSameRunGoesOnAfterALoss() {
        let story = SearchPage.midRun
        var model = attached(story)
        _ = update(&model, .linkLost(nil))
        _ = wait(until: 14_000, &model)
        _ = update(&model, .linked(server))
        _ = update(&model, .events(story.events))
        _ = update(&model, .linkTime(.milliseconds(14_000)))
        #expect(model.notice == "attached again" && model.mode == .running)
        #expect(model.time == .seconds(14))
        _ = wait(until: 15_000, &model)
        #expect(model.time == .seconds(15))
    }

    /// A late joiner has all events at once, the last of which was long ago.
    @Test func theEnginesTimeSetsTheClockOfTheRun() {
        var model = attached()
        _ = wait(until: 500_000, &model)
        _ = update(&model, .events(SearchPage.midRun.events))
        #expect(model.time == .milliseconds(4_430))
        _ = update(&model, .linkTime(.milliseconds(9_000)))
        #expect(model.time == .seconds(9))
        _ = wait(until: 502_000, &model)
        #expect(model.time == .seconds(11))
        #expect(header(model).contains("RUNNING 11s"))
    }

    @Test func theEnginesTimeMovesNoRunThatHasEndedOrStandsStill() {
        var over = attached(SearchPage.finished)
        _ = update(&over, .linkTime(.seconds(100)))
        #expect(over.time == .milliseconds(8_360))
        var held = attached(Story(.diamond, mode: .held))
        _ = update(&held, .linkTime(.seconds(100)))
        #expect(held.time == .zero && held.mode == .held)
        var none = attached()
        _ = update(&none, .linkTime(.seconds(100)))
        #expect(none.time == .zero)
    }

    @Test func aViewerThatWasStoppedDoesNotStopTheRun() {
        var model = attached(SearchPage.midRun)
        _ = wait(until: 20_000, &model)
        #expect(update(&model, .terminal(.continued(after: .seconds(15)))) == [.redraw])
        #expect(model.time == .seconds(20))
    }

    @Test func leavingOnlyDetaches() {
        let stories = [nil, SearchPage.midRun, ended(.failed), ended(.cancelled), Story(.diamond, mode: .held)]
        for attachment in [server, worker] {
            for story in stories {
                for key in [Key.character("q"), .control("c")] {
                    var model = attached(to: attachment, story)
                    _ = press(.escape, &model)
                    #expect(press(key, &model) == [.quit] && press(key, &model) == [.quit])
                    #expect(model.exitCode == 0 && model.question == nil)
                }
                var lost = attached(to: attachment, story)
                _ = update(&lost, .linkLost(nil))
                #expect(update(&lost, .terminal(.interrupt)) == [.quit] && lost.exitCode == 0)
            }
        }
    }
}

@Suite struct NextRunTests {
    @Test(arguments: [RunState.done, .cancelled]) func anEndedRunIsLeftASecondLater(state: RunState) {
        var model = attached(ended(state))
        #expect(model.nextDeadline == .milliseconds(1_100))
        #expect(wait(until: 1_099, &model) == [])
        #expect(view(model).text.contains("the next run is shown as soon as there is one"))
        #expect(!footer(model).contains("next run"))
        #expect(wait(until: 1_100, &model) == [.nextRun])
        #expect(model.nextDeadline == nil)
        #expect(wait(until: 9_000, &model) == [] && press("f", &model) == [])
        #expect(model.notice == "shows the next run as soon as there is one")

        _ = update(&model, .events(Story(.diamond).events))
        #expect(header(model).contains("diamond") && model.notice == nil)
        #expect(wait(until: 20_000, &model) == [], "it has not ended")
    }

    @Test func eachRunIsLeftForTheNext() {
        var model = attached()
        for second in [10, 20, 30] {
            _ = wait(until: second * 1_000, &model)
            #expect(update(&model, .events(ended(.done).events)) == [])
            #expect(wait(until: second * 1_000 + 1_000, &model) == [.nextRun])
        }
    }

    @Test func aRunThatFailedStays() {
        var model = attached(ended(.failed))
        #expect(wait(until: 60_000, &model) == [] && model.nextDeadline == nil)
        #expect(footer(model).contains("f next run"))
        #expect(press("f", &model) == [.nextRun])
        #expect(model.notice == "shows the next run as soon as there is one")
        #expect(!footer(model).contains("f next run"))
        #expect(press("f", &model) == [])
    }

    @Test func whoDoesNotFollowStays() {
        var model = attached(ended(.done))
        _ = press("G", &model)
        #expect(wait(until: 60_000, &model) == [] && model.nextDeadline == nil)
        #expect(footer(model).contains("f next run"))
        #expect(press("f", &model) == [.nextRun] && model.follow.isOn)
    }

    @Test func fAsksAtOnce() {
        var model = attached(ended(.done))
        #expect(press("f", &model) == [.nextRun])
        #expect(wait(until: 5_000, &model) == [])
    }

    @Test func withoutARunNothingIsAskedFor() {
        var model = attached()
        #expect(press("f", &model) == [] && wait(until: 5_000, &model) == [])
    }

    @Test func overANewLinkTheRunComesUnasked() {
        var model = attached(ended(.done))
        _ = update(&model, .linkLost(nil))
        #expect(press("f", &model) == [])
        _ = update(&model, .linked(server))
        #expect(wait(until: 5_000, &model) == [])
        _ = update(&model, .events(ended(.done).events))
        #expect(wait(until: 6_000, &model) == [.nextRun])
    }

    @Test func aRunThatTheUserOrderedIsShown() {
        var model = attached(to: worker, ended(.failed))
        _ = press("R", &model)
        #expect(wait(until: 5_000, &model) == [] && model.question != nil)
        #expect(press(.enter, &model) == [.runAgain(.anew)])
        #expect(model.nextDeadline == .milliseconds(5_000))
        #expect(wait(until: 5_001, &model) == [.nextRun])
        #expect(wait(until: 5_002, &model) == [])
    }

    @Test func noRunIsTakenAwayUnderAQuestion() {
        var model = attached(to: worker, ended(.done))
        _ = press("R", &model)
        #expect(wait(until: 8_000, &model) == [] && model.nextDeadline == nil)
        #expect(press(.escape, &model) == [])
        #expect(wait(until: 8_001, &model) == [.nextRun])
        _ = press("R", &model)
        _ = update(&model, .events(Story(.diamond).events))
        #expect(model.question == nil, "it was about another run")
    }
}

@Suite struct AttachedSteeringTests {
    private static let orders: [Character] = [" ", "s", "S", ">", "b", "x", "X", "r", "R"]

    @Test(arguments: orders) func whoMayOnlyLookIsToldSo(key: Character) {
        for story in [SearchPage.midRun, ended(.failed), Story(.diamond, mode: .held)] {
            var model = attached(story)
            #expect(press(key, &model) == [])
            #expect(model.notice == "read only: server does not let anybody steer it")
            #expect(model.question == nil && model.breakpoints.isEmpty && model.laterTasks.isEmpty)
        }
    }

    @Test(arguments: orders) func nothingIsSteeredOverALostLink(key: Character) {
        for story in [nil, SearchPage.midRun, ended(.failed)] {
            var model = attached(to: worker, story)
            _ = update(&model, .linkLost(nil))
            #expect(press(key, &model) == [])
            #expect(model.notice == "the link is lost: nothing can be steered")
            _ = update(&model, .linked(worker))
            #expect(press(key, &model) == [], "nothing is known of a run there")
            #expect(model.question == nil && model.breakpoints.isEmpty && model.laterTasks.isEmpty)
        }
    }

    @Test func theMouseSteersNothingEither() throws {
        var model = attached(SearchPage.midRun)
        let footer = Point(column: 3, row: 29)
        #expect(update(&model, .terminal(.mouse(MouseEvent(kind: .press(.left), position: footer)))) == [])
        #expect(model.notice == "read only: server does not let anybody steer it")
        _ = press("0", &model)
        let row = try #require(view(model).lines.firstIndex { $0.contains("✓ embed") })
        let line = view(model).lines[row]
        let before = line.split(separator: "✓ embed", maxSplits: 1, omittingEmptySubsequences: false)[0]
        let column = DisplayWidth.of(String(before))
        let press = MouseEvent(kind: .press(.right), position: Point(column: column, row: row))
        #expect(update(&model, .terminal(.mouse(press))) == [])
        #expect(model.selection == SearchPage.plan.index(of: "embed") && model.breakpoints.isEmpty)
        #expect(model.notice == "read only: server does not let anybody steer it")
    }

    @Test func whatIsNotOfferedIsNotPromised() {
        let steerable = Attachment(program: "worker", process: 99, allowsControl: true, offersReruns: false)
        var model = attached(to: steerable, ended(.failed))
        #expect(!footer(model).contains("again") && !footer(model).contains("retry"))
        for key in ["r", "R"] as [Character] {
            #expect(press(key, &model) == [])
            #expect(model.notice == "worker does not offer to run it again" && model.question == nil)
        }
        var running = attached(to: steerable, SearchPage.midRun)
        #expect(press("s", &running) == [.step])
    }

    @Test func helpListsOnlyWhatActs() {
        var readOnly = attached(SearchPage.midRun)
        _ = press("?", &readOnly)
        let text = view(readOnly).text
        #expect(!text.contains("RUN ") && !text.contains("one step") && !text.contains("right     breakpoint"))
        #expect(text.contains("follow, next run") && text.contains("detach"))
        var steered = attached(to: worker, SearchPage.midRun)
        _ = press("?", &steered)
        #expect(view(steered).text.contains("one step") && view(steered).text.contains("right     breakpoint"))
    }

    /// The same keys give the same effects as in a run of one's own.
    @Test func withControlEverythingIsAsInALiveRun() {
        for story in [SearchPage.midRun, ended(.failed), Story(.diamond, mode: .held)] {
            for key in Self.orders {
                var live = story.model(at: 0, columns: 100, rows: 30)
                var remote = attached(to: worker, story)
                for answer in [Key.character(key), .character("y")] {
                    let effects = press(answer, &live)
                    #expect(press(answer, &remote) == effects, "\(key)")
                    #expect(remote.notice == live.notice)
                }
            }
        }
    }

    @Test func whatIsRefusedIsSaid() {
        var model = attached(to: worker, SearchPage.midRun)
        _ = press("X", &model)
        #expect(press("y", &model) == [.cancelRun] && model.mode == .cancelling)
        _ = update(&model, .orderRefused("worker lets nobody cancel its runs"))
        #expect(model.notice == "worker lets nobody cancel its runs" && model.mode == .running)
    }

    @Test func breakpointsAreSetAgainForTheNextRun() {
        var model = attached(to: worker, Story(.diamond))
        model.select(2)
        #expect(press("b", &model) == [.setBreakpoint(true, task: 2)])
        #expect(update(&model, .events(Story(.diamond).events)) == [.setBreakpoint(true, task: 2)])
        #expect(update(&model, .events(SearchPage.midRun.events)) == [])
        #expect(model.breakpoints.isEmpty)
    }

    @Test func pausedRunNamesNoKeysToWhoMayNotUseThem() {
        var story = Story(.diamond)
        story.ready(0, "load")
        story.tell(0, .modeChanged(.pausedBefore(task: 0)))
        let text = view(attached(story)).text
        #expect(text.contains("paused before load (breakpoint)") && !text.contains("s starts it"))
        #expect(view(attached(to: worker, story)).text.contains("s starts it"))
    }
}

@Suite struct AttachedFrameTests {
    struct Moment: Sendable, CustomTestStringConvertible {
        let name: String
        var attachment = server
        var story: Story?
        var isLost = false
        var keys: [Character] = []
        var testDescription: String { name }

        static let all = [
            Moment(name: "read-only", story: SearchPage.midRun),
            Moment(name: "control", attachment: worker, story: SearchPage.midRun),
            Moment(name: "lost", story: SearchPage.midRun, isLost: true),
            Moment(name: "waiting"),
            Moment(name: "failed", story: ended(.failed)),
            Moment(name: "help", story: SearchPage.midRun, keys: ["?"]),
        ]
    }

    static let sizes = [Size(columns: 100, rows: 30), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10)]

    @Test(arguments: Moment.all, sizes) func attachedFrameLooksAsRecorded(moment: Moment, size: Size) throws {
        for signs in [Signs.unicode, .ascii] {
            var model = attached(
                to: moment.attachment, moment.story, columns: size.columns, rows: size.rows, signs: signs)
            _ = wait(until: 4_800, &model)
            for key in moment.keys { _ = press(key, &model) }
            if moment.isLost {
                _ = update(&model, .linkLost(nil))
                _ = wait(until: 7_800, &model)
            }
            let frame = view(model)
            let suffix = signs.isASCII ? "ascii" : "unicode"
            try Golden.compare(frame.text, with: "attached-\(moment.name)-\(size.columns)x\(size.rows)-\(suffix)")
            for line in frame.lines { #expect(DisplayWidth.of(line) <= size.columns) }
        }
    }

    @Test func everySizeHasItsFrame() {
        for moment in Moment.all {
            var model = attached(to: moment.attachment, moment.story)
            if moment.isLost { _ = update(&model, .linkLost(nil)) }
            for columns in [1, 20, 31, 39, 40, 60, 120] {
                for rows in [1, 5, 8, 10, 14, 24, 40] {
                    _ = update(&model, .terminal(.resized(Size(columns: columns, rows: rows))))
                    #expect(view(model).size == Size(columns: columns, rows: rows))
                }
            }
        }
    }

    @Test func lossIsSeenWithoutColours() {
        var model = attached(SearchPage.midRun)
        _ = update(&model, .linkLost(nil))
        let frame = view(model)
        let word = frame.row(0).filter(\.style.isReversed).map(\.text).joined()
        #expect(word == "≁ LOST")
    }
}
