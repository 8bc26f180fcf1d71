internal import ArgumentParser
internal import Contenders
internal import Foundation
internal import Graphs
internal import JFlow
internal import Measuring

/// How a run gets on with what waits: tasks that sleep, and timers of the host.
struct Waiting: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs tasks that sleep, mixes of sleeping and computing ones, and computing ones beside a timer.",
        discussion: """
            The mixes are compared with list scheduling by the longest remaining path, which knows beforehand how long \
            each task takes, costs nothing, and is as good as any schedule known.
            """)

    @Option(help: "How many times each is run.")
    var runs = 5

    @Option(help: "How many mixes there are.")
    var mixes = 5

    func validate() throws {
        guard runs >= 1, mixes >= 0 else { throw ValidationError("--runs must be 1 or more, --mixes 0 or more.") }
    }

    func run() async throws {
        print("Machine: \(Machine.description).")
        print("\(runs) runs. Probe: \(Probe.standard).\n")
        try await sleepers()
        try await schedules()
        try await timer()
        print(Verdicts.summary)
    }

    private func sleepers() async throws {
        let graph = Shape.independent.graph(10_001)
        let workflow = try EngineGraph.workflow(graph, .sleep(milliseconds: 100))
        let timing = Timing(tasks: 1, expected: graph.goalValue)
        var samples = Samples()
        for _ in 0..<runs { samples.add(try await timing.sample(of: "the engine") { try await workflow.run() } / 1e9) }
        print("10,000 tasks that each sleep 100 ms, in seconds: median", terminator: " ")
        print("\(Must.atMost(0.3).verdict(on: samples.median, digits: 3)), at most \(samples.maximum.text(3))\n")
    }

    private func schedules() async throws {
        guard mixes > 0 else { return }
        var table = TextTable(["mix", "tasks", "no schedule below, ms", "list schedule", "run", "run ÷ list schedule"])
        for seed in 1...mixes {
            let mix = await Mix(seed: UInt64(seed), processors: Processors.count)
            let workflow = try mix.workflow()
            let timing = Timing(tasks: 1, expected: mix.graph.goalValue)
            var samples = Samples()
            for _ in 0..<runs {
                samples.add(try await timing.sample(of: "the engine") { try await workflow.run() } / 1e6)
            }
            table.add([
                String(seed), String(mix.graph.count), mix.schedule.lowerBound.text(), mix.schedule.length.text(),
                samples.median.text(), Must.atMost(1.1).verdict(on: samples.median / mix.schedule.length, digits: 3),
            ])
        }
        print(table.text + "\n")
    }

    /// How late a timer of 5 ms in the host fires while 20,000 tasks of 100 µs keep all cores busy.
    private func timer() async throws {
        let graph = Shape.independent.graph(20_001)
        let workflow = try EngineGraph.workflow(graph, .busy(microseconds: 100))
        let timer = Task.detached { () -> Samples in
            var delays = Samples()
            while !Task.isCancelled {
                let start = ContinuousClock.now
                try? await Task.sleep(for: .milliseconds(5))
                delays.add(start.duration(to: .now) / .milliseconds(1))
            }
            return delays
        }
        let timing = Timing(tasks: 1, expected: graph.goalValue)
        let took = try await timing.sample(of: "the engine") { try await workflow.run() } / 1e6
        timer.cancel()
        let delays = await timer.value
        print("A timer of 5 ms beside 20,000 tasks of 100 µs: median \(delays.median.text()) ms,", terminator: " ")
        print("at most \(delays.maximum.text()) ms; the tasks took \(took.text(0)) ms.\n")
    }
}
