internal import ArgumentParser
internal import Contenders
internal import Graphs
internal import JFlow
internal import Measuring

/// Whether plans of a million tasks are built, run and freed.
struct Millions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Builds, runs and frees a plan of a million tasks of every shape and holds that all is right.",
        discussion: "What is freed by recursion would overflow the stack; what is not freed is seen in the memory.")

    @Option(name: .customLong("n"), help: "The number of tasks.")
    var size = 1_000_000

    @Option(help: "The shapes; all by default. A fan-in is “independent”.")
    var shapes = Shape.allCases

    func validate() throws {
        guard size >= 100_000 else { throw ValidationError("--n must be 100000 or more: smaller plans prove nothing.") }
    }

    func run() async throws {
        var table = TextTable(["shape", "tasks", "build, s", "run, s", "free, s", "bytes a task", "left, bytes a task"])
        for shape in shapes { table.add(try await row(shape)) }
        print("\(table.text)\nAll results are right, and all is freed.")
    }

    private func row(_ shape: Shape) async throws -> [String] {
        let graph = shape.graph(size)
        let clock = ContinuousClock()
        let before = Memory.inUse
        var workflow: Workflow<Int>?
        let build = try clock.measure { workflow = try EngineGraph.workflow(graph, .sync) }
        let held = Memory.inUse - before
        let run = try await clock.measure {
            try await Timing(tasks: graph.count, expected: graph.goalValue).sample(of: "the engine") {
                try await workflow?.run() ?? 0
            }
        }
        let freed = clock.now
        workflow = nil
        var left = Double.infinity
        // A standby of the run may live a moment longer than the run, and all is then freed on its thread.
        repeat {
            try await Task.sleep(for: .milliseconds(1))
            left = Double(Memory.inUse - before) / Double(graph.count)
        } while left >= 1 && freed.duration(to: clock.now) < .seconds(60)
        let free = freed.duration(to: clock.now)
        guard left < 1 else {
            throw Timing.WrongResult(description: "of a \(shape.rawValue), \(left.text()) bytes a task are not freed")
        }
        return [
            shape.rawValue, String(graph.count), (build / .seconds(1)).text(2), (run / .seconds(1)).text(2),
            (free / .seconds(1)).text(2), (Double(held) / Double(graph.count)).text(0), left.text(2),
        ]
    }
}
