import Foundation
import Testing

extension EndToEnd {
    @TerminalThread
    struct ReplayTests {
        /// Runs a demonstration and hands over a trace of it.
        private func withTrace(_ arguments: String..., test: (String) throws -> Void) throws {
            let folder = FileManager.default.temporaryDirectory.appending(path: "jflow-replay-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            let state = ["XDG_STATE_HOME": folder.path]
            _ = try Command([Program.path, "demo"] + arguments + ["--pace", "0.1", "--plain"], environment: state).run()
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/jflow")
            try test(folder.path + "/jflow/" + #require(names.first))
        }

        @Test func aRecordedRunIsPlayedAndSteppedThrough() throws {
            try withTrace("search", "--fail") { trace in
                try Terminal.with("replay", trace) { terminal in
                    try terminal.wait(for: "REPLAY 0ms of ")
                    try terminal.wait(for: "space play")
                    try terminal.send("]")
                    try terminal.wait(for: "event 1 at ")
                    try terminal.send("s")
                    try terminal.wait(for: "starts")
                    try terminal.send("[")
                    try terminal.wait(for: "is ready")
                    try terminal.send("e")
                    try terminal.wait(for: "ends: failed")
                    try terminal.send("[")
                    try terminal.wait(until: "the failure has not happened yet") { $0.contains("✗0") }
                    try terminal.send(":", "e", "n", "d", "Enter")
                    try terminal.wait(for: "FAILED")
                    try terminal.send("+", "+", "Space")
                    try terminal.wait(for: " x5 ")
                    try terminal.wait(until: "it has been played to its end") { screen in
                        screen.contains("FAILED") && screen.contains("how it spread")
                            || screen.contains("How it spread")
                    }
                    try terminal.send("q")
                    try terminal.expectExit(0)
                }
            }
        }

        @Test func theRunThatWasRecordedLastIsReplayed() throws {
            try Terminal.with(
                script: Terminal.launch(
                    "sh -c '\(Program.path) demo diamond --run --pace 0.1 --plain > /dev/null; \(Program.path) replay'")
            ) { terminal in
                try terminal.wait(for: "diamond")
                try terminal.wait(for: "REPLAY")
                try terminal.send("?")
                try terminal.wait(for: "an event back")
                try terminal.send("Escape", "C-c")
                try terminal.expectExit(0)
            }
        }

        @Test func theScreenTellsWhereItsRunIsRecorded() throws {
            try Terminal.with("demo", "diamond", "--run", "--pace", "0.1") { terminal in
                try terminal.wait(for: "DONE")
                try terminal.send("q")
                #expect(try terminal.expectExit(0).contains("  replay  jflow-tui replay"))
            }
            try Terminal.with("demo", "diamond", "--run", "--pace", "0.1", "--no-record") { terminal in
                try terminal.wait(for: "DONE")
                try terminal.send("q")
                #expect(try !terminal.expectExit(0).contains("jflow-tui replay"))
            }
        }

        @Test func aFrameOfAnyMomentIsPrinted() throws {
            try withTrace("nightly") { trace in
                let end = try Program.run("replay", trace, "--headless", "--at", "end", "--size", "100x30")
                #expect(end.status == 0 && end.error.isEmpty)
                #expect(end.output.split(separator: "\n", omittingEmptySubsequences: false).count == 31)
                #expect(end.output.contains("nightly") && end.output.contains("100%"), "\(end.output)")
                let begin = try Program.run("replay", trace, "--headless", "--size", "60x16", "--ascii")
                #expect(begin.output.utf8.allSatisfy { $0 < 0x80 }, "\(begin.output)")
                #expect(begin.lines.allSatisfy { $0.count <= 60 })
                let failure = try Program.run("replay", trace, "--headless", "--at", "failure")
                #expect(failure.output.contains("ends: failed"), "\(failure.output)")
            }
        }

        @Test func linesAreTheSameAsTheRunPrinted() throws {
            let folder = FileManager.default.temporaryDirectory.appending(path: "jflow-replay-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            let state = ["XDG_STATE_HOME": folder.path]
            let live = try Program.run("demo", "quickstart", "--pace", "0.1", "--json", environment: state)
            let replayed = try Program.run("replay", "--json", environment: state)
            // The record's header also says where the run was.
            #expect(live.lines.count > 5)
            #expect(replayed.lines.dropFirst() == live.lines.dropFirst(), "\(replayed)")
        }

        @Test func whatCannotBeReplayedGetsASentence() throws {
            let none = try Program.run("replay", environment: ["XDG_STATE_HOME": "/nowhere"])
            #expect(none.status == 64 && none.error.contains("No run was recorded in /nowhere/jflow: name a trace."))
            let missing = try Program.run("replay", "/nowhere/a.jflowtrace")
            #expect(missing.status == 65)
            #expect(missing.error == "jflow-tui: /nowhere/a.jflowtrace cannot be read: No such file or directory.\n")
            let folder = try Program.run("replay", "/")
            #expect(folder.status == 65 && folder.error == "jflow-tui: / cannot be read: Is a directory.\n")
            let binary = try Program.run("replay", Program.path)
            #expect(binary.status == 65 && binary.error.contains("is no trace of a run: line 1: "))
            try withTrace("diamond") { trace in
                let failure = try Program.run("replay", trace, "--headless", "--at", "failure")
                #expect(failure.status == 64 && failure.error.contains("--at: no task has failed."))
                let task = try Program.run("replay", trace, "--headless", "--at", "nobody")
                #expect(task.status == 64 && task.error.contains("--at: there is no task nobody."))
            }
        }

        /// Cut at 200 places: each is opened up to there, and says so.
        @Test func aTraceThatIsCutAnywhereIsOpened() throws {
            try withTrace("diamond") { trace in
                let bytes = try Data(contentsOf: URL(filePath: trace))
                let header = try #require(bytes.firstIndex(of: UInt8(ascii: "\n")))
                for place in 0..<200 {
                    let length = header + 2 + place * (bytes.count - header - 2) / 200
                    let cut = URL(filePath: trace + "-cut")
                    try bytes[..<length].write(to: cut)
                    let result = try Program.run("replay", cut.path, "--headless", "--at", "end", "--size", "60x16")
                    #expect(result.status == 0 && result.output.contains("diamond"), "cut at \(length): \(result)")
                    let isAtLine = bytes[length - 1] == UInt8(ascii: "\n")
                    #expect(
                        isAtLine || result.error == "jflow-tui: \(cut.path): The trace is cut at its end.\n",
                        "cut at \(length)")
                }
            }
        }
    }
}
