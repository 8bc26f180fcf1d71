// swift-tools-version: 6.2
import PackageDescription

// A package of its own because what the suite needs takes minutes to build, and nothing else here needs it.
//
// Without traits the suite's library comes without its counters of allocations and of retains, whose packages not every
// registry has; they would read 0.
let package = Package(
    name: "Suite",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "Benchmarks", path: ".."),
        .package(name: "JFlow", path: "../..", traits: []),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        // The plugin looks for targets whose folder is in one called Benchmarks.
        .executableTarget(
            name: "EngineSuite",
            dependencies: [
                .product(name: "Benchmark", package: "benchmark"),
                .product(name: "EngineGraphs", package: "Benchmarks"),
                .product(name: "JFlow", package: "JFlow"),
            ], path: "Benchmarks/EngineSuite", swiftSettings: [.treatAllWarnings(as: .error)],
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
    ],
    swiftLanguageModes: [.v6]
)
