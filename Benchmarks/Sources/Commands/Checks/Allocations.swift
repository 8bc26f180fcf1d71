internal import Foundation
internal import Measuring

/// What valgrind counts.
enum Allocations {
    struct Unknown: Error, CustomStringConvertible {
        let description: String
    }

    /// How often one run of ten tasks takes memory from the allocator: the difference of 1,100 runs and 100, divided.
    ///
    /// Valgrind replaces the allocator and counts every call, the Swift runtime's included.
    static func ofARun() -> Result<Double, any Error> {
        Result {
            let program = try withoutDebuggingInformation()
            defer { try? FileManager.default.removeItem(atPath: program) }
            let (few, many) = (try count(program, runs: 100), try count(program, runs: 1_100))
            return (many - few) / 1_000
        }
    }

    /// Debian's valgrind gives up on the debugging information that swiftc writes.
    private static func withoutDebuggingInformation() throws -> String {
        let copy = FileManager.default.temporaryDirectory.appendingPathComponent("jflow-\(UUID().uuidString)").path
        let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
        _ = try Child(["strip", "--strip-debug", "-o", copy, program]).run()
        return copy
    }

    private static func count(_ program: String, runs: Int) throws -> Double {
        let repeated = ["repeat", "--shape", "chain", "--n", "10", "--runs", String(runs)]
        let tool = ["valgrind", "--tool=memcheck", "--undef-value-errors=no", "--leak-check=no"]
        let said = try Child(tool + [program] + repeated).output().error
        // "total heap usage: 1,234 allocs, 1,200 frees, …"
        let line = said.split(separator: "\n").first { $0.contains("total heap usage:") }
        let words = line?.split(separator: ":").last?.split(separator: " ") ?? []
        guard let count = words.first.flatMap({ Double($0.filter(\.isNumber)) }) else {
            throw Unknown(description: "valgrind does not say what it counted")
        }
        return count
    }
}
