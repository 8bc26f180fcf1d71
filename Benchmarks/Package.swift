// swift-tools-version: 6.2
import PackageDescription

// After files came or went in the engine, build with --disable-build-manifest-caching: SwiftPM looks at this package only.
//
// Under its own name the engine is found whatever folder the checkout is in; without traits nothing else is fetched.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "JFlow", path: "..", traits: [])],
    targets: [
        .executableTarget(
            name: "engine-benchmark",
            dependencies: [.product(name: "JFlow", package: "JFlow")],
            swiftSettings: [
                .treatAllWarnings(as: .error),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("ExistentialAny"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
