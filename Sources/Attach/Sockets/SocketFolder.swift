import JFlow
import TraceFormat

#if canImport(Glibc)
    package import Glibc
#elseif canImport(Musl)
    package import Musl
#elseif canImport(Darwin)
    package import Darwin
#endif

/// The folder in which the programs of a user have their sockets; nobody else can enter it.
///
/// It is `$XDG_RUNTIME_DIR/jflow`, or `/tmp/jflow-` and the number of the user where there is no such folder.
package struct SocketFolder: Hashable, Sendable {
    /// Where it is.
    package let path: String

    /// The ending of the sockets' names.
    package static let ending = ".socket"

    /// A folder that was chosen by the user.
    package init(path: String) {
        self.path = path
    }

    /// Where sockets may be, the first of them for new ones.
    ///
    /// - Parameter runtimeFolder: `$XDG_RUNTIME_DIR`, if it is set.
    package static func usual(runtimeFolder: String?, user: uid_t = geteuid()) -> [SocketFolder] {
        let temporary = SocketFolder(path: "/tmp/jflow-\(user)")
        guard let runtimeFolder, runtimeFolder.hasPrefix("/"), access(runtimeFolder, X_OK) == 0 else {
            return [temporary]
        }
        return [SocketFolder(path: "\(runtimeFolder)/jflow"), temporary]
    }

    /// Makes the folder, if it is not there, and checks it.
    ///
    /// - Throws: ``SocketFolderProblem``
    package func make() throws(SocketFolderProblem) {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw SocketFolderProblem(path: path, words: "it cannot be made: \(SystemError.last.words)")
        }
        try check()
    }

    /// Checks that the user alone can enter the folder, and that nobody else can put another in its place.
    ///
    /// - Throws: ``SocketFolderProblem``
    package func check(user: uid_t = geteuid()) throws(SocketFolderProblem) {
        let folder = try status(of: path)
        guard !folder.isLink else { throw problem("it is a symbolic link") }
        guard folder.isFolder else { throw problem("it is no folder") }
        guard folder.owner == user else { throw problem("it belongs to user \(folder.owner), not to user \(user)") }
        guard folder.permissions & 0o077 == 0 else {
            throw problem(
                "others can enter it: its mode is \(String(folder.permissions, radix: 8)), and 700 is expected")
        }
        let outer = try status(of: outerPath)
        let isSticky = outer.permissions & 0o1000 != 0
        guard outer.owner == user || outer.owner == 0, outer.permissions & 0o022 == 0 || isSticky else {
            throw problem("others can replace it, as they can write to \(outerPath.inert)")
        }
    }

    /// The paths of the sockets in the folder, sorted; none if it cannot be read.
    package var sockets: [String] {
        names(in: path).filter { $0.hasSuffix(Self.ending) }.map { "\(path)/\($0)" }.sorted()
    }

    private var outerPath: String {
        let end = path.lastIndex(of: "/") ?? path.startIndex
        return end == path.startIndex ? (path.hasPrefix("/") ? "/" : ".") : String(path[..<end])
    }

    private func problem(_ words: String) -> SocketFolderProblem { SocketFolderProblem(path: path, words: words) }

    private func status(of path: String) throws(SocketFolderProblem) -> FileStatus {
        var status = stat()
        // The folder itself must be no link; that it lies behind one (macOS has /tmp behind one) is no harm.
        let failed = path == self.path ? lstat(path, &status) != 0 : stat(path, &status) != 0
        guard !failed else { throw SocketFolderProblem(path: path, words: SystemError.last.words) }
        return FileStatus(status)
    }
}

/// Why a folder is not used for sockets.
package struct SocketFolderProblem: Error, Hashable, Sendable {
    package let path: String
    /// Safe to show.
    package let words: String
}

private struct FileStatus {
    let owner: uid_t
    let permissions: mode_t
    let isLink: Bool
    let isFolder: Bool

    init(_ status: stat) {
        owner = status.st_uid
        permissions = status.st_mode & 0o7777
        isLink = status.st_mode & S_IFMT == S_IFLNK
        isFolder = status.st_mode & S_IFMT == S_IFDIR
    }
}
