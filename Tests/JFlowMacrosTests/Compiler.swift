import Foundation

/// The compiler, as the build of this package calls it for a client's file.
enum Compiler {
    struct NoModules: Error, CustomStringConvertible {
        let description = "No build folder with the module JFlow above the test bundle: run the tests by 'swift test'."
    }

    /// The errors in a program; none when it compiles.
    static func errors(in program: Program) throws -> [CompilerError] {
        let result = try run(program)
        let errors = result.output.split(separator: "\n").compactMap { error(inLine: $0, of: program) }
        // An error that stands in no line of the program (no such module, no such option) must not be overlooked.
        if result.status != 0, errors.isEmpty { return [CompilerError(line: 0, message: result.output)] }
        return errors
    }

    private static func error(inLine line: Substring, of program: Program) -> CompilerError? {
        guard let match = line.wholeMatch(of: /(.+):(\d+):\d+: error: (.+)/), match.1.hasSuffix(program.url.path)
        else { return nil }
        return Int(match.2).map { CompilerError(line: $0, message: String(match.3)) }
    }

    private static func run(_ program: Program) throws -> (status: Int32, output: String) {
        let build = try buildFolder
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swiftc", "-typecheck", "-parse-as-library", "-swift-version", "6", "-diagnostic-style", "llvm",
            "-enable-upcoming-feature", "InternalImportsByDefault", "-I", build.appending(path: "Modules").path,
            "-module-cache-path", build.appending(path: "ModuleCache").path, "-load-plugin-executable",
            "\(build.appending(path: "JFlowMacrosPlugin-tool").path)#JFlowMacrosPlugin", program.url.path,
        ]
        process.standardError = pipe
        process.standardOutput = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    /// Where this build's modules are: the test bundle lies there too, wherever the scratch path is.
    private static var buildFolder: URL {
        get throws {
            let bundles = [Bundle.main.executableURL].compactMap(\.self) + Bundle.allBundles.map(\.bundleURL)
            for bundle in bundles {
                var folder = bundle.resolvingSymlinksInPath()
                while folder.pathComponents.count > 1 {
                    folder.deleteLastPathComponent()
                    let module = folder.appending(path: "Modules/JFlow.swiftmodule")
                    if FileManager.default.fileExists(atPath: module.path) { return folder }
                }
            }
            throw NoModules()
        }
    }
}
