import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension EndToEnd {
    /// A demonstration in one terminal, seen and steered from another.
    @TerminalThread
    struct AttachTests {
        /// Where the sockets of a test are: its path must be short.
        private let folder = "/tmp/jflow-e2e-\(UUID().uuidString.prefix(8))"

        private func with(
            _ demonstration: String..., columns: Int = 100, rows: Int = 30,
            test: (_ program: Terminal, _ environment: [String: String]) throws -> Void
        ) throws {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
            chmod(folder, 0o700)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let environment = ["XDG_RUNTIME_DIR": folder]
            try Terminal.with(["demo"] + demonstration + ["--no-record"], environment: environment) { program in
                try program.wait(until: "the demonstration is on the screen") { $0.contains("─") }
                try test(program, environment)
            }
        }

        private func lines(_ arguments: String..., environment: [String: String]) throws -> Command.Result {
            try Command([Program.path, "attach"] + arguments, environment: environment).run()
        }

        @Test func aRunIsChosenSeenAndSteered() throws {
            try with("diamond", "--attach", "control") { program, environment in
                try Terminal.with("attach", environment: environment) { viewer in
                    try viewer.wait(for: "demo-diamond")
                    try viewer.wait(for: "steerable")
                    try viewer.send("Enter")
                    try viewer.wait(for: "HELD")
                    try viewer.wait(for: " ATTACHED pid ")
                    try viewer.send("s")
                    try program.wait(for: "STEP")
                    try viewer.wait(for: "STEP")
                    try viewer.send("Space")
                    try program.wait(for: "DONE")
                    try viewer.wait(for: "DONE")
                    try viewer.send("q")
                    #expect(try viewer.expectExit(0).contains("detached from demo-diamond (pid "))
                }
                // Who was seen goes on.
                try program.wait(for: "DONE")
                try program.send("q")
                try program.expectExit(0)
            }
        }

        @Test func aViewerMayOnlySeeAndComesLate() throws {
            try with("deep", "--attach", "watch", "--run", "--pace", "20") { program, environment in
                try program.wait(until: "some tasks are done") { $0.contains("RUNNING") && !$0.contains("✓0 ") }
                try Terminal.with("attach", "demo-deep", environment: environment) { viewer in
                    try viewer.wait(for: ", read only │")
                    // The first picture of the run has what happened before.
                    try viewer.wait(until: "what is done is shown") { $0.contains("RUNNING") && !$0.contains("✓0 ") }
                    try viewer.send("Space")
                    try viewer.wait(for: "read only: demo-deep does not let anybody steer it")
                    try viewer.resize(columns: 60, rows: 15)
                    try viewer.wait(until: "it fits the smaller terminal") { screen in
                        screen.contains("ATTACHED") && !screen.contains("read only: demo")
                    }
                    try viewer.resize(columns: 100, rows: 30)
                    try viewer.send("C-c")
                    try viewer.expectExit(0)
                }
                #expect(try program.screen().contains("RUNNING"))
            }
        }

        @Test func aProgramThatDiesLeavesItsLastStateAndIsFoundAgain() throws {
            try with("deep", "--attach", "watch", "--run", "--pace", "20") { program, environment in
                try Terminal.with("attach", "demo-deep", environment: environment) { viewer in
                    try viewer.wait(for: "RUNNING")
                    try program.signal(SIGKILL)
                    try viewer.wait(for: "LOST")
                    try viewer.wait(for: "link lost")
                    // Left over, as nobody could remove it.
                    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/jflow").count == 1)
                    let again = ["demo", "deep", "--attach", "watch", "--run", "--pace", "20", "--no-record"]
                    try Terminal.with(again, environment: environment) { _ in
                        try viewer.wait(for: "attached again: demo-deep is pid ")
                        try viewer.wait(for: "RUNNING")
                    }
                    try viewer.wait(for: "LOST")
                    try viewer.send("q")
                    #expect(try viewer.expectExit(0).contains("the link to demo-deep (pid "))
                }
                let list = try lines("--plain", environment: environment)
                #expect(list.status == 0)
                #expect(list.lines.first == "No program lets itself be attached to.")
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/jflow").isEmpty)
            }
        }

        @Test func aStoppedViewerDelaysNobody() throws {
            try with("wide", "--attach", "watch", "--pace", "0.2") { program, environment in
                try Terminal.with("attach", "demo-wide", environment: environment) { viewer in
                    try viewer.wait(for: "HELD")
                    try viewer.signal(SIGSTOP)
                    try program.send("Space")
                    try program.wait(for: "DONE")
                    try viewer.signal(SIGCONT)
                    try viewer.wait(for: "DONE")
                    try viewer.send("q")
                    try viewer.expectExit(0)
                }
            }
        }

        @Test func whatIsSeenCanBeRecordedAndPrinted() throws {
            try with("diamond", "--attach", "watch", "--pace", "0.1") { program, environment in
                let record = folder + "/seen.jflowtrace.gz"
                try Terminal.with("attach", "demo-diamond", "--record", record, environment: environment) { viewer in
                    try viewer.wait(for: "HELD")
                    try program.send("Space")
                    try viewer.wait(for: "DONE")
                    try viewer.send("q")
                    #expect(try viewer.expectExit(0).contains("  record  \(record)"))
                }
                let replayed = try Command([Program.path, "replay", record, "--plain"]).run()
                #expect(replayed.lines.last?.contains("diamond done in ") == true)
                #expect(replayed.error.isEmpty)
                let refused = try lines("demo-diamond", "--record", record, environment: environment)
                #expect(refused.status == 64)
                #expect(refused.error.contains("seen.jflowtrace.gz cannot be made: File exists."))
                // Lines go on until the program ends.
                try Terminal.with(
                    script: """
                        XDG_RUNTIME_DIR=\(folder) \(Program.path) attach demo-diamond --json > \(folder)/lines
                        echo "EXIT=$?"
                        exec cat
                        """
                ) { viewer in
                    try viewer.wait(until: "lines are there") { _ in
                        (try? String(contentsOfFile: folder + "/lines", encoding: .utf8))?
                            .contains(#""event":"run-finished","state":"done""#) == true
                    }
                    try program.send("q")
                    try program.expectExit(0)
                    try viewer.wait(for: "the program has ended")
                    try viewer.wait(for: "EXIT=0")
                }
            }
        }

        @Test func whatCannotBeAttachedToIsSaid() throws {
            try with("diamond", "--attach", "watch") { _, environment in
                let other = try lines("nobody", environment: environment)
                #expect(other.status == 69)
                #expect(
                    other.error.hasPrefix(
                        "jflow-tui: No program “nobody” lets anybody attach. There are demo-diamond (pid "))
                let missing = try lines(folder + "/none.socket", environment: environment)
                #expect(missing.status == 69)
                #expect(missing.error == "jflow-tui: Nobody listens at \(folder)/none.socket: the program is gone.\n")
                chmod(folder + "/jflow", 0o755)
                let unsafe = try lines("demo-diamond", environment: environment)
                #expect(unsafe.status == 69)
                #expect(unsafe.error.contains("others can enter it: its mode is 755, and 700 is expected"))
                let refused = try Command(
                    [Program.path, "demo", "diamond", "--attach", "watch", "--plain", "--no-record"],
                    environment: environment
                ).run()
                #expect(refused.status == 69)
                #expect(refused.error.contains("is not safe for sockets"))
            }
        }
    }
}
