// swift-tools-version: 6.2
import PackageDescription

/// The settings of every target of ours, as in the package above.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

// After files came or went in the engine, build with --disable-build-manifest-caching: SwiftPM looks at this package only.
//
// Under its own name the engine is found whatever folder the checkout is in; without traits nothing else is fetched.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "graph-bench", targets: ["graph-bench"]),
        .executable(name: "engine-benchmark", targets: ["engine-benchmark"]),
        .executable(name: "drawing-benchmark", targets: ["drawing-benchmark"]),
        // For the suite, a package of its own: what it needs takes minutes to build.
        .library(name: "EngineGraphs", targets: ["Contenders", "Graphs"]),
    ],
    dependencies: [
        .package(name: "JFlow", path: "..", traits: []),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    ],
    targets: [
        // What is run: graphs, and those who run them.
        .target(name: "Graphs", swiftSettings: strict),
        .target(
            name: "Contenders", dependencies: ["CHost", "Graphs", .product(name: "JFlow", package: "JFlow")],
            swiftSettings: strict),

        // How it is measured.
        .target(name: "CHost"),
        .target(name: "Measuring", dependencies: ["CHost", "Graphs"], swiftSettings: strict),

        // The commands.
        .target(
            name: "Commands",
            dependencies: [
                argumentParser, "Contenders", "Graphs", .product(name: "JFlow", package: "JFlow"), "Measuring",
            ], swiftSettings: strict),
        .executableTarget(name: "graph-bench", dependencies: [argumentParser, "Commands"], swiftSettings: strict),
        .executableTarget(name: "engine-benchmark", dependencies: [argumentParser, "Commands"], swiftSettings: strict),

        // The drawing, driven as a program: its modules are the package's own.
        .target(name: "Drawings", dependencies: [argumentParser, "Graphs", "Measuring"], swiftSettings: strict),
        .executableTarget(
            name: "drawing-benchmark", dependencies: [argumentParser, "Drawings"], swiftSettings: strict),

        .testTarget(
            name: "BenchmarksTests", dependencies: ["Drawings", "Graphs", "Measuring"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
