import Testing

extension EndToEnd {
    @TerminalThread
    struct ResizeTests {
        @Test func everySizeIsDrawnAsIfTheProgramHadBegunInIt() throws {
            try Terminal.with("demo", "--pace", "0.2") { terminal in
                try terminal.wait(for: "HELD │")
                for (columns, rows) in [(80, 24), (40, 10), (31, 8), (20, 3), (1, 1), (100, 30)] {
                    let fresh = try heldScreen(columns: columns, rows: rows)
                    try terminal.resize(columns: columns, rows: rows)
                    try terminal.wait(until: "at \(columns)×\(rows) it is this screen:\n\(fresh)\n") { $0 == fresh }
                }
            }
        }

        @Test func resizingAtAnyMomentOfARunKeepsTheProgramAlive() throws {
            try Terminal.with("demo", "--run", "--pace", "0.5") { terminal in
                try terminal.wait(until: "it runs") { $0.count(of: "▸") ?? 0 > 0 }
                for (columns, rows) in [(80, 24), (40, 10), (31, 8), (1, 1), (200, 50), (3, 40), (100, 30)] {
                    try terminal.resize(columns: columns, rows: rows)
                }
                let end = try terminal.wait(until: "the run is done") { $0.mode == "DONE" && $0.lines.count == 30 }
                #expect(end.count(of: "✓", "≣") == 17, "\(end)")
                try terminal.expectNoLeftovers()
                try terminal.send("q")
                try terminal.expectExit(0)
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
        let isSmall = columns < 40
        let words = isSmall ? (columns < 31 ? String("needs 40x10".prefix(columns)) : "is held") : "HELD │"
        return try terminal.wait(until: "“\(words)” is shown on the second screen") { screen in
            try screen.contains(words) && terminal.flags().hasPrefix("1")
        }
    }
}

extension Terminal {
    /// Redraws everything and holds that nothing changes by it.
    fileprivate func expectNoLeftovers(location: SourceLocation = #_sourceLocation) throws {
        try send("Escape")
        let before = try screen()
        try send("C-l", "?")
        // The help comes after the fresh drawing, and all that it does not cover is from that.
        try wait(for: "pause, go on", location: location)
        try send("Escape")
        try wait(until: "the fresh drawing is the same as\n\(before)\n", location: location) { $0 == before }
    }
}
