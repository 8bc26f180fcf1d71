import Attach
import Inspector
import NcursesScreen
import TerminalCore
import TraceFormat

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The programs of this user that let viewers in.
struct Programs {
    private(set) var attachable: [AttachableProgram] = []
    /// What is wrong with a folder or a socket, a sentence each, safe to show.
    private(set) var problems: [String] = []

    /// Asks all sockets who is there; those that nobody listens at are removed.
    static func list() -> Programs {
        var programs = Programs()
        for folder in SocketFolder.usual(runtimeFolder: environment("XDG_RUNTIME_DIR"))
        where access(folder.path, F_OK) == 0 {
            do throws(SocketFolderProblem) {
                try folder.check()
                programs.ask(folder)
            } catch {
                programs.problems.append(
                    "\(safe(error.path)) is not safe for sockets, and passed over: \(error.words).")
            }
        }
        return programs
    }

    private mutating func ask(_ folder: SocketFolder) {
        let stale = ask(folder.sockets)
        guard !stale.isEmpty else { return }
        // A program that has just made its socket listens a moment later.
        usleep(Self.moment)
        for path in ask(stale) { unlink(path) }
    }

    private static let moment: UInt32 = 50_000

    /// Asks who is at some sockets; answers those at which nobody listens.
    private mutating func ask(_ sockets: [String]) -> [String] {
        var stale: [String] = []
        for (path, answer) in Connection.hellos(at: sockets) {
            switch answer {
            case .success(let hello): attachable.append(AttachableProgram(hello, socket: path))
            case .failure(.stale): stale.append(path)
            case .failure(let failure): problems.append(failure.description)
            }
        }
        return stale
    }
}

extension AttachableProgram {
    init(_ hello: ProgramHello, socket: String) {
        let now = WallTime.now.nanoseconds
        self.init(
            program: hello.program, process: hello.process, workflow: hello.latest?.workflow,
            state: hello.latest?.state,
            // What a program says may be no time at all.
            since: hello.latest.map { .nanoseconds(max(0, now.subtractingReportingOverflow($0.since).partialValue)) },
            allowsControl: hello.allowsControl, offersReruns: hello.offersReruns, socket: socket)
    }
}
