import ArgumentParser
import Foundation
import JFlow
import JFlowTrace

/// Who watches.
struct Condition {
    enum Kind: String, CaseIterable, ExpressibleByArgument {
        case alone, recorded, nobody, control, viewer, twoViewers, stoppedViewer

        var viewerCount: Int {
            switch self {
            case .alone, .recorded, .nobody, .control: 0
            case .viewer, .stoppedViewer: 1
            case .twoViewers: 2
            }
        }
    }

    let folder: String
    let viewer: String?

    /// Does something while runs are watched so.
    func with(_ kind: Kind, _ body: (() -> RunOptions) async throws -> Double) async throws -> Double {
        switch kind {
        case .alone: return try await body { RunOptions() }
        case .recorded:
            let recorder = try TraceRecorder(folder: folder, options: Self.traceOptions)
            let time = try await body { RunOptions(observers: [recorder.stream()]) }
            await recorder.flushed()
            return time
        default: return try await attached(kind, body)
        }
    }

    private func attached(_ kind: Kind, _ body: (() -> RunOptions) async throws -> Double) async throws -> Double {
        var options = AttachOptions()
        options.showsEveryRun = false
        options.allowsControl = kind == .control
        let server = try AttachServer.start(options: options)
        let viewers = try (0..<kind.viewerCount).map { _ in try attach(to: server.socketPath) }
        if !viewers.isEmpty { try await Task.sleep(for: .milliseconds(150)) }
        if kind == .stoppedViewer { kill(viewers[0].processIdentifier, SIGSTOP) }
        let time = try await body { server.shown() }
        for viewer in viewers {
            kill(viewer.processIdentifier, SIGKILL)
            viewer.waitUntilExit()
        }
        await server.stop()
        return time
    }

    private func attach(to socket: String) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: viewer ?? "")
        process.arguments = ["attach", socket, "--json"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    private static let traceOptions: TraceOptions = {
        var options = TraceOptions()
        options.fileCount = 20
        return options
    }()
}
