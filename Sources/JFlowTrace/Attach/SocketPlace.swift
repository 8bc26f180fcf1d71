import Attach
import JFlow
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where the socket of a server is to be.
enum SocketPlace {
    private static let count = Atomic(0)
    /// The most bytes of the path of a socket that every system takes.
    private static let pathLimit = 103

    /// A path that nobody uses, in a folder that is there and safe.
    static func make(_ options: AttachOptions) throws(AttachError) -> String {
        let folder =
            options.folder.map { SocketFolder(path: $0) }
            ?? SocketFolder.usual(runtimeFolder: getenv("XDG_RUNTIME_DIR").map { String(cString: $0) })[0]
        do {
            try folder.make()
        } catch {
            throw AttachError(
                description:
                    "Nobody can attach: the folder \(error.path.inert) is not safe for sockets: \(error.words). "
                    + "Remove it, or choose another one (AttachOptions.folder, $XDG_RUNTIME_DIR).")
        }
        let number = count.wrappingAdd(1, ordering: .relaxed).newValue
        let name = fileName(options.name ?? programName ?? "program", limit: 40)
        let path = "\(folder.path)/\(name)-\(getpid())\(number > 1 ? "-\(number)" : "")\(SocketFolder.ending)"
        guard path.utf8.count <= pathLimit else {
            throw AttachError(
                description: "Nobody can attach: the path of the socket would have \(path.utf8.count) bytes, and "
                    + "\(pathLimit) is the most: \(path.inert). Choose a folder with a shorter path.")
        }
        return path
    }
}
