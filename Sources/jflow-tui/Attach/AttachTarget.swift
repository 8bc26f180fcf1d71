import ArgumentParser
import Attach
import Inspector
import TerminalCore

/// The program that was named in the command's line.
struct AttachTarget {
    private let words: String

    /// - Parameter words: A process, the name of a program, or the path of a socket.
    init(_ words: String) {
        self.words = words
    }

    /// The status to leave with when there is no such program.
    static let unavailable: Int32 = 69

    /// Finds it.
    ///
    /// - Throws: The exit status 69 after a sentence on standard error.
    func find() throws -> AttachableProgram {
        if words.contains("/") { return try program(at: words) }
        let programs = Programs.list()
        let found = programs.attachable.filter { $0.isMeant(by: words) }
        for problem in programs.problems where found.isEmpty { printError(problem) }
        if found.count == 1 { return found[0] }
        throw fail(found.isEmpty ? missing(among: programs.attachable) : ambiguous(found))
    }

    private func program(at path: String) throws -> AttachableProgram {
        switch Connection.hellos(at: [path])[0].answer {
        case .success(let hello): return AttachableProgram(hello, socket: path)
        case .failure(let failure): throw fail(failure.description)
        }
    }

    private func missing(among programs: [AttachableProgram]) -> String {
        let others =
            programs.isEmpty
            ? "None lets anybody attach: a program does so by AttachServer.start()."
            : "There are \(list(programs))."
        return "No program “\(safe(words))” lets anybody attach. \(others)"
    }

    private func ambiguous(_ programs: [AttachableProgram]) -> String {
        "\(programs.count) programs are called “\(safe(words))”: give the pid of one of \(list(programs))."
    }

    private func list(_ programs: [AttachableProgram]) -> String {
        let names = programs.prefix(8).map { "\(safe($0.program)) (pid \($0.process))" }.joined(separator: ", ")
        return programs.count > 8 ? "\(names) and \(programs.count - 8) more" : names
    }

    private func fail(_ sentence: String) -> ExitCode {
        printError(sentence)
        return ExitCode(Self.unavailable)
    }
}

extension AttachableProgram {
    func isMeant(by words: String) -> Bool { program == words || String(process) == words }
}
