import Attach
import Foundation
import JFlowTrace
import Samples
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite("Folders of sockets")
struct SocketFolderTests {
    private let outer: TemporaryFolder

    init() throws {
        outer = try TemporaryFolder()
        chmod(outer.path, 0o700)
    }

    private var path: String { outer.path + "/sockets" }

    private func problem(_ user: uid_t = geteuid()) -> String? {
        do throws(SocketFolderProblem) {
            try SocketFolder(path: path).check(user: user)
            return nil
        } catch {
            return error.words
        }
    }

    @Test func aFolderIsMadeThatItsOwnerAloneCanEnter() throws {
        try SocketFolder(path: path).make()
        var status = stat()
        #expect(lstat(path, &status) == 0)
        #expect(status.st_mode & 0o7777 == 0o700)
        #expect(problem() == nil)
        try SocketFolder(path: path).make()
    }

    @Test func aFolderOfSomebodyElseIsRefused() throws {
        try SocketFolder(path: path).make()
        let user = geteuid()
        #expect(problem(user + 1) == "it belongs to user \(user), not to user \(user + 1)")
        // Who may give it away has the kernel say so.
        guard user == 0 else { return }
        #expect(chown(path, 4_127, gid_t.max) == 0)
        #expect(problem() == "it belongs to user 4127, not to user 0")
    }

    @Test(arguments: [0o755, 0o710, 0o701, 0o777, 0o770] as [mode_t])
    func aFolderThatOthersCanEnterIsRefused(_ mode: mode_t) {
        mkdir(path, 0o700)
        chmod(path, mode)
        #expect(
            problem()
                == "others can enter it: its mode is \(String(mode, radix: 8)), and 700 is expected")
    }

    @Test func aLinkIsRefused() throws {
        let target = outer.path + "/target"
        mkdir(target, 0o700)
        symlink(target, path)
        #expect(problem() == "it is a symbolic link")
        #expect(throws: SocketFolderProblem.self) { try SocketFolder(path: path).make() }
    }

    @Test func aFileIsRefused() throws {
        try outer.write([], to: "sockets")
        #expect(problem() == "it is no folder")
    }

    @Test func aFolderThatOthersCanReplaceIsRefused() throws {
        try SocketFolder(path: path).make()
        chmod(outer.path, 0o777)
        #expect(problem() == "others can replace it, as they can write to \(outer.path)")
        // As /tmp is: only the owner of what lies there can replace it.
        chmod(outer.path, 0o1777)
        #expect(problem() == nil)
    }

    @Test func theServerSaysWhyItRefuses() throws {
        mkdir(path, 0o755)
        var options = AttachOptions()
        options.folder = path
        #expect {
            try AttachServer.start(options: options)
        } throws: { error in
            "\(error)"
                == "Nobody can attach: the folder \(path) is not safe for sockets: others can enter it: its mode "
                + "is 755, and 700 is expected. Remove it, or choose another one (AttachOptions.folder, "
                + "$XDG_RUNTIME_DIR)."
        }
        options.folder = outer.path + "/" + String(repeating: "long", count: 20)
        #expect {
            try AttachServer.start(options: options)
        } throws: { error in
            "\(error)".contains("and 103 is the most")
        }
    }

    @Test func programsAreLookedForWhereTheyAre() {
        #expect(SocketFolder.usual(runtimeFolder: nil, user: 7).map(\.path) == ["/tmp/jflow-7"])
        #expect(SocketFolder.usual(runtimeFolder: "relative", user: 7).map(\.path) == ["/tmp/jflow-7"])
        #expect(SocketFolder.usual(runtimeFolder: "/no/such", user: 7).map(\.path) == ["/tmp/jflow-7"])
        #expect(
            SocketFolder.usual(runtimeFolder: outer.path, user: 7).map(\.path)
                == [outer.path + "/jflow", "/tmp/jflow-7"])
    }
}
