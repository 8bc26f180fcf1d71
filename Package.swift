// swift-tools-version: 6.2
import CompilerPluginSupport
import PackageDescription

/// The settings of every target of ours: see "Access and concurrency" in the README's architecture section.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]

/// Swift-syntax, only for those who want the macros: a package trait keeps it from being fetched by all others.
func swiftSyntax(_ product: String) -> Target.Dependency {
    .product(name: product, package: "swift-syntax", condition: .when(traits: ["Macros"]))
}

/// A library that an adapter writes to, only for those who want the adapters.
func observability(_ product: String, _ package: String) -> Target.Dependency {
    .product(name: product, package: package, condition: .when(traits: ["Observability"]))
}

/// Sockets, only for those who let viewers attach.
func sockets(_ product: String) -> Target.Dependency {
    .product(name: product, package: "swift-nio", condition: .when(traits: ["Trace"]))
}

let package = Package(
    name: "JFlow",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "JFlow", targets: ["JFlow"]),
        .library(name: "JFlowMacros", targets: ["JFlowMacros"]),
        .library(name: "JFlowLogging", targets: ["JFlowLogging"]),
        .library(name: "JFlowMetrics", targets: ["JFlowMetrics"]),
        .library(name: "JFlowInspector", targets: ["JFlowInspector"]),
        .library(name: "JFlowTrace", targets: ["JFlowTrace"]),
        .library(name: "JFlowTracing", targets: ["JFlowTracing"]),
    ],
    traits: [
        .trait(name: "Macros", description: "The @Task macro (product JFlowMacros); fetches and builds swift-syntax."),
        .trait(
            name: "Observability",
            description: "Runs told to swift-log, swift-metrics and swift-distributed-tracing (JFlowLogging, …)."),
        .trait(
            name: "Trace",
            description: "Traces of runs, and viewers of them (JFlowTrace); fetches and builds swift-nio."),
        .default(enabledTraits: ["Macros", "Observability", "Trace"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.90.0"),
        .package(url: "https://github.com/swiftlang/swift-syntax", from: "603.0.0"),
    ],
    targets: [
        // The engine.
        .target(name: "JFlow", swiftSettings: strict),
        .target(name: "JFlowMacros", dependencies: ["JFlow", "JFlowMacrosPlugin"], swiftSettings: strict),
        .macro(
            name: "JFlowMacrosPlugin",
            dependencies: [
                swiftSyntax("SwiftSyntax"), swiftSyntax("SwiftSyntaxMacros"), swiftSyntax("SwiftCompilerPlugin"),
                swiftSyntax("SwiftDiagnostics"), swiftSyntax("SwiftSyntaxBuilder"),
            ], swiftSettings: strict),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(name: "TraceFormat", dependencies: ["CZlib", "JFlow"], swiftSettings: strict),
        .target(name: "TraceReports", dependencies: ["JFlow", "TraceFormat"], swiftSettings: strict),
        // What programs and their viewers say to each other, and the viewers' end of it.
        .target(
            name: "Attach", dependencies: ["JFlow", "TraceFormat", sockets("NIOCore"), sockets("NIOPosix")],
            swiftSettings: strict),
        .target(
            name: "JFlowTrace",
            dependencies: ["Attach", "JFlow", "TraceFormat", sockets("NIOCore"), sockets("NIOPosix")],
            swiftSettings: strict),

        // Runs told to the server world's libraries.
        .target(
            name: "JFlowLogging", dependencies: ["JFlow", observability("Logging", "swift-log")],
            swiftSettings: strict),
        .target(
            name: "JFlowMetrics", dependencies: ["JFlow", observability("CoreMetrics", "swift-metrics")],
            swiftSettings: strict),
        .target(
            name: "JFlowTracing", dependencies: ["JFlow", observability("Tracing", "swift-distributed-tracing")],
            swiftSettings: strict),

        // The picture and the screen.
        .target(name: "GraphDrawing", swiftSettings: strict),
        .target(name: "TerminalCore", swiftSettings: strict),
        .target(name: "GraphDocuments", dependencies: ["GraphDrawing", "TerminalCore"], swiftSettings: strict),
        .target(name: "GraphFiles", dependencies: ["GraphDocuments", "TerminalCore"], swiftSettings: strict),
        .target(
            name: "Inspector", dependencies: ["JFlow", "GraphDocuments", "GraphDrawing", "TerminalCore"],
            swiftSettings: strict),
        .systemLibrary(
            name: "CNcurses", pkgConfig: "ncursesw",
            providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),
        .target(name: "CTerminalRescue"),
        .target(
            name: "NcursesScreen", dependencies: ["CNcurses", "CTerminalRescue", "TerminalCore"],
            swiftSettings: strict),
        .target(
            name: "JFlowInspector", dependencies: ["Inspector", "JFlow", "NcursesScreen", "TerminalCore"],
            swiftSettings: strict),
        .executableTarget(
            name: "jflow-tui",
            dependencies: [
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                "Attach", "DemoWorkflows", "GraphDocuments", "GraphDrawing", "GraphFiles", "Inspector", "JFlow",
                "JFlowInspector", "JFlowTrace", "NcursesScreen", "TerminalCore", "TraceFormat", "TraceReports",
            ], swiftSettings: strict),

        // Demonstrations.
        .target(name: "DemoWorkflows", dependencies: ["JFlow"], path: "demos/DemoWorkflows", swiftSettings: strict),
        .executableTarget(
            name: "inspected", dependencies: ["JFlow", "JFlowInspector"], path: "demos/Inspected",
            swiftSettings: strict),
        .executableTarget(
            name: "quickstart", dependencies: ["JFlow"], path: "demos/Quickstart", swiftSettings: strict),
        .executableTarget(
            name: "quickstart-macros", dependencies: ["JFlow", "JFlowMacros"], path: "demos/QuickstartMacros",
            swiftSettings: strict),

        // Tests.
        // What several of them are given: seeded random numbers, and the corpus where it is.
        .target(name: "Samples", path: "Tests/Samples", swiftSettings: strict),
        .testTarget(name: "JFlowTests", dependencies: ["JFlow"], swiftSettings: strict),
        .testTarget(
            name: "JFlowMacrosTests",
            dependencies: [
                "JFlow", "JFlowMacros", "JFlowMacrosPlugin", swiftSyntax("SwiftSyntaxMacrosTestSupport"),
                swiftSyntax("SwiftSyntaxMacroExpansion"), swiftSyntax("SwiftSyntaxMacrosGenericTestSupport"),
            ], exclude: ["MustNotCompile"], swiftSettings: strict),
        .testTarget(
            name: "TraceFormatTests", dependencies: ["DemoWorkflows", "JFlow", "Samples", "TraceFormat"],
            exclude: ["Python"],
            swiftSettings: strict),
        .testTarget(
            name: "JFlowTraceTests",
            dependencies: ["Attach", "DemoWorkflows", "JFlow", "JFlowTrace", "Samples", "TraceFormat"],
            swiftSettings: strict),
        .testTarget(
            name: "TraceReportsTests", dependencies: ["JFlow", "Samples", "TraceFormat", "TraceReports"],
            swiftSettings: strict),
        .testTarget(
            name: "JFlowObservabilityTests",
            dependencies: [
                "JFlow", "JFlowLogging", "JFlowMetrics", "JFlowTracing", observability("Logging", "swift-log"),
                observability("InMemoryLogging", "swift-log"), observability("CoreMetrics", "swift-metrics"),
                observability("MetricsTestKit", "swift-metrics"),
                observability("Tracing", "swift-distributed-tracing"),
                observability("InMemoryTracing", "swift-distributed-tracing"),
            ], swiftSettings: strict),
        .testTarget(name: "GraphDrawingTests", dependencies: ["GraphDrawing", "Samples"], swiftSettings: strict),
        .testTarget(
            name: "GraphDocumentsTests", dependencies: ["GraphDocuments", "GraphDrawing", "Samples", "TerminalCore"],
            swiftSettings: strict),
        .testTarget(
            name: "GraphFilesTests", dependencies: ["GraphDocuments", "GraphFiles", "Samples"], swiftSettings: strict),
        .testTarget(name: "TerminalCoreTests", dependencies: ["TerminalCore"], swiftSettings: strict),
        .testTarget(
            name: "InspectorTests",
            dependencies: ["GraphDocuments", "GraphDrawing", "Inspector", "JFlow", "Samples", "TerminalCore"],
            exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "DemoWorkflowsTests", dependencies: ["DemoWorkflows", "JFlow", "Samples"], swiftSettings: strict),
        .testTarget(name: "EndToEndTests", dependencies: ["inspected", "jflow-tui"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
