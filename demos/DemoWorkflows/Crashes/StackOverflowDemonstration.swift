import JFlow

extension Demonstration {
    /// Ends the whole process by a recursion without end in its third task, on one of the pool's threads.
    @Sendable
    static func stackOverflow(_ entry: CatalogueEntry, _ settings: DemonstrationSettings) throws -> Demonstration {
        try crash(entry, settings) { measured in descend(from: measured, to: .max) }
    }
}

/// Needs a stack frame for each level: what a frame holds is read after the call, at a place that the call's result
/// gives, so no optimizer can make a loop of it.
@inline(never)
private func descend(from level: Int, to bottom: Int) -> Int {
    guard level < bottom else { return level }
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: 32) { frame in
        frame.initialize(repeating: level)
        return frame[descend(from: level + 1, to: bottom) & 31]
    }
}
