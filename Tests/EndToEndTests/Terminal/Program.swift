import Foundation

/// The program as it was built together with these tests.
enum Program {
    /// Beside the tests in the build folder, whatever its name and configuration.
    static let path = path(of: "jflow-tui")

    /// Another program of this package.
    static func path(of name: String) -> String {
        #if canImport(Darwin)
            let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        #else
            let tests = Bundle.main.executableURL?.resolvingSymlinksInPath()
        #endif
        return tests?.deletingLastPathComponent().appendingPathComponent(name).path ?? name
    }

    /// Runs the program with its output in pipes and nothing to read.
    static func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Command.Result {
        try Command([path] + arguments, environment: environment).run()
    }
}
