import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A program that is run to its end, or for a while.
struct Command {
    let arguments: [String]
    var environment: [String: String]

    /// What came of it.
    struct Result {
        /// The exit status; 128 + signal if a signal ended it.
        let status: Int32
        let output: String
        let error: String
        /// The lines of the output.
        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    struct SpawnError: Error, CustomStringConvertible {
        let description: String
    }

    /// The path of the program is the first argument; nothing of this process's environment is handed on but `PATH`
    /// and `HOME`.
    init(_ arguments: [String], environment: [String: String] = [:]) {
        self.arguments = arguments
        self.environment = Self.plainEnvironment.merging(environment) { $1 }
    }

    /// An environment with UTF-8 and without any terminal.
    static var plainEnvironment: [String: String] {
        var plain = ["LANG": "C.UTF-8"]
        for name in ["PATH", "HOME"] { plain[name] = getenv(name).map { String(cString: $0) } }
        plain["XDG_STATE_HOME"] = stateFolder
        return plain
    }

    /// Where runs are recorded that no test looks at: removed when the tests end.
    private static let stateFolder: String = {
        let path = NSTemporaryDirectory() + "jflow-state-\(getpid())"
        atexit { try? FileManager.default.removeItem(atPath: NSTemporaryDirectory() + "jflow-state-\(getpid())") }
        return path
    }()

    /// Runs it to its end. A line of its output that satisfies `isCue` makes it get the signal, once.
    func run(sending signal: Int32 = 0, at isCue: (String) -> Bool = { _ in false }) throws -> Result {
        let (outputEnd, outputStart) = try makePipe()
        let (errorEnd, errorStart) = try makePipe()
        let process = try spawn(output: outputStart, error: errorStart)
        close(outputStart)
        close(errorStart)
        var streams = [(descriptor: outputEnd, bytes: [UInt8]()), (descriptor: errorEnd, bytes: [UInt8]())]
        var isSignalled = false
        while let ready = readSome(&streams), ready {
            let text = String(decoding: streams[0].bytes, as: UTF8.self)
            guard !isSignalled, text.split(separator: "\n").contains(where: { isCue(String($0)) }) else { continue }
            isSignalled = true
            kill(process, signal)
        }
        close(outputEnd)
        close(errorEnd)
        return Result(
            status: status(of: process), output: String(decoding: streams[0].bytes, as: UTF8.self),
            error: String(decoding: streams[1].bytes, as: UTF8.self))
    }

    /// Reads what is there, waiting for something; false or nil when both streams have ended.
    private func readSome(_ streams: inout [(descriptor: Int32, bytes: [UInt8])]) -> Bool? {
        var entries = streams.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        guard poll(&entries, nfds_t(entries.count), -1) >= 0 || errno == EINTR else { return nil }
        for (place, entry) in entries.enumerated() where entry.revents != 0 {
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            let count = read(entry.fd, &buffer, buffer.count)
            if count > 0 { streams[place].bytes += buffer[..<count] }
            if count == 0 { streams[place].descriptor = -1 }
        }
        return streams.contains { $0.descriptor >= 0 }
    }

    private func status(of process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }

    /// Starts it with all signals as a shell would have them: threads of a pool block most, and children inherit that.
    private func spawn(output: Int32, error: Int32) throws -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, error, 2)
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
        let words = arguments.map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, arguments[0], &actions, &attributes, words, variables)
        guard code == 0 else {
            throw SpawnError(description: "\(arguments[0]) can't be started: \(String(cString: strerror(code)))")
        }
        return process
    }

    private func makePipe() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        let code = pipe(&ends)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        guard code == 0 else { throw SpawnError(description: "no pipe: \(String(cString: strerror(errno)))") }
        return (ends[0], ends[1])
    }
}
