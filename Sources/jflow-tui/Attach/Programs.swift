import Attach
import Inspector
import NcursesScreen
import TerminalCore

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
        for (path, answer) in Connection.hellos(at: folder.sockets) {
            switch answer {
            case .success(let hello): attachable.append(AttachableProgram(hello, socket: path))
            case .failure(.stale): unlink(path)
            case .failure(let failure): problems.append(failure.description)
            }
        }
    }
}

extension AttachableProgram {
    init(_ hello: ProgramHello, socket: String) {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let time = Int(now.tv_sec) * 1_000_000_000 + now.tv_nsec
        self.init(
            program: hello.program, process: hello.process, workflow: hello.latest?.workflow,
            state: hello.latest?.state,
            // What a program says may be no time at all.
            since: hello.latest.map { .nanoseconds(max(0, time.subtractingReportingOverflow($0.since).partialValue)) },
            allowsControl: hello.allowsControl, offersReruns: hello.offersReruns, socket: socket)
    }
}
