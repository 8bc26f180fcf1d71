import JFlow
import Synchronization
import TraceFormat

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The folder that traces go to.
final class TraceFolder: Sendable {
    let path: String
    /// How many traces this process has begun, in all folders.
    private static let count = Atomic(0)

    /// - Throws: ``SystemError`` if the folder cannot be made or written to.
    init(path: String) throws(SystemError) {
        self.path = path
        try makeFolder(path)
        guard access(path, W_OK | X_OK) == 0 else { throw .last }
    }

    /// Begins a trace of a run of this workflow; the oldest traces go, where there are too many.
    func makeFile(for workflow: String, at time: WallTime, _ options: TraceOptions) throws(SystemError) -> TraceFile {
        removeOldest(options)
        let origin = TraceOrigin(program: programName, process: Int(getpid()), began: time.nanoseconds)
        let stem = "\(path)/\(fileName(workflow, limit: 60))-\(time.stamp)-\(getpid())"
        let ending = options.isCompressed ? ".jflowtrace.gz" : ".jflowtrace"
        while true {
            let number = Self.count.wrappingAdd(1, ordering: .relaxed).newValue
            do {
                return try TraceFile(
                    path: "\(stem)-\(number)\(ending)", isCompressed: options.isCompressed, origin: origin)
            } catch  where errno == EEXIST {
                continue
            }
        }
    }

    /// Removes the oldest traces, until another one has room.
    private func removeOldest(_ options: TraceOptions) {
        guard options.fileCount != nil || options.byteCount != nil else { return }
        var files = Self.list(path).sorted { $0.time < $1.time }
        var byteCount = files.reduce(0) { $0 + $1.byteCount }
        let most = options.fileCount.map { max($0 - 1, 0) } ?? .max
        while let oldest = files.first, files.count > most || byteCount > options.byteCount ?? .max {
            unlink("\(path)/\(oldest.name)")
            byteCount -= oldest.byteCount
            files.removeFirst()
        }
    }

    /// The names of the traces in a folder, the oldest first.
    static func traces(in path: String) -> [String] {
        list(path).sorted { $0.time < $1.time }.map(\.name)
    }

    /// The traces in a folder, with the time at which they were written last, in nanoseconds.
    private static func list(_ path: String) -> [(name: String, time: Int, byteCount: Int)] {
        names(in: path).compactMap { name in
            var status = stat()
            guard name.hasSuffix(".jflowtrace") || name.hasSuffix(".jflowtrace.gz"),
                lstat("\(path)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG
            else { return nil }
            return (name, modificationTime(status), Int(status.st_size))
        }
    }
}

private func modificationTime(_ status: stat) -> Int {
    #if canImport(Darwin)
        let time = status.st_mtimespec
    #else
        let time = status.st_mtim
    #endif
    return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
}

/// Makes a folder that its owner alone can enter, and those that it lies in.
private func makeFolder(_ path: String) throws(SystemError) {
    guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
    guard errno == ENOENT, let end = path.lastIndex(of: "/"), end > path.startIndex else { throw .last }
    try makeFolder(String(path[..<end]))
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .last }
}
