import ArgumentParser
import JFlowTrace

/// What a viewer (`jflow-tui attach server`) may do with the runs of this program.
enum Attaching: String, CaseIterable, ExpressibleByArgument {
    /// Nobody can attach.
    case none
    /// Whoever attaches sees the runs.
    case watch
    /// Whoever attaches may pause, step and cancel them, too.
    case control

    /// Lets viewers attach while `body` runs.
    ///
    /// - Throws: ``JFlowTrace/AttachError``, or what `body` throws.
    func during(_ body: () async throws -> Void) async throws {
        guard self != .none else { return try await body() }
        var options = AttachOptions()
        options.allowsControl = self == .control
        let server = try AttachServer.start(options: options)
        do {
            try await body()
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }
}
