import Testing

extension EndToEnd {
    @TerminalThread
    struct LaunchTests {
        @Test func demoIsHeldBeforeItsFirstTaskAndSaysHowToGoOn() throws {
            try Terminal.with("demo") { terminal in
                let screen = try terminal.wait(for: "HELD │")
                #expect(screen.contains("space runs it") && screen.contains("s steps"), "\(screen)")
                #expect(screen.count(of: "▹", "◌") == 17, "\(screen)")
                #expect(screen.count(of: "▸", "✓", "≣", "✗", "↷", "⊘") == 0, "\(screen)")
                for task in ["parse-query", "vector-index", "personalise", "render"] {
                    #expect(screen.place(of: task) != nil, "\(task) is missing:\n\(screen)")
                }
                try terminal.send("q")
                try terminal.expectExit(0)
            }
        }

        @Test func runStartsAtOnceIfAsked() throws {
            try Terminal.with("demo", "diamond", "--run", "--pace", "0.3") { terminal in
                try terminal.wait(until: "the run is done") { $0.mode == "DONE" && $0.count(of: "✓") == 4 }
                try terminal.send("q")
                let left = try terminal.expectExit(0)
                #expect(left.contains("diamond  done in") && left.contains("3 * 3 + 3 + 3 = 15"), "\(left)")
            }
        }

        @Test func aHeldScreenCostsNoProcessorTime() throws {
            #if os(Linux)
                try Terminal.with("demo") { terminal in
                    try terminal.wait(for: "HELD │")
                    let process = try terminal.processIdentifier()
                    var former = try processorTicks(of: process)
                    // The end of the start may still cost something in the first two seconds, and nothing in the next.
                    var costs: [Int] = []
                    repeat {
                        let end = ContinuousClock.now + .seconds(2)
                        while ContinuousClock.now < end { Terminal.rest() }
                        let now = try processorTicks(of: process)
                        costs.append(now - former)
                        former = now
                    } while costs.count < 2 && costs[costs.count - 1] > 2
                    #expect(costs.last ?? .max <= 2, "ticks of processor time in two seconds each: \(costs)")
                }
            #endif
        }
    }
}

#if os(Linux)
    import Foundation

    /// The time that a process has used on the cores, in hundredths of a second.
    private func processorTicks(of process: Int32) throws -> Int {
        let stat = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        // The second field, the name, can hold blanks and ends with the last parenthesis; fields 14 and 15 follow.
        let fields = try #require(stat.split(separator: ")").last).split(separator: " ").compactMap { Int($0) }
        return fields[10] + fields[11]
    }
#endif
