import DemoWorkflows
import Foundation
import JFlow
import Samples
import Testing

@Suite("Census of a known folder")
struct CensusTests {
    private static let swift = """
        // A greeter. TODO: more
        struct Greeter {
            /* Says /* nested */ hi.
               TODO and FIXME */
            func greet(name: String) -> String {
                let text = "// no comment \\(name + "}") { TODO"

                return text
            }

            init() {}
        }
        """

    private static let python = """
        def short(): return 1

        class A:
            def long(
                self,
            ):
                '''Text
        at the margin
                '''
                # HACK
                return [
            1,
                ]

        x = 1
        """

    private static let block = (1...7).map { "line number \($0)\n" }.joined()

    private static let files = [
        "Greeter.swift": swift + "\n", "tools/a.py": python, "tools/deep/one.txt": block,
        "two.txt": "x1\n\n}\n" + block,
        "tools/copy.txt": block, "empty.txt": "", "windows.txt": "größer\r\n\r\nab\r\n", "Makefile": "all:\n",
        ".git/config": "not read\n", ".build-x/y.swift": "not read\n", "sub/node_modules/z.js": "not read\n",
    ]

    @Test func reportIsRight() async throws {
        let folder = try TemporaryFolder(Self.files)
        try folder.write([1, 0, 2], to: "picture.bin")
        try folder.write([UInt8](repeating: 97, count: (4 << 20) + 1), to: "large.txt")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/tools/loop", withDestinationPath: folder.path)
        let census = try await CensusOf(folder.path)

        let texts = [Self.swift + "\n", Self.python, Self.block, Self.block, "x1\n\n}\n" + Self.block]
        let bytes = texts.joined().utf8.count + "größer\r\n\r\nab\r\nall:\n".utf8.count
        #expect(census.lines.first == "census of \(folder.path): 8 text files, 55 lines, \(bytes) bytes")
        #expect(
            census.line("left out")
                == "left out: 1 binary, 1 larger than 4 MiB, 0 unreadable, 1 links, 3 skipped by name (.git, .build…)")
        #expect(census.counts("Swift") == [1, 12, 7, 3, 2])
        #expect(census.counts("Python") == [1, 15, 12, 1, 2])
        #expect(census.counts("text") == [5, 27, 25, 0, 2])
        #expect(census.counts("other") == [1, 1, 1, 0, 0])
        #expect(
            census.rows("longest files") == [
                "15 tools/a.py", "12 Greeter.swift", "10 two.txt", "7 tools/copy.txt", "7 tools/deep/one.txt",
            ])
        #expect(
            census.rows("longest of 4 functions") == [
                "10 long tools/a.py:4", "5 greet Greeter.swift:5", "1 init Greeter.swift:11", "1 short tools/a.py:1",
            ])
        #expect(Array(census.rows("most frequent").prefix(3)) == ["21 line", "21 number", "3 TODO"])
        #expect(census.rows("largest of 2 folders").map { $0.split(separator: " ")[1] } == ["tools", "tools/deep"])
        #expect(census.line("repeated blocks").hasPrefix("repeated blocks of 6 lines or more: 21 of "))
        #expect(census.rows("repeated blocks") == ["7 tools/copy.txt:1 = tools/deep/one.txt:1"])
        #expect(census.rows("identical files: 1 groups") == ["2 tools/copy.txt = tools/deep/one.txt"])
        #expect(census.line("markers") == "markers in comments: TODO 2  FIXME 1  HACK 1  XXX 0")
    }

    @Test func emptyFolderHasAnEmptyReport() async throws {
        let folder = try TemporaryFolder()
        let census = try await CensusOf(folder.path)
        #expect(census.lines.first == "census of \(folder.path): 0 text files, 0 lines, 0 bytes")
        #expect(census.line("characters a line") == "characters a line: 0.0 on average")
        // The offset basis of FNV-1a: the hash of nothing.
        #expect(census.line("content hash").hasSuffix(" cbf29ce484222325"))
    }

    @Test func hashOfOneFileIsThatOfItsLine() async throws {
        let folder = try TemporaryFolder(["a": "foobar"])
        // 85944171f73967e8 is the published FNV-1a hash of "foobar".
        let line = Array("a\u{0}85944171f73967e8\n".utf8)
        let hash = line.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        #expect(try await CensusOf(folder.path).line("content hash").hasSuffix(" " + String(hash, radix: 16)))
    }

    @Test func anyChangeOfNameOrContentChangesTheHash() async throws {
        var seen: Set<String> = []
        for files in [
            ["a/b": "x"], ["a/b": "y"], ["a/c": "x"], ["c/b": "x"], ["ab": "x"], ["a/b": "x", "a/c": ""],
            ["a/b/c": "x"], ["a/b": "x", "c/b": "x"],
        ] {
            let folder = try TemporaryFolder(files)
            seen.insert(try await CensusOf(folder.path).line("content hash"))
        }
        #expect(seen.count == 8)
    }

    @Test func pipesAreNotRead() async throws {
        let folder = try TemporaryFolder(["a.txt": "a\n"])
        #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
        #expect(try await CensusOf(folder.path).lines[0].contains(": 1 text files, 1 lines, 2 bytes"))
    }

    @Test(.disabled(if: geteuid() == 0, "root may read everything")) func unreadableFilesAreCounted() async throws {
        let folder = try TemporaryFolder(["a.txt": "a\n", "b.txt": "b\n", "c/d.txt": "d\n"])
        chmod(folder.path + "/b.txt", 0)
        chmod(folder.path + "/c", 0)
        defer { chmod(folder.path + "/c", 0o700) }
        #expect(try await CensusOf(folder.path).line("left out").contains(" 2 unreadable"))
    }

    @Test func unusableFoldersAreNamedBeforeTheRun() throws {
        let folder = try TemporaryFolder(["file": ""])
        for (path, error) in [
            (folder.path + "/none", DemonstrationError.missingPath(folder.path + "/none")),
            (folder.path + "/file", .notAFolder(folder.path + "/file")), ("", .missingPath("")),
        ] {
            #expect(throws: error) {
                try Demonstration.named("census", settings: DemonstrationSettings(path: path))
            }
        }
        #expect(
            DemonstrationError.missingPath("x").description
                == "There is nothing at \"x\": give census a folder that exists.")
    }

    @Test func aCancelledCensusEndsCancelled() async throws {
        let text = (0..<20_000).map { "let value\($0) = \($0)\n" }.joined()
        let folder = try TemporaryFolder(["a.swift": text, "b.swift": text, "c.swift": text])
        let demonstration = try Demonstration.named("census", settings: DemonstrationSettings(path: folder.path))
        let (events, control) = (EventStream(), RunControl())
        let blocks = try #require(demonstration.plan.tasks.firstIndex { $0.name == "repeated-blocks" })
        async let outcome = demonstration.run(RunOptions(observers: [events], control: control))
        for await batch in events.batches where batch.contains(where: { $0.kind == .started(task: blocks) }) {
            control.cancelRun()
        }
        guard case .cancelled = await outcome.error else {
            Issue.record("the census was not cancelled")
            return
        }
    }
}
