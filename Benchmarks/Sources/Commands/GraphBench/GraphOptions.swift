public import ArgumentParser
public import Contenders
internal import Foundation
public import Graphs
internal import Measuring

extension Shape: ExpressibleByArgument {}

extension Body: ExpressibleByArgument {
    /// `sync`, `async`, `sleep:MS` or `busy:US`.
    public init?(argument: String) {
        self.init(argument)
    }
}

/// Which graph is run, and how.
struct GraphOptions: ParsableArguments {
    @Option(help: "A file with one line a task: id parent parent …")
    var graph: String?

    @Option(help: "A shape instead of a file: \(Shape.allCases.map(\.rawValue).joined(separator: ", ")).")
    var shape: Shape?

    @Option(name: .customLong("n"), help: "The number of tasks of a shape, its goal included.")
    var size = 10_000

    @Option(help: "What the choices of the shape 'random' follow from.")
    var seed: UInt64 = 1

    @Option(help: "What a task does: sync, async, sleep:MS or busy:US.")
    var body = Body.sync

    @Option(help: "How many times each figure is taken.")
    var runs = 7

    @Option(help: "How many processors the process may use, and so threads of Swift's pool; all by default.")
    var workers: Int?

    @Option(help: .hidden)
    var turnsPerMicrosecond: Double?

    func validate() throws {
        guard (graph == nil) != (shape == nil) else { throw ValidationError("Give either --graph or --shape.") }
        guard (3...100_000_000).contains(size) else { throw ValidationError("--n must be 3 or more.") }
        guard (1...100_000).contains(runs) else { throw ValidationError("--runs must be 1 or more.") }
        guard workers.map({ $0 >= 1 }) ?? true else { throw ValidationError("--workers must be 1 or more.") }
    }

    /// Confines the process, which may begin it anew.
    func prepare() throws {
        if let turnsPerMicrosecond { Work.calibrate(turnsPerMicrosecond) }
        if let workers { try Processors.confine(to: workers) }
    }

    /// The graph, with one goal: where a file has several ends, one more task needs them all.
    func makeGraph() throws -> Graph {
        if let shape { return shape.graph(size, seed: seed) }
        let path = graph ?? ""
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw ValidationError("'\(path)' cannot be read as text: is it there, and UTF-8?")
        }
        return try GraphFile.parse(text).withOneGoal
    }

    /// How often a run is repeated for a sample: for graphs so small that the clock would be seen.
    func repetitions(_ graph: Graph) -> Int {
        switch body {
        case .sync, .async: max(1, 20_000 / graph.count)
        case .sleep, .busy: 1
        }
    }
}
