import Testing

extension EndToEnd {
    /// The screen in a program of its own.
    @TerminalThread
    struct InspectedTests {
        private static let program = Program.path(of: "inspected")

        @Test func theResultComesBackWhenTheScreenIsLeft() throws {
            try Terminal.with(script: Terminal.launch(Self.program)) { terminal in
                try terminal.wait(until: "the run is done") { $0.mode == "DONE" }
                try terminal.send("R")
                try terminal.wait(for: "Run again what?")
                try terminal.send("Enter")
                try terminal.wait(until: "it runs again") { $0.mode == "RUNNING" }
                try terminal.wait(until: "the run is done again") { $0.mode == "DONE" }
                try terminal.wait(for: "greeting Joe Mama")
                try terminal.send("q")
                let screen = try terminal.expectExit(0)
                #expect(screen.contains("Hi Joe Mama, it is sunny."), "\(screen)")
                #expect(screen.contains("card  done in"), "\(screen)")
            }
        }

        @Test func leavingCancelsTheRun() throws {
            try Terminal.with(script: Terminal.launch(Self.program)) { terminal in
                try terminal.wait(until: "it runs") { $0.mode == "RUNNING" }
                try terminal.send("Space")
                try terminal.wait(until: "it is held") { $0.mode == "PAUSED" }
                try terminal.send("q")
                try terminal.wait(for: "Cancel and leave?")
                try terminal.send("y")
                let screen = try terminal.expectExit(0)
                #expect(!screen.contains("Hi Joe Mama, it") && screen.contains("cancelled"), "\(screen)")
            }
        }

        @Test func cancellingTheCallerCancelsTheRunAndClosesTheScreen() throws {
            try Terminal.with(script: Terminal.launch("\(Self.program) 0.3")) { terminal in
                let screen = try terminal.expectExit(0)
                #expect(!screen.contains("Hi Joe Mama, it") && screen.contains("cancelled"), "\(screen)")
            }
        }

        @Test func theScreenGoesWhenTheRunIsDone() throws {
            try Terminal.with(script: Terminal.launch("\(Self.program) --close")) { terminal in
                let screen = try terminal.expectExit(0)
                #expect(screen.contains("Hi Joe Mama, it is sunny.") && screen.contains("card  done in"), "\(screen)")
            }
        }

        @Test func whereThereIsNoTerminalThereAreLines() throws {
            let result = try Command([Self.program], environment: ["SWIFT_BACKTRACE": "enable=no"]).run()
            #expect(result.status == 0)
            #expect(result.output == "greeting Joe Mama\nHi Joe Mama, it is sunny.\n")
            #expect(
                result.error.contains("done     writing") && result.error.contains("card done in"), "\(result.error)")
        }
    }
}
