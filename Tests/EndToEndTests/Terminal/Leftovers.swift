import Testing

extension Terminal {
    /// Redraws everything and holds that nothing changes by it.
    func expectNoLeftovers(location: SourceLocation = #_sourceLocation) throws {
        try send("Escape")
        let before = try screen()
        try send("C-l", "?")
        // The help comes after the fresh drawing, and all that it does not cover is from that.
        try wait(for: "pause, go on", location: location)
        try send("Escape")
        try wait(until: "the fresh drawing is the same as\n\(before)\n", location: location) { $0 == before }
    }
}
