import ArgumentParser
import GraphFiles
import TerminalCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads the graph that the command is given.
enum GraphInput {
    /// Reads a file, or standard input for `-` and for no name.
    ///
    /// - Throws: An exit status after a sentence on standard error: 64 if there is nothing to read, 65 if it can't be.
    static func opened(_ file: String?, format: GraphFormat?, limits: ReadingLimits) throws -> GraphFile {
        guard file != nil || Terminals.isInputPiped else {
            printError("Name a file, or - to type a graph: jflow-tui graph FILE. See jflow-tui graph --help.")
            throw ArgumentParser.ExitCode.validationFailure
        }
        let isStandardInput = file == nil || file == "-"
        let name = isStandardInput ? "standard input" : file ?? ""
        do {
            let bytes =
                try isStandardInput ? bytes(of: 0, limit: limits.bytes) : bytes(ofFile: name, limits.bytes)
            return try GraphFile(reading: bytes, named: name, as: format, limits: limits)
        } catch let error as SystemError {
            printError("\(safe(name)): \(error.words).")
        } catch let error as GraphFileError {
            printError("\(error)")
        }
        throw ArgumentParser.ExitCode(65)
    }

    /// Why the system gave nothing.
    private struct SystemError: Error {
        let words: String

        init(_ number: Int32) { words = String(cString: strerror(number)) }
    }

    private static func bytes(ofFile file: String, _ limit: Int) throws -> [UInt8] {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError(errno) }
        defer { close(descriptor) }
        return try bytes(of: descriptor, limit: limit)
    }

    /// All bytes, or one more than the limit: that is enough for the reader to refuse them.
    private static func bytes(of descriptor: Int32, limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= limit {
            let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw SystemError(errno) }
            guard count > 0 else { break }
            bytes += chunk[..<count]
        }
        return bytes
    }
}
