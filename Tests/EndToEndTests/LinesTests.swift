import Foundation
import Testing

extension EndToEnd {
    @TerminalThread
    struct LinesTests {
        @Test func aPipeGetsOnePlainLineAChange() throws {
            let program = Terminal.quoted(Program.path)
            let result = try Command(["/bin/sh", "-c", "\(program) demo --pace 0.05 | cat"]).run()
            #expect(result.status == 0 && result.error.isEmpty, "\(result)")
            #expect(result.lines.first == "0.000 search start tasks=17", "\(result.output)")
            for task in ["parse-query", "vector-index", "render"] {
                #expect(result.lines.filter { $0.contains(" done     \(task)") }.count == 1, "\(result.output)")
            }
            #expect(result.lines.filter { $0.contains(" cached   ") }.count == 2, "\(result.output)")
            #expect(result.output.contains("17 done (2 from cache)"), "\(result.output)")
            #expect(isPlainText(result.output))
        }

        @Test func jsonIsTheHeaderThenEventsThenTheEnd() throws {
            let result = try Program.run("demo", "--json", "--pace", "0.05")
            #expect(result.status == 0 && result.error.isEmpty, "\(result)")
            let objects = try result.lines.map { line in
                try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
            }
            let header = try #require(objects.first)
            #expect(header["format"] as? String == "jflow-trace" && header["version"] as? Int == 1)
            let tasks = try #require(header["tasks"] as? [[String: Any]])
            #expect(tasks.count == 17 && tasks.first?["name"] as? String == "parse-query")
            let sequence = objects.dropFirst().compactMap { $0["sequence"] as? Int }
            #expect(sequence.count == objects.count - 1 && sequence == sequence.sorted())
            let ends = objects.filter { $0["event"] as? String == "finished" }
            #expect(Set(ends.compactMap { $0["task"] as? Int }).count == 17 && ends.count == 17)
            #expect(objects.last?["event"] as? String == "run-finished" && objects.last?["state"] as? String == "done")
        }

        @Test func aFailedRunLeavesWithOne() throws {
            let result = try Program.run("demo", "diamond", "--fail", "--pace", "0.05")
            #expect(result.status == 1)
            #expect(result.output.contains("failed   right"), "\(result.output)")
            #expect(result.output.contains("right was told to fail by --fail"), "\(result.output)")
            let json = try Program.run("demo", "diamond", "--fail", "--pace", "0.05", "--json")
            #expect(json.status == 1 && json.lines.last?.contains(#""state":"failed""#) == true, "\(json.output)")
        }

        @Test func attemptsAndWhatWasDoneWithoutAreTold() throws {
            let result = try Program.run("demo", "nightly", "--plain", "--pace", "0.1")
            #expect(result.status == 0 && result.error.isEmpty, "\(result)")
            for words in [
                "retry    rates      attempt 1 of 3 failed after ", "retry    eu         attempt 1 of 2 failed after ",
                "skipped  crawl      not chosen by fresh", "failed   rates      3 of 3: no answer from rates",
                "consumers got \"of yesterday\"", "done, 2 failed but tolerated, 1 not chosen",
            ] {
                #expect(result.output.contains(words), "\(result.output)")
            }
        }

        @Test(arguments: [
            (["demo", "serch"], "search"), (["demo", "--plian"], "--plain"), (["dmo"], "demo"),
            (["demo", "--pace", "0"], "greater than 0"), (["demo", "--slots", "0"], "at least 1"),
            (["demo", "--color", "blue"], "never"), (["demo", "--json", "--plain"], "exclude each other"),
            (["demo", "search", "folder"], "Only census"),
        ])
        func wrongUsageLeavesWith64AndNamesWhatIsRight(arguments: [String], hint: String) throws {
            let result = try Command([Program.path] + arguments).run()
            #expect(result.status == 64 && result.output.isEmpty, "\(result)")
            #expect(result.error.contains(hint), "\(result.error)")
        }

        @Test func anUnreadableFolderLeavesWith65() throws {
            let result = try Program.run("demo", "census", "/does/not/exist", "--plain")
            #expect(result.status == 65 && result.error.contains("/does/not/exist"), "\(result)")
        }

        @Test func anInterruptOfPlainLinesCancelsTheRun() throws {
            let command = Command([Program.path, "demo", "--pace", "20"])
            let result = try command.run(sending: SIGINT) { $0.contains("cached   load-session") }
            #expect(result.status == 130, "\(result)")
            #expect(result.output.contains("search cancelled in"), "\(result.output)")
        }

        @Test(arguments: [("fatal-error", "Fatal error: the demonstration was asked to crash"), ("stack-overflow", "")])
        func aCrashWithoutAScreenIsNeitherHiddenNorSuccess(name: String, words: String) throws {
            let environment = ["SWIFT_BACKTRACE": "enable=no"]
            let result = try Command([Program.path, "demo", name, "--pace", "0.1"], environment: environment).run()
            #expect(result.status > 128, "\(result)")
            #expect(words.isEmpty || result.error.contains(words), "\(result)")
        }

        @Test func theListLeavesOutWhatCrashesOnPurpose() throws {
            let list = try Program.run("demo", "--list")
            #expect(list.status == 0 && list.lines.first?.hasPrefix("search ") == true, "\(list)")
            #expect(!list.output.contains("fatal-error") && !list.output.contains("stack-overflow"), "\(list)")
        }

        @Test func helpAndVersionAnswer() throws {
            for arguments in [["--help"], ["demo", "--help"]] {
                let help = try Command([Program.path] + arguments).run()
                #expect(help.status == 0 && help.output.contains("jflow-tui demo census"), "\(help)")
            }
            let version = try Program.run("--version")
            #expect(version.status == 0 && version.lines.count == 1, "\(version)")
        }

        @Test func controlCharactersOfNamesNeverReachThePipe() throws {
            let result = try Program.run("demo", "failures", "--pace", "0.05", "--plain")
            #expect(result.status == 1 && isPlainText(result.output), "\(result)")
            #expect(result.output.contains(#"bad\x1b[31mname"#), "\(result.output)")
        }
    }
}

/// Whether there is nothing in it that a terminal would obey, but ends of lines.
private func isPlainText(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0 == "\n" || !($0.value < 32 || (127..<160).contains($0.value)) }
}
