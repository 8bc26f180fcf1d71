package import ArgumentParser
internal import Contenders
internal import Graphs
internal import Measuring

/// Runs a given graph and prints one line of JSON.
package struct GraphBench: AsyncParsableCommand {
    /// What the help says.
    package static let configuration = CommandConfiguration(
        commandName: "graph-bench",
        abstract: "Runs a graph on the engine and beside it as a plain loop, and prints one line of JSON.",
        discussion: """
            Nanoseconds are a task's, minima unless the name says median; the engine and the loop are measured in \
            turns. bytes_per_task is what plan and run hold together, taken from the allocator while the goal's body \
            runs, definition_bytes_per_task what the definitions held before; peak_rss_bytes_per_task is how far the \
            process grew at most from before the definitions to after the run. A figure that there is not is null.
            """)

    enum Events: String, ExpressibleByArgument { case off, on }

    @OptionGroup var options: GraphOptions

    @Option(help: "Whether an observer gets the events of each run (off or on); it takes them when the run is over.")
    var events = Events.off

    @Flag(help: "Print the graph, as --graph takes it, and run nothing.")
    var printGraph = false

    /// Nothing is set yet.
    package init() {}

    /// Measures and prints.
    package func run() async throws {
        if printGraph {
            print(GraphFile.text(try options.makeGraph()), terminator: "")
            return
        }
        try options.prepare()
        let graph = try options.makeGraph()
        let measured = try await GraphMeasurement.take(
            graph, options.body, runs: options.runs, repetitions: options.repetitions(graph),
            isObserved: events == .on)
        print(measured.line(graph, options, events: events.rawValue))
    }
}
