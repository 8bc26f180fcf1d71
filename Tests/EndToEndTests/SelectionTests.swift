import Testing

extension EndToEnd {
    @TerminalThread
    struct SelectionTests {
        @Test func arrowsAndLettersMoveAlongTheGraph() throws {
            try Terminal.with("demo", "diamond") { terminal in
                try terminal.wait(until: "source is selected") { $0.selected == "source" }
                for (key, task) in [
                    ("Down", "left"), ("Right", "right"), ("Down", "sink"), ("Up", "left"), ("k", "source"),
                    ("j", "left"), ("l", "right"), ("h", "left"), ("Left", "left"), ("G", "sink"), ("g", "source"),
                ] {
                    try terminal.send(key)
                    try terminal.wait(until: "\(task) is selected after \(key)") { $0.selected == task }
                }
            }
        }

        @Test func aClickSelectsAndTheStripTellsOfTheTask() throws {
            try Terminal.with("demo") { terminal in
                let screen = try terminal.wait(for: "HELD │")
                for task in ["vector-index", "ad-filter", "render"] {
                    try terminal.click(try #require(screen.place(of: task)))
                    try terminal.wait(until: "\(task) is selected") {
                        $0.selected == task && $0.contains("─ \(task) ─")
                    }
                }
            }
        }

        @Test func theWheelScrollsAGraphThatIsTooLarge() throws {
            try Terminal.with("demo", "deep") { terminal in
                let before = try terminal.wait(for: "more below")
                try terminal.send(bytes: String(repeating: "\u{1b}[<65;50;10M", count: 5))
                let after = try terminal.wait(until: "something is above") { $0.contains("above") }
                #expect(after.lines[4..<20] != before.lines[4..<20])
                try terminal.send(bytes: String(repeating: "\u{1b}[<64;50;10M", count: 5))
                try terminal.wait(until: "it is as before") { $0.lines[4..<20] == before.lines[4..<20] }
            }
        }

        @Test func detailsTellStateTimesNeighboursAndValue() throws {
            try Terminal.with("demo", "diamond", "--run", "--pace", "0.2") { terminal in
                try terminal.wait(until: "the run is done") { $0.mode == "DONE" }
                try terminal.send("g", "Down")
                try terminal.wait(until: "left is selected") { $0.selected == "left" }
                try terminal.send("Enter")
                let open = try terminal.wait(for: "output   9")
                #expect(open.contains("✓ done") && open.contains("started") && open.contains("took"), "\(open)")
                #expect(open.contains("input    source  3"), "\(open)")
                #expect(open.contains("needs    ✓ source") && open.contains("feeds    ✓ sink"), "\(open)")
                #expect(open.contains("squaring 3"), "the log line is missing:\n\(open)")
                try terminal.send("Escape")
                try terminal.wait(until: "the details are closed") {
                    !$0.contains("output   9") && $0.selected == "left"
                }
            }
        }

        @Test func helpNamesTheKeys() throws {
            try Terminal.with("demo") { terminal in
                try terminal.wait(for: "HELD │")
                try terminal.send("?")
                let help = try terminal.wait(for: "breakpoint")
                for words in ["pause, go on", "one step", "follow", "cancel task", "quit"] {
                    #expect(help.contains(words), "no word of “\(words)”:\n\(help)")
                }
                try terminal.send("Escape")
                try terminal.wait(until: "the help is closed") { !$0.contains("pause, go on") }
            }
        }
    }
}
