import Benchmark
import Contenders
import Graphs
import JFlow

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .cpuTotal, .peakMemoryResident, .throughput], warmupIterations: 3,
        maxDuration: .seconds(2), maxIterations: 1_000)

    for body in [Body.sync, .async] {
        for shape in Shape.allCases {
            let graph = shape.graph(10_000)
            let expected = graph.goalValue
            Benchmark("run \(shape.rawValue), \(body) bodies") { benchmark in
                let workflow = try EngineGraph.workflow(graph, body)
                benchmark.startMeasurement()
                for _ in benchmark.scaledIterations {
                    let value = try await workflow.run()
                    precondition(value == expected, "the engine gives what the plain loop gives")
                }
            }
        }
    }
}
