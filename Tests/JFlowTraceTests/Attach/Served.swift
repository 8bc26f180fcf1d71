import Attach
import Foundation
import JFlow
import JFlowTrace
import Samples
import Synchronization

/// A server of its own, which sees only the runs that it is shown.
struct Served: Sendable {
    let server: AttachServer
    let folder: TemporaryFolder

    init(_ change: (inout AttachOptions) -> Void = { _ in }) throws {
        folder = try TemporaryFolder()
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
        var options = AttachOptions()
        options.folder = folder.path
        options.showsEveryRun = false
        options.name = "served"
        change(&options)
        server = try AttachServer.start(options: options)
    }

    var options: RunOptions { server.shown() }
}

/// A viewer that keeps all it is told.
final class Watching: Sendable {
    let connection: Connection
    private let told = Mutex(Told())

    struct Told {
        var runs: [[Event]] = []
        var times: [Duration] = []
        var others: [ProgramReport] = []
        var unreadable: [String] = []
        var hasEnded = false
    }

    init(_ path: String, every: Bool = false) throws {
        connection = try Connection.open(path)
        connection.send(.watch(ViewerHello(window: Connection.window, wantsEveryRun: every)))
    }

    /// Waits until the program knows what this viewer wants: it answers in order, and to this with a refusal.
    func isKnown() async -> Bool {
        connection.send(.pause)
        return await until { $0.refusals.count == 1 }
    }

    /// Takes what comes until something holds of it; answers whether it came to that within 20 s.
    func until(_ holds: @Sendable (Told) -> Bool) async -> Bool {
        for _ in 0..<2_000 {
            let isReached = told.withLock { told in
                for arrival in connection.take() { told.take(arrival) }
                return holds(told)
            }
            if isReached { return true }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return false
    }

    var all: Told { told.withLock { $0 } }
}

extension Watching.Told {
    fileprivate mutating func take(_ arrival: Connection.Arrival) {
        switch arrival {
        case .report(.run(let start, _)): runs.append([start])
        case .report(.event(let event)): runs[runs.count - 1].append(event)
        case .report(.time(let time)): times.append(time)
        case .report(let other): others.append(other)
        case .unreadable(let words): unreadable.append(words)
        case .ended: hasEnded = true
        }
    }

    /// How the last run ended.
    var end: RunState? {
        guard case .runFinished(let state) = runs.last?.last?.kind else { return nil }
        return state
    }

    func states(_ state: TaskState) -> Int {
        runs.last?.count { event in
            if case .finished(_, let end) = event.kind { end.state == state } else { false }
        } ?? 0
    }

    var refusals: [String] {
        others.compactMap { if case .refused(let reason) = $0 { reason } else { nil } }
    }

    /// What a failed test tells of it.
    var summary: String {
        let first = unreadable.first.map { ", the first “\($0.prefix(200))”" } ?? ""
        return """
            events of \(runs.count) runs: \(runs.map(\.count)); \(unreadable.count) lines are unreadable\(first); \
            \(hasEnded ? "disconnected" : "connected"), \(goodbye ?? "no goodbye"); \(refusals.count) refusals
            """
    }

    var goodbye: String? {
        others.lazy.compactMap { if case .goodbye(let reason) = $0 { reason } else { nil } }.first
    }
}
