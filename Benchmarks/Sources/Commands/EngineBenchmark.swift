package import ArgumentParser

/// All that is measured, a command each.
package struct EngineBenchmark: AsyncParsableCommand {
    /// What the help says.
    package static let configuration = CommandConfiguration(
        commandName: "engine-benchmark",
        abstract: "Measures the engine beside a plain loop, hand-written versions and other engines.",
        subcommands: [
            Check.self, Leaks.self, Millions.self, RatioTable.self, Doubling.self, Cores.self, Waiting.self, Costs.self,
            GraphBench.self,
            HandWritten.self, Repeat.self,
        ],
        defaultSubcommand: Check.self)

    /// Nothing is set yet.
    package init() {}
}
