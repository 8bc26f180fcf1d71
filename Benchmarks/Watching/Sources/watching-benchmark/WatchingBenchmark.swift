import ArgumentParser
import Contenders
import Foundation
import Graphs
import JFlow
import JFlowTrace

/// What it costs a run to be recorded, and to be seen or not by viewers.
@main
struct WatchingBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watching-benchmark",
        abstract: "Measures runs that are recorded or that viewers may attach to, beside the same runs alone.",
        discussion: """
            Everyone runs in turns; a ratio is the median of those of the rounds. Viewers are processes of their own: \
            jflow-tui attach --json, of which one is stopped by SIGSTOP in the last column.

            Example:
              swift build -c release --product jflow-tui
              swift run -c release --package-path Benchmarks/Watching watching-benchmark \
            --viewer .build/release/jflow-tui
            """)

    @Option(help: "How many rounds.")
    var rounds = 21

    @Option(help: ArgumentHelp("The jflow-tui whose viewers attach; without it nobody does.", valueName: "path"))
    var viewer: String?

    @Option(help: ArgumentHelp("Only loads whose names contain this.", valueName: "words"))
    var load = ""

    @Option(help: ArgumentHelp("Only this one beside alone: recorded, nobody, control …", valueName: "who"))
    var only: Condition.Kind?

    func run() async throws {
        print("Nanoseconds a task alone, and what the others take of that (limit for nobody attached: 1.05).\n")
        let columns = ["alone", "recorded", "nobody", "control", "viewer", "2 viewers", "stopped"]
        print("".padded(28) + columns.map { $0.padded(11) }.joined())
        for each in Load.all where load.isEmpty || each.name.contains(load) { try await measure(each) }
    }

    private func measure(_ load: Load) async throws {
        let workflow = try EngineGraph.workflow(load.graph, load.body)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("jflow-watching-\(getpid())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let condition = Condition(folder: folder, viewer: viewer)
        var times: [Condition.Kind: [Double]] = [:]
        for kind in Condition.Kind.allCases
        where (kind.viewerCount == 0 || viewer != nil) && (only == nil || only == kind) {
            // Each beside runs alone of the same minute, in turns with them.
            for _ in 0..<rounds {
                let alone = try await load.time(workflow) { RunOptions() }
                let watched = try await condition.with(kind) { options in try await load.time(workflow, options) }
                times[.alone, default: []].append(alone)
                times[kind, default: []].append(watched / alone)
            }
        }
        let ratios = Condition.Kind.allCases.dropFirst().map { kind in
            times[kind].map { String(format: "%.3f", median($0)) } ?? "-"
        }
        let alone = String(format: "%.0f", median(times[.alone] ?? []))
        print(load.name.padded(28) + ([alone] + ratios).map { $0.padded(11) }.joined())
    }

    private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}

extension String {
    fileprivate func padded(_ width: Int) -> String {
        padding(toLength: max(width, count), withPad: " ", startingAt: 0)
    }
}

/// What is run.
struct Load {
    let name: String
    let graph: Graph
    let body: Body
    /// How many runs make one sample.
    let runCount: Int

    static let all = [
        Load(
            name: "2,000 tasks of 10 µs", graph: Shape.wavefront.graph(2_000), body: .busy(microseconds: 10),
            runCount: 1),
        Load(
            name: "chain of 10 tasks of 10 µs", graph: Shape.chain.graph(10), body: .busy(microseconds: 10),
            runCount: 200),
        Load(name: "chain of 10,000, empty", graph: Shape.chain.graph(10_000), body: .sync, runCount: 3),
        Load(name: "chain of 10, empty", graph: Shape.chain.graph(10), body: .sync, runCount: 2_000),
    ]

    /// Nanoseconds a task.
    func time(_ workflow: Workflow<Int>, _ options: () -> RunOptions) async throws -> Double {
        let start = ContinuousClock.now
        for _ in 0..<runCount { _ = try await workflow.run(options: options()) }
        return start.duration(to: .now) / .nanoseconds(1) / Double(graph.count * runCount)
    }
}
