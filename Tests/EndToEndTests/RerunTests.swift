import Testing

extension EndToEnd {
    @TerminalThread
    struct RerunTests {
        @Test func onePartRunsAgainAndTheRestIsKept() throws {
            try Terminal.with("demo", "nightly", "--run", "--pace", "0.1") { terminal in
                try terminal.wait(until: "the run is done") { $0.mode == "DONE" && $0.sign(of: "report") == "✓" }
                let place = try #require(try terminal.screen().place(of: "totals"))
                try terminal.click(place)
                try terminal.wait(until: "totals is selected") { $0.selected == "totals" }
                try terminal.send("R")
                try terminal.wait(for: "from totals (2)")
                try terminal.send("R")
                let screen = try terminal.wait(until: "totals and report are done again") {
                    $0.mode == "DONE" && $0.contains("2/2") && $0.sign(of: "report") == "✓"
                }
                #expect(screen.sign(of: "totals") == "✓" && screen.sign(of: "eu") == "⋄", "\(screen)")
                #expect(screen.sign(of: "rates") == "⋄" && screen.sign(of: "database") == "·", "\(screen)")
                try terminal.send("R")
                try terminal.wait(for: "what failed")
                try terminal.send("f")
                let failed = try terminal.wait(until: "what failed has failed again") {
                    $0.mode == "DONE" && $0.sign(of: "rates") == "✗" && $0.sign(of: "weather") == "✗"
                }
                #expect(failed.sign(of: "totals") == "⋄" && failed.sign(of: "report") == "✓", "\(failed)")
                try terminal.send("q")
                let left = try terminal.expectExit(0)
                #expect(left.contains("kept from earlier runs"), "\(left)")
            }
        }

        @Test func aFailedTaskIsTriedAgain() throws {
            try Terminal.with("demo", "thumbnails", "--fail", "--run", "--pace", "0.05") { terminal in
                try terminal.wait(until: "the run has failed") { $0.mode == "FAILED" }
                try terminal.send("Escape")
                try terminal.wait(until: "what failed is selected") { $0.selected == "thumbnails" }
                try terminal.send("r")
                try terminal.wait(until: "it has failed again") { $0.mode == "FAILED" && $0.contains("0/2") }
                try terminal.send("Escape")
                let screen = try terminal.wait(until: "the graph is back") { $0.sign(of: "find-photos") == "⋄" }
                #expect(screen.sign(of: "thumbnails") == "✗" && screen.contains("kept"), "\(screen)")
                try terminal.send("q")
                try terminal.expectExit(1)
            }
        }
    }
}
