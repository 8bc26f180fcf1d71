import Foundation
import Testing

extension EndToEnd {
    @TerminalThread
    struct GraphTests {
        private static let diamond = "fetch lint\nfetch build\nlint ship\nbuild ship\n"
        private static let picture = """
                ╭───────╮
                │ fetch │
                ╰───┬───╯
               ╭────┴─────╮
            ╭──┴───╮  ╭───┴───╮
            │ lint │  │ build │
            ╰──┬───╯  ╰───┬───╯
               ╰────┬─────╯
                 ╭──┴───╮
                 │ ship │
                 ╰──────╯

            """

        /// Runs the command with a text at its standard input.
        private func graph(_ input: String, _ arguments: String...) throws -> Command.Result {
            let words = ([Program.path, "graph"] + arguments).map(Terminal.quoted).joined(separator: " ")
            return try Command(["/bin/sh", "-c", "printf '%b' \"$0\" | \(words)", input]).run()
        }

        @Test func aPictureComesFromAPipeOrAFile() throws {
            for arguments in [[], ["-"], ["--from", "edges"]] {
                let words = ([Program.path, "graph"] + arguments).map(Terminal.quoted).joined(separator: " ")
                let result = try Command(["/bin/sh", "-c", "printf '\(Self.diamond)' | \(words)"]).run()
                #expect(result.output == Self.picture && result.error.isEmpty && result.status == 0, "\(result)")
            }
            try withFile(Self.diamond) { file in
                let result = try Program.run("graph", file)
                #expect(result.output == Self.picture)
            }
        }

        @Test func theReadmeShowsWhatIsDrawn() throws {
            let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent()
            let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
            let section = try #require(readme.components(separatedBy: "## Any graph in a terminal").last)
            let blocks = section.components(separatedBy: "```")
            try #require(blocks.count > 4 && blocks[1].hasPrefix("dot\n") && blocks[3].hasPrefix("text\n"))
            try withFile(String(blocks[1].dropFirst(4))) { file in
                let result = try Program.run("graph", file)
                #expect(result.output == String(blocks[3].dropFirst(5)), "\(result.output)")
            }
        }

        @Test func stylesAndFormsAreAsAskedFor() throws {
            #expect(
                try graph(Self.diamond, "--ascii", "--node", "compact", "--highlight", "lint").output == """
                        fetch
                       .--+---.
                    * lint  build
                       '--+---'
                         ship

                    """)
            let right = try graph(Self.diamond, "--direction", "right", "--style", "sharp")
            #expect(right.output.contains("├") && right.output.contains("┌"), "\(right.output)")
            let double = try graph(Self.diamond, "--style", "double")
            #expect(double.output.contains("║ fetch ║"), "\(double.output)")
        }

        @Test func noLineIsWiderThanTheWidth() throws {
            let fan = (1...30).map { "root a-rather-long-name-\($0)\n" }.joined()
            for width in ["40", "80"] {
                let result = try graph(fan, "--width", width)
                #expect(result.status == 0 && result.error.isEmpty, "\(result)")
                for line in result.lines { #expect(line.count <= Int(width) ?? 0, "\(line)") }
                for number in 1...30 { #expect(result.output.contains("\(number)"), "\(number)") }
            }
            let narrow = try graph("a-long-name b\n", "--width", "4")
            #expect(narrow.status == 0 && !narrow.output.isEmpty)
            #expect(narrow.error.hasPrefix("jflow-tui: The picture is "), "\(narrow.error)")
            #expect(narrow.error.contains("columns wide, and there are 4: make more room, or try"), "\(narrow.error)")
        }

        @Test func partsAreSelected() throws {
            let chain = "a b\nb c\na c\nc d\nx c\n"
            #expect(try graph(chain, "--to", "dot", "--from-node", "b").output.contains("x ->") == false)
            let between = try graph(chain, "--to", "dot", "--from-node", "a", "--to-node", "c", "--reduce")
            #expect(between.output.split(separator: "\n").filter { $0.contains("->") }.count == 2, "\(between.output)")
            let unknown = try graph(chain, "--from-node", "bb")
            #expect(unknown.status == 64)
            #expect(unknown.error == "jflow-tui: --from-node: no node is called “bb”. Did you mean “b”?\n")
            let none = try graph(chain, "--from-node", "d", "--to-node", "a")
            #expect(none.status == 65 && none.error == "jflow-tui: No way leads from “d” to “a”.\n", "\(none)")
        }

        @Test func aCycleIsDrawnOrRefused() throws {
            let cycle = "a b\nb c\nc a\n"
            let drawn = try graph(cycle)
            #expect(drawn.status == 0 && drawn.output.contains("▴"), "\(drawn.output)")
            let strict = try graph(cycle, "--strict")
            #expect(strict.status == 65 && strict.output.isEmpty)
            #expect(
                strict.error
                    == "jflow-tui: standard input: the graph has a cycle: a → b → c → a. Without --strict it is drawn.\n"
            )
        }

        @Test func whatIsNoGraphGetsASentence() throws {
            let missing = try Program.run("graph", "/nowhere/graph.dot")
            #expect(
                missing.status == 65 && missing.error == "jflow-tui: /nowhere/graph.dot: No such file or directory.\n")
            let folder = try Program.run("graph", "/")
            #expect(folder.status == 65 && folder.error == "jflow-tui: /: Is a directory.\n")
            let broken = try graph("digraph {\\n  a -> ]\\n}\\n", "--from", "dot")
            #expect(broken.status == 65 && broken.output.isEmpty)
            #expect(broken.error.hasPrefix("jflow-tui: standard input:2:8: "), "\(broken.error)")
            #expect(broken.error.contains("^"), "\(broken.error)")
            let large = try graph(Self.diamond, "--max-bytes", "10")
            #expect(large.status == 65 && large.error.hasPrefix("jflow-tui: standard input: "), "\(large.error)")
        }

