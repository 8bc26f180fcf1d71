import Benchmark
import Contenders
import Graphs
import JFlow

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .cpuTotal, .peakMemoryResident, .throughput], warmupIterations: 3,
        maxDuration: .seconds(2), maxIterations: 1_000)

    for shape in Shape.allCases {
        for body in [Body.sync, .async] { run(shape, 10_000, body) }
        build(shape, 10_000)
    }
    run(.chain, 10, .sync)
}

private func run(_ shape: Shape, _ size: Int, _ body: Body) {
    let graph = shape.graph(size)
    let expected = graph.goalValue
    Benchmark("run \(shape.rawValue) of \(size), \(body) bodies") { benchmark in
        let workflow = try EngineGraph.workflow(graph, body)
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            let value = try await workflow.run()
            precondition(value == expected, "the engine gives what the plain loop gives")
        }
    }
}

private func build(_ shape: Shape, _ size: Int) {
    let graph = shape.graph(size)
    Benchmark("build \(shape.rawValue) of \(size)") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(try EngineGraph.workflow(graph, .sync)) }
    }
}
