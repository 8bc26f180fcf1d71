import Testing

extension Screen {
    /// Whether its footer stands where it does at this size, so that the program knows the size.
    fileprivate func isWhole(columns: Int, rows: Int) -> Bool {
        lines.count == rows && lines[rows - 1].hasSuffix("q quit") && lines[rows - 1].count == columns - 1
    }
}

extension EndToEnd {
    @TerminalThread
    struct ResizeTests {
        @Test func everySizeIsDrawnAsIfTheProgramHadBegunInIt() throws {
            try Terminal.with("demo", "--pace", "0.2") { terminal in
                try terminal.wait(for: "HELD │")
                for (columns, rows) in [(80, 24), (40, 10), (31, 8), (20, 3), (1, 1), (100, 30)] {
                    let fresh = try heldScreen(columns: columns, rows: rows)
                    try terminal.resize(columns: columns, rows: rows)
                    try terminal.wait(until: "\(columns)×\(rows) is drawn as by a fresh start") { $0 == fresh }
                }
            }
        }

        @Test func aRunIsDrawnAtEachSizeAndLeavesNothingBehind() throws {
            try Terminal.with("demo", "--run", "--pace", "30") { terminal in
                try terminal.wait(until: "it runs") { $0.count(of: "▸") ?? 0 > 0 }
                for (columns, rows, words) in [
                    (80, 24, "RUNNING │"), (40, 10, "RUNNING │"), (31, 8, "The run goes on."), (1, 1, ""),
                    (200, 50, "RUNNING │"), (20, 3, "needs 40x10"), (100, 30, "RUNNING │"),
                ] {
                    try terminal.resize(columns: columns, rows: rows)
                    try terminal.wait(until: "the run is drawn at \(columns)×\(rows)") { screen in
                        (words.isEmpty || screen.contains(words)) && screen.lines.count == rows
                    }
                }
                try terminal.send("X", "y")
                try terminal.wait(until: "the run is cancelled, and no clock runs") {
                    $0.mode == "CANCELLED" && $0.isWhole(columns: 100, rows: 30)
                }
                try terminal.expectNoLeftovers()
                try terminal.send("q")
                try terminal.expectExit(130)
            }
        }

        @Test func manySizesAtOnceDoNotHurt() throws {
            try Terminal.with("demo", "--run", "--pace", "0.2") { terminal in
                try terminal.wait(until: "it runs") { $0.count(of: "▸") ?? 0 > 0 }
                for size in 1...30 { try terminal.resize(columns: size * 5, rows: size * 2) }
                try terminal.resize(columns: 100, rows: 30)
                try terminal.wait(until: "the run is done") {
                    $0.mode == "DONE" && $0.count(of: "✓", "≣") == 17 && $0.isWhole(columns: 100, rows: 30)
                }
                try terminal.expectNoLeftovers()
            }
        }

        @Test func theSmallestScreenSaysThatTheRunGoesOn() throws {
            try Terminal.with("demo", "--run", columns: 31, rows: 8) { terminal in
                let screen = try terminal.wait(for: "This window is 31x8.")
                #expect(screen.contains("jflow-tui needs 40x10."), "\(screen)")
                try terminal.wait(for: "The run goes on.")
                try terminal.send("q")
                try terminal.wait(for: "y leave")
                try terminal.send("y")
                try terminal.expectExit(130)
            }
        }
    }
}

/// What the program shows when it begins in a terminal of this size.
@TerminalThread
private func heldScreen(columns: Int, rows: Int) throws -> Screen {
    try Terminal.with("demo", "--pace", "0.2", columns: columns, rows: rows) { terminal in
        // One cell is too little for any word, and ncurses leaves the last cell of a terminal as it is.
        let words = columns >= 40 ? "HELD │" : columns >= 31 ? "is held" : columns > 1 ? "needs 40x10" : ""
        return try terminal.wait(until: "“\(words)” is shown on the second screen") { screen in
            try (words.isEmpty || screen.contains(words)) && terminal.flags().hasPrefix("1")
        }
    }
}
