import Testing

extension EndToEnd {
    @TerminalThread
    struct SteeringTests {
        @Test func steppingTwiceStartsExactlyTwoTasks() throws {
            try Terminal.with("demo", "--pace", "0.3") { terminal in
                try terminal.wait(for: "HELD │")
                try terminal.send("s", "s")
                try terminal.wait(until: "two tasks are done") { $0.count(of: "✓") == 2 && $0.mode == "STEP" }
                // The help and back: whatever else might start had the time to.
                try terminal.send("?")
                try terminal.wait(for: "neighbour")
                try terminal.send("Escape")
                let screen = try terminal.wait(until: "the help is gone") { !$0.contains("neighbour") }
                #expect(screen.sign(of: "parse-query") == "✓" && screen.sign(of: "load-model") == "✓", "\(screen)")
                #expect(screen.count(of: "✓") == 2 && screen.count(of: "▹", "◌") == 15, "\(screen)")
                #expect(screen.count(of: "▸", "≣", "✗", "↷", "⊘") == 0, "\(screen)")
            }
        }

        @Test func statesChangeLiveUntilAllIsDoneAndCanRunAgain() throws {
            try Terminal.with("demo", "--pace", "0.25") { terminal in
                try terminal.wait(for: "HELD │")
                try terminal.send("s", "s")
                try terminal.wait(until: "two tasks are done") { $0.count(of: "✓") == 2 && $0.mode == "STEP" }
                try terminal.send("Space")
                let early = try terminal.wait(until: "vector-index runs") { $0.sign(of: "vector-index") == "▸" }
                let first = try #require(early.seconds(of: "vector-index"))
                #expect(early.sign(of: "render") == "◌", "\(early)")
                try terminal.wait(until: "its elapsed time has grown") { screen in
                    screen.sign(of: "vector-index") == "▸" && screen.seconds(of: "vector-index") ?? 0 > first
                }
                let end = try terminal.wait(until: "the run is done") { $0.mode == "DONE" }
                #expect(end.count(of: "✓") == 15 && end.count(of: "≣") == 2, "\(end)")
                #expect(end.sign(of: "load-session") == "≣" && end.sign(of: "vector-index") == "✓", "\(end)")
                #expect(end.contains("17/17") && end.contains("100%"), "\(end)")

                try terminal.send("R")
                try terminal.wait(for: "Enter all 17")
                try terminal.send("Enter")
                try terminal.wait(until: "it runs again") { $0.mode == "RUNNING" && $0.sign(of: "render") == "◌" }
                try terminal.wait(until: "the second run is done") { $0.mode == "DONE" }
                try terminal.send("q")
                let left = try terminal.expectExit(0)
                #expect(left.contains("search  done in") && left.contains("17 of 17 tasks"), "\(left)")
                #expect(left.contains("slowest") && left.contains("the three best"), "\(left)")
            }
        }

        @Test func nothingStartsWhilePaused() throws {
            try Terminal.with("demo", "--run", "--pace", "0.5") { terminal in
                try terminal.wait(until: "vector-index runs") { $0.sign(of: "vector-index") == "▸" }
                try terminal.send("Space")
                let paused = try terminal.wait(until: "it is paused and nothing runs") {
                    $0.mode == "PAUSED" && $0.count(of: "▸") == 0
                }
                #expect(paused.sign(of: "vector-index") == "✓", "what ran may end:\n\(paused)")
                #expect(paused.sign(of: "rank") != "✓" && paused.sign(of: "render") == "◌", "\(paused)")
                try terminal.send("Space")
                try terminal.wait(until: "the run is done") { $0.mode == "DONE" && $0.count(of: "✓", "≣") == 17 }
            }
        }

        @Test func aBreakpointHoldsTheRunBeforeItsTask() throws {
            try Terminal.with("demo", "diamond", "--pace", "0.3") { terminal in
                try terminal.wait(for: "HELD │")
                try terminal.send("G", "b")
                try terminal.wait(for: "breakpoint before sink")
                try terminal.send("Space")
                let screen = try terminal.wait(for: "PAUSED before sink")
                try terminal.wait(until: "left and right are done") { $0.count(of: "✓") == 3 && $0.count(of: "▸") == 0 }
                #expect(screen.sign(of: "sink") != "▸" && screen.sign(of: "sink") != "✓", "\(screen)")
                try terminal.send("s")
                try terminal.wait(until: "sink has been stepped") { $0.mode == "DONE" && $0.sign(of: "sink") == "✓" }
            }
        }

        @Test func oneTaskCanBeCancelled() throws {
            try Terminal.with("demo", "diamond", "--pace", "8") { terminal in
                try terminal.wait(for: "HELD │")
                try terminal.send("Space")
                try terminal.wait(until: "right runs") { $0.sign(of: "right") == "▸" }
                let place = try #require(try terminal.screen().place(of: "right"))
                try terminal.click(place)
                try terminal.wait(until: "right is selected") { $0.selected == "right" }
                try terminal.send("x")
                let screen = try terminal.wait(until: "the run has ended") {
                    $0.mode != "RUNNING" && $0.count(of: "▸") == 0
                }
                #expect(screen.sign(of: "right") == "⊘", "\(screen)")
                #expect(screen.sign(of: "sink") == "↷" || screen.sign(of: "sink") == "⊘", "\(screen)")
                try terminal.send("q")
                try terminal.expectExit(1)
            }
        }

        @Test func theSelectionFollowsWhatRunsUntilTheUserMoves() throws {
            try Terminal.with("demo", "--run", "--pace", "1") { terminal in
                try terminal.wait(until: "the selection is on what runs") { screen in
                    guard screen.contains("follow"), let task = screen.selected else { return false }
                    return screen.sign(of: task) == "▸" && task == "vector-index"
                }
                try terminal.send("G")
                try terminal.wait(until: "the user has moved") {
                    $0.selected == "render" && !$0.contains("⊘0   follow")
                }
                try terminal.send("f")
                try terminal.wait(until: "it follows again") { $0.selected != "render" && $0.contains("⊘0   follow") }
            }
        }

        @Test func whatTasksPrintIsNoHoleInTheFrameAndIsSeenAfterwards() throws {
            try Terminal.with("demo", "quickstart") { terminal in
                try terminal.wait(for: "HELD │")
                try terminal.send("Space")
                try terminal.wait(until: "the run is done") { $0.mode == "DONE" && $0.count(of: "✓") == 4 }
                // The strip shows what was printed last, whenever that comes.
                try terminal.expectNoLeftovers(rows: 25)
                let graph = try terminal.screen().lines.prefix(25)
                #expect(!graph.contains { $0.contains("Joe Mama Once") }, "\(graph)")
                try terminal.send("q")
                let left = try terminal.expectExit(0)
                for line in [
                    "Creating hi", #"Person(name: "Joe Mama") Hi Joe Mama Once"#,
                    #"Person(name: "Joe Mama") Hi Joe Mama Twice"#, "1 2",
                ] {
                    #expect(left.lines.count { $0 == line } == 1, "“\(line)” in\n\(left)")
                }
            }
        }
    }
}
