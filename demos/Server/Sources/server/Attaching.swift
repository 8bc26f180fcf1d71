import ArgumentParser

/// What an inspector of another process may do with the runs of this one.
enum Attaching: String, CaseIterable, ExpressibleByArgument {
    /// Nobody can attach.
    case none
    /// Whoever attaches sees the runs.
    case watch
    /// Whoever attaches may pause, step and cancel them, too.
    case control

    /// Lets inspectors attach while `body` runs.
    func during(_ body: () async throws -> Void) async throws {
        try await body()
    }
}
