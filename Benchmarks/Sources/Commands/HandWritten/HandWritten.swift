internal import ArgumentParser
internal import Contenders
internal import Graphs
internal import Measuring

/// Runs a graph as one would write it by hand, and prints one line of JSON.
struct HandWritten: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hand-written", abstract: "Runs a graph as one would write it by hand, without an engine.")

    enum Version: String, ExpressibleByArgument {
        case group, tasks
    }

    @OptionGroup var options: GraphOptions

    @Option(help: "A task group with counts of what is missing (group), or a Task for each node (tasks).")
    var version = Version.group

    func run() async throws {
        try options.prepare()
        let graph = try options.makeGraph()
        let timing = Timing(
            tasks: graph.count, repetitions: options.repetitions(graph), expected: graph.goalValue)
        let work = work(graph)
        let canForget = Memory.forgetPeak()
        let resident = Memory.resident
        _ = try await work()
        var line = JSONLine()
        line.add("tasks", graph.count)
        line.add("edges", graph.edgeCount)
        line.add("body", options.body.description)
        line.add("workers", Processors.count)
        if canForget, let resident, let peak = Memory.peak {
            line.add("peak_rss_bytes_per_task", Double(peak - resident) / Double(graph.count))
        }
        var samples = Samples()
        for _ in 0..<options.runs { samples.add(try await timing.sample(of: version.rawValue, work)) }
        line.add("run_ns_per_task", samples.minimum)
        line.add("run_ns_per_task_median", samples.median)
        line.add("checksum", graph.goalValue)
        print(line.text)
    }

    private func work(_ graph: Graph) -> () async throws -> Int {
        switch version {
        case .group:
            let group = HandWrittenGroup(graph, options.body)
            return { try await group.run() }
        case .tasks:
            let tasks = HandWrittenTasks(graph, options.body)
            return { try await tasks.run() }
        }
    }
}
