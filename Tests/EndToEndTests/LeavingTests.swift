import Testing

extension EndToEnd {
    @TerminalThread
    struct LeavingTests {
        @Test func quittingWhileRunningAsksAndEnterStays() throws {
            try Terminal.with("demo", "--run", "--pace", "30") { terminal in
                try terminal.wait(until: "it runs") { $0.mode == "RUNNING" }
                try terminal.send("q")
                try terminal.wait(for: "The run goes on. Cancel and leave?")
                try terminal.send("Enter")
                let screen = try terminal.wait(until: "the question is gone") { !$0.contains("Cancel and leave?") }
                #expect(screen.mode == "RUNNING", "\(screen)")
                try terminal.send("q")
                try terminal.wait(for: "y leave")
                try terminal.send("y")
                let left = try terminal.expectExit(130)
                #expect(left.contains("search  cancelled"), "\(left)")
            }
        }

        @Test func oneInterruptCancelsTheRunGracefully() throws {
            try Terminal.with("demo", "failures", "--run", "--pace", "1") { terminal in
                try terminal.wait(until: "stubborn runs") { $0.sign(of: "stubborn") == "▸" }
                try terminal.send("C-c")
                try terminal.wait(for: "cancelling, ctrl-c again to exit now")
                // Its stubborn task ends in its own time and is awaited.
                let left = try terminal.expectExit(130)
                #expect(left.contains("failures  cancelled"), "\(left)")
            }
        }

        @Test func theSecondInterruptExitsAtOnce() throws {
            try Terminal.with("demo", "failures", "--run", "--pace", "60") { terminal in
                // At this pace its stubborn task takes two minutes, and does not heed cancellation.
                try terminal.wait(until: "fetch-list runs") { $0.sign(of: "fetch-list") == "▸" }
                try terminal.wait(until: "stubborn runs") { $0.sign(of: "stubborn") == "▸" }
                try terminal.send("C-c")
                try terminal.wait(for: "cancelling, ctrl-c again to exit now")
                try terminal.send("C-c")
                try terminal.expectExit(130)
            }
        }

        @Test func anInterruptWhileHeldLeaves() throws {
            try Terminal.with("demo") { terminal in
                try terminal.wait(for: "HELD │")
                try terminal.send("C-c")
                try terminal.expectExit(130)
            }
        }

        @Test func aFailedRunSaysSoAndWhy() throws {
            try Terminal.with("demo", "diamond", "--fail", "--run", "--pace", "0.3") { terminal in
                let screen = try terminal.wait(until: "the run has failed") { $0.mode == "FAILED" }
                #expect(screen.contains("✗ FAILED") && screen.sign(of: "right") == "✗", "\(screen)")
                #expect(screen.contains("right was told to fail by --fail"), "\(screen)")
                try terminal.send("q")
                let left = try terminal.expectExit(1)
                #expect(left.lines.contains { $0.contains("✗ right") && $0.contains("told to fail") }, "\(left)")
            }
        }

        @Test func theSummaryTellsWhatSkippedTasksNeeded() throws {
            try Terminal.with("demo", "failures", "--run", "--pace", "0.2") { terminal in
                try terminal.wait(until: "the run has failed") { $0.mode == "FAILED" }
                try terminal.send("q")
                let left = try terminal.expectExit(1)
                #expect(left.contains("failures  failed in") && left.contains("2 failed, 3 skipped"), "\(left)")
                #expect(left.contains("no answer from mirror.example:443 within 900 ms"), "\(left)")
                for (task, needed) in [("unpack", "needs flaky-mirror"), ("publish", "needs unpack")] {
                    #expect(left.lines.contains { $0.contains("↷ \(task)") && $0.contains(needed) }, "\(left)")
                }
            }
        }
    }
}
