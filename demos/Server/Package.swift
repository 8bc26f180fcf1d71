// swift-tools-version: 6.2
import PackageDescription

/// The settings of every target of ours, as in the package that this one stands in.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]

let jflow: Target.Dependency = .product(name: "JFlow", package: "JFlow")
let jflowTrace: Target.Dependency = .product(name: "JFlowTrace", package: "JFlow")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")

// After files came or went in the engine, build with --disable-build-manifest-caching: SwiftPM looks at this package only.
//
// Under its own name the engine is found whatever folder the checkout is in; of its traits only what is used is fetched.
let package = Package(
    name: "Server",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "JFlow", path: "../..", traits: ["Trace"]),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.0.0"),
    ],
    targets: [
        // What is served, and the routes to it.
        .target(name: "ProductPages", dependencies: [hummingbird, httpTypes, jflow], swiftSettings: strict),
        // The command around it.
        .executableTarget(
            name: "server", dependencies: [argumentParser, hummingbird, jflowTrace, "ProductPages"],
            swiftSettings: strict),
        .testTarget(
            name: "ProductPagesTests", dependencies: [hummingbird, hummingbirdTesting, "ProductPages"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
