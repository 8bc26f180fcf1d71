import Testing

extension EndToEnd {
    @TerminalThread
    struct AppearanceTests {
        @Test func coloursAreUsedAndCanBeTurnedOff() throws {
            #expect(try hasColour(at: "demo"))
            #expect(try !hasColour(at: "demo", environment: ["NO_COLOR": "1"]))
            #expect(try !hasColour(at: "demo", "--color", "never"))
            #expect(try hasColour(at: "demo", "--color", "always", environment: ["NO_COLOR": "1"]))
        }

        @Test(arguments: [
            (["demo", "diamond", "--ascii", "--pace", "0.2"], [:]),
            (["demo", "diamond", "--pace", "0.2"], ["LANG": "C", "LC_ALL": "C"]),
            (["demo", "diamond", "--pace", "0.2"], ["LANG": "", "LC_ALL": "POSIX"]),
        ])
        func asciiIsEnoughForAllOfTheScreen(arguments: [String], environment: [String: String]) throws {
            try Terminal.with(arguments, environment: environment) { terminal in
                let held = try terminal.wait(for: "HELD |")
                #expect(held.contains("*o source") && held.contains(". sink"), "\(held)")
                try terminal.send("Space")
                let done = try terminal.wait(until: "the run is done") { $0.mode == "DONE" }
                for screen in [held, done] { #expect(screen.isASCII, "\(screen)") }
                try terminal.send("q")
                let left = try terminal.expectExit(0)
                let summary = left.lines.drop { !$0.contains("diamond  done in") }.prefix(3)
                #expect(summary.count == 3 && Screen(summary.joined(separator: "\n")).isASCII, "\(left)")
            }
        }

        @Test func attemptsAndToleratedFailuresAreShown() throws {
            try Terminal.with("demo", "nightly", "--run", "--pace", "0.5") { terminal in
                // Once a task has been tried again, its count stays.
                _ = try terminal.wait(for: "↻")
                let done = try terminal.wait(until: "the run is done") { $0.mode == "DONE" }
                #expect(done.contains("100%") && done.contains("✗2 ↷1"), "\(done)")
                try terminal.send("e")
                let failure = try terminal.wait(for: "  consumers got ")
                #expect(failure.contains(" failed at ") && failure.contains("on the way to the goal: "), "\(failure)")
                try terminal.send("q")
                let left = try terminal.expectExit(0)
                #expect(left.contains("11 of 11 tasks   (2 failed but tolerated, 1 not chosen)"), "\(left)")
                #expect(left.contains("  went on without"), "\(left)")
            }
        }

        @Test func aTerminalThatIsNotSetToALanguageGetsUnicode() throws {
            try Terminal.with("demo", "diamond", environment: ["LANG": "", "LC_ALL": "", "LC_CTYPE": ""]) { terminal in
                let screen = try terminal.wait(for: "HELD │")
                #expect(screen.contains("╭") || screen.contains("┏"), "\(screen)")
            }
        }

        @Test func aDumbTerminalGetsPlainLines() throws {
            try Terminal.with("demo", "diamond", "--pace", "0.1", environment: ["TERM": "dumb"]) { terminal in
                let screen = try terminal.expectExit(0)
                #expect(screen.contains("0.000 diamond start tasks=4"), "\(screen)")
                #expect(screen.contains("done     sink"), "\(screen)")
            }
        }

        @Test(arguments: [("nonsense", "terminfo"), ("", "TERM is not set")])
        func aTerminalOfNoKnownKindIsToldWhatToDo(type: String, words: String) throws {
            try Terminal.with("demo", environment: ["TERM": type]) { terminal in
                let screen = try terminal.expectExit(64)
                let text = screen.lines.joined()
                #expect(text.contains(words) && text.contains("TERM=xterm-256color"), "\(screen)")
            }
        }

        @Test func controlCharactersOfNamesAndMessagesAreShown() throws {
            try Terminal.with("demo", "failures", "--run", "--pace", "0.2", columns: 120, rows: 40) { terminal in
                let end = try terminal.wait(until: "the run has failed") { $0.mode == "FAILED" }
                #expect(end.contains(#"bad\x1b[31mname"#), "\(end)")
                #expect(end.contains("翻訳"), "\(end)")
                try terminal.send("q")
                let left = try terminal.expectExit(1)
                #expect(left.contains(#"the answer held an escape sequence: \x1b[2Jgone"#), "\(left)")
                #expect(try !terminal.styledScreen().contains("\u{1b}[31m"), "the name has coloured what follows it")
            }
        }

        private func hasColour(at arguments: String..., environment: [String: String] = [:]) throws -> Bool {
            let variables = environment.merging(["TERM": "screen-256color"]) { $1 }
            return try Terminal.with(arguments, environment: variables) { terminal in
                try terminal.wait(for: "HELD │")
                try terminal.send("Space")
                try terminal.wait(until: "tasks run") { $0.count(of: "▸") ?? 0 > 0 && ($0.count(of: "✓") ?? 0) > 0 }
                let styles = try terminal.styledScreen().split(separator: "\u{1b}[").compactMap { part in
                    part.firstIndex(of: "m").map { part[..<$0] }
                }
                let codes = styles.flatMap { $0.split(separator: ";") }.compactMap { Int($0) }
                #expect(codes.contains(1), "bold is no colour and remains")
                return codes.contains { (30...38).contains($0) || (40...48).contains($0) || (90...107).contains($0) }
            }
        }
    }
}

extension Screen {
    fileprivate var isASCII: Bool { lines.allSatisfy { $0.allSatisfy(\.isASCII) } }
}
