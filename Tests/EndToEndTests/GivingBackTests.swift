import Foundation
import Testing

/// What ends the program, and the status with which it then leaves.
private struct Ending: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let status: Int32
    let end: @TerminalThread @Sendable (Terminal) throws -> Void

    init(_ name: String, status: Int32, _ end: @escaping @TerminalThread @Sendable (Terminal) throws -> Void) {
        testDescription = name
        self.status = status
        self.end = end
    }

    static let all = [
        Ending("INT", status: 130) { try $0.signal(SIGINT) },
        Ending("TERM", status: 143) { try $0.signal(SIGTERM) },
        Ending("HUP", status: 129) { try $0.signal(SIGHUP) },
        Ending("QUIT", status: 131) { try $0.signal(SIGQUIT) },
        Ending("SEGV", status: 139) { try $0.signal(SIGSEGV) },
    ]
}

extension EndToEnd {
    @TerminalThread
    struct GivingBackTests {
        @Test(arguments: Ending.all)
        fileprivate func aSignalDuringARunLeavesTheTerminalAsItWas(_ ending: Ending) throws {
            try Terminal.with("demo", "--run", "--pace", "30") { terminal in
                try terminal.wait(until: "tasks run") { $0.count(of: "▸") ?? 0 > 0 }
                #expect(try terminal.flags() == Terminal.flagsOfScreen, "the screen has taken the terminal")
                try ending.end(terminal)
                try terminal.expectExit(ending.status)
            }
        }

        @Test func aSignalWhileHeldLeavesTheTerminalAsItWas() throws {
            try Terminal.with("demo") { terminal in
                try terminal.wait(for: "HELD │")
                try terminal.signal(SIGTERM)
                try terminal.expectExit(143)
            }
        }

        @Test func aFatalErrorGivesTheTerminalBackAndItsMessageIsSeen() throws {
            try Terminal.with("demo", "fatal-error", "--run", "--pace", "0.5") { terminal in
                try terminal.wait(until: "an ordinary task is done") { $0.sign(of: "prepare") == "✓" }
                let left = try terminal.wait(for: "EXIT=")
                #if arch(x86_64)
                    let status: Int32 = 128 + SIGILL
                #else
                    let status: Int32 = 128 + SIGTRAP
                #endif
                try terminal.expectExit(status)
                let words = left.lines.joined()
                #expect(words.contains("Fatal error: the demonstration was asked to crash, with 42 in hand"), "\(left)")
                #expect(words.contains("prepare has printed this line"), "\(left)")
            }
        }

        @Test func aStackOverflowInATaskGivesTheTerminalBack() throws {
            try Terminal.with("demo", "stack-overflow", "--run", "--pace", "0.5") { terminal in
                try terminal.wait(until: "an ordinary task is done") { $0.sign(of: "prepare") == "✓" }
                let left = try terminal.wait(for: "EXIT=")
                #if os(Linux)
                    try terminal.expectExit(128 + SIGSEGV)
                #else
                    #expect(left.contains("EXIT=\(128 + SIGSEGV)") || left.contains("EXIT=\(128 + SIGBUS)"), "\(left)")
                #endif
                #expect(left.contains("prepare has printed this line"), "\(left)")
            }
        }

        @Test func aClosedTerminalEndsTheProgram() throws {
            try Terminal.with("demo", "--run", "--pace", "30") { terminal in
                try terminal.wait(until: "tasks run") { $0.count(of: "▸") ?? 0 > 0 }
                let process = try terminal.processIdentifier()
                try terminal.hangUp()
                let deadline = ContinuousClock.now + Terminal.patience
                while kill(process, 0) == 0, ContinuousClock.now < deadline { Terminal.rest() }
                #expect(kill(process, 0) != 0, "process \(process) still lives after its terminal")
            }
        }

        @Test(arguments: ["dash", "bash --norc --noprofile"])
        func suspendingGivesTheTerminalToTheShellAndBack(shell: String) throws {
            try Terminal.with(script: "exec env PS1='prompt: ' \(shell) -i") { terminal in
                try terminal.wait(for: "prompt:")
                let flags = try terminal.flags()
                try terminal.send("\(Terminal.quoted(Program.path)) demo", "Enter")
                let held = try terminal.wait(for: "HELD │")
                try terminal.send("C-z")
                try terminal.wait(until: "the shell tells that it is stopped") { screen in
                    screen.contains("Stopped") && !screen.contains("HELD │")
                }
                #expect(try terminal.flags() == flags)
                try terminal.send("echo $((6 * 7)) usable", "Enter")
                try terminal.wait(for: "42 usable")
                try terminal.send("fg", "Enter")
                let back = try terminal.wait(for: "HELD │")
                #expect(back.lines[1..<20] == held.lines[1..<20], "\(back)")
                #expect(try terminal.flags() == Terminal.flagsOfScreen)
                try terminal.send("Down")
                try terminal.wait(until: "keys act") { $0.selected != held.selected }
                try terminal.send("q")
                try terminal.wait(for: "42 usable")
                try terminal.send("echo EXIT=$?", "Enter")
                try terminal.wait(for: "EXIT=0")
                #expect(try terminal.flags() == flags)
            }
        }
    }
}
