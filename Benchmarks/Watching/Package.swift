// swift-tools-version: 6.2
import PackageDescription

// A package of its own because sockets take a minute to build, and nothing else here needs them.
let package = Package(
    name: "Watching",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "Benchmarks", path: ".."),
        .package(name: "JFlow", path: "../..", traits: ["Trace"]),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    ],
    targets: [
        .executableTarget(
            name: "watching-benchmark",
            dependencies: [
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "EngineGraphs", package: "Benchmarks"),
                .product(name: "JFlow", package: "JFlow"),
                .product(name: "JFlowTrace", package: "JFlow"),
            ], swiftSettings: [.treatAllWarnings(as: .error)])
    ],
    swiftLanguageModes: [.v6]
)
