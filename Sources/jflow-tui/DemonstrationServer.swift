import ArgumentParser
import Dispatch
import JFlowTrace

/// What viewers of a demonstration may do.
enum AttachAccess: String, ExpressibleByArgument, CaseIterable {
    case watch, control
}

/// Lets viewers see a demonstration.
struct DemonstrationServer {
    private let server: AttachServer

    /// Lets them in.
    ///
    /// - Throws: The exit status 69 after a sentence on standard error, if that cannot be.
    init(name: String, _ access: AttachAccess) throws {
        var options = AttachOptions()
        options.name = name
        options.allowsControl = access == .control
        do {
            server = try AttachServer.start(options: options)
        } catch {
            printError("\(error)")
            throw ExitCode(AttachTarget.unavailable)
        }
    }

    /// Sends them away, and waits until they know.
    func stop() {
        let end = DispatchSemaphore(value: 0)
        let server = server
        Task.detached {
            await server.stop()
            end.signal()
        }
        _ = end.wait(timeout: .now() + 3)
    }
}
