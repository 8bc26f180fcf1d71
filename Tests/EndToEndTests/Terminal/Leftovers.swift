import Testing

extension Terminal {
    /// Redraws everything and holds that nothing changes by it; the screen must be still.
    ///
    /// - Parameter rows: How many rows from the top are looked at, where those below may go on changing.
    func expectNoLeftovers(rows: Int = .max, location: SourceLocation = #_sourceLocation) throws {
        try send("Escape")
        let before = try screen().lines.prefix(rows)
        try send("C-l", "?")
        // The help comes after the fresh drawing, and all that it does not cover is from that.
        try wait(for: "pause, go on", location: location)
        try send("Escape")
        try wait(until: "the fresh drawing has the same \(before.count) first rows", location: location) { screen in
            screen.lines.prefix(rows) == before
        }
    }
}
