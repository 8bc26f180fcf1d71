import Foundation

/// Prints what a task costs beside what the work alone costs, and beside what one would write by hand.
@main
struct EngineBenchmark {
    static func main() async throws {
        guard let rounds = CommandLine.arguments.count < 2 ? 25 : Int(CommandLine.arguments[1]), rounds >= 1 else {
            print("'\(CommandLine.arguments[1])' is no number of rounds. Example: engine-benchmark 25")
            exit(2)
        }
        print("ns a task, minimum / median of \(rounds) rounds, \(ProcessInfo.processInfo.activeProcessorCount) cores;")
        print("ratios of medians. About \(Shape.size) tasks with trivial bodies, events off.\n")
        print(Row.title)
        for kind in Kind.allCases {
            for shape in Shape.allCases {
                print(Row(try await Comparison(shape, kind, rounds: rounds)))
            }
        }
        try await printHost(rounds: min(rounds, 5))
    }

    private static func printHost(rounds: Int) async throws {
        let sleepers = try await Host.sleepers(rounds: rounds)
        print("\n10,000 tasks that each sleep 100 ms: \(milliseconds(sleepers.shortest)) to", terminator: " ")
        print("\(milliseconds(sleepers.longest)) ms")
        let timer = try await Host.timer()
        print("a timer of 5 ms beside 20,000 tasks of 100 µs: \(milliseconds(timer.median)) ms,", terminator: " ")
        print("at worst \(milliseconds(timer.worst)) ms; the tasks took \(milliseconds(timer.run)) ms")
    }

    private static func milliseconds(_ duration: Duration) -> Int {
        Int((duration / Duration.milliseconds(1)).rounded())
    }
}