        @Test(arguments: [
            (["--width=-1"], "--width must be 0 or more"), (["--max-label", "0"], "--max-label must be at least 1"),
            (["--ascii", "--style", "double"], "exclude each other"), (["--to", "png"], "--to"),
            (["--interactive", "--to", "svg"], "leave out --to"), (["--direction", "up"], "--direction"),
        ]) func wrongUsageIsToldAndLeavesWith64(arguments: [String], words: String) throws {
            let result = try Command([Program.path, "graph", "-"] + arguments).run()
            #expect(result.status == 64 && result.error.contains(words) && result.output.isEmpty, "\(result)")
        }

        @Test func otherProgramsReadWhatIsWritten() throws {
            let json = try graph(Self.diamond, "--to", "json", "--stats")
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any], "\(json.output)")
            #expect((object["nodes"] as? [[String: Any]])?.compactMap { $0["id"] as? String }.count == 4)
            #expect(object["layers"] as? [[String]] == [["fetch"], ["lint", "build"], ["ship"]])
            #expect(json.error.hasPrefix("jflow-tui: 4 nodes, 4 edges, 3 layers, 0 crossings (0 drawn), 19 x 11"))
            #expect(try graph(Self.diamond, "--to", "svg").output.hasPrefix("<?xml"))
            let dot = try graph(Self.diamond, "--to", "dot").output
            #expect(try graph(dot.replacingOccurrences(of: "\\", with: "\\\\")).output == Self.picture)
            #expect(try graph(Self.diamond, "--to", "mermaid").output.contains("flowchart"))
            let coloured = try graph(Self.diamond, "--to", "ansi", "--highlight", "ship").output
            #expect(coloured.contains("\u{1b}[1;33m"))
        }

        @Test func aReaderThatLeavesIsNoError() throws {
            let program = Terminal.quoted(Program.path)
            let script = """
                i=0; while [ $i -lt 1500 ]; do echo "root leaf-with-a-long-name-$i"; i=$((i+1)); done |
                { \(program) graph - --width 0; echo "left $?" >&2; } | head -c 10 > /dev/null
                """
            let result = try Command(["/bin/sh", "-c", script]).run()
            #expect(result.error == "left 141\n", "\(result)")
        }

        @Test func aTerminalGetsAPictureOfItsWidth() throws {
            let fan = (1...12).map { "root -> leaf_number_\($0);" }.joined(separator: " ")
            try withFile("digraph { \(fan) }") { file in
                try Terminal.with("graph", file, columns: 60) { terminal in
                    let left = try terminal.expectExit(0)
                    for number in 1...12 { #expect(left.contains("\(number)"), "\(left)") }
                    #expect(!left.contains("columns wide"), "\(left)")
                }
            }
        }

        @Test func aGraphIsBrowsed() throws {
            let document =
                "digraph { subgraph cluster_net { label=network; http -> tls -> crypto } app -> http; app -> log }"
            try withFile(document) { file in
                let words = [Program.path, "graph", "-i"].map(Terminal.quoted).joined(separator: " ")
                // Through a pipe: the keys come from the terminal all the same.
                let script = Terminal.launch("sh -c \(Terminal.quoted("cat \(file) | \(words)"))")
                try Terminal.with(script: script, columns: 80, rows: 24) { terminal in
                    let start = try terminal.wait(for: "GRAPH │")
                    for name in ["app", "http", "tls", "crypto", "log", "network"] { #expect(start.contains(name)) }
                    try terminal.send("/", "t", "l", "s", "Enter")
                    try terminal.wait(for: "1 of 1 for tls")
                    try terminal.wait(for: "❯tls")
                    try terminal.send("a")
                    let folded = try terminal.wait(for: "network (3)")
                    #expect(!folded.contains("crypto"), "\(folded)")
                    try terminal.send("Enter")
                    try terminal.wait(for: "holds 3")
                    try terminal.wait(for: "stands for 3 nodes")
                    try terminal.send("Escape")
                    try terminal.wait(for: "a open")
                    try terminal.send("q")
                    try terminal.expectExit(0)
                }
            }
        }

        private func withFile(_ text: String, _ test: (String) throws -> Void) throws {
            let file = FileManager.default.temporaryDirectory.appendingPathComponent("jflow-\(UUID().uuidString).txt")
            try text.write(to: file, atomically: true, encoding: .utf8)
            defer { try? FileManager.default.removeItem(at: file) }
            try test(file.path)
        }
    }
}
