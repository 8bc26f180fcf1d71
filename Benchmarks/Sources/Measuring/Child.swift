internal import Foundation
internal import Synchronization

/// A program that is run beside this one.
package struct Child: Sendable {
    private let command: [String]

    /// How a child failed.
    package struct Failure: Error, CustomStringConvertible {
        /// In words, with what the child said last.
        package let description: String
    }

    /// Takes the program, by its path or a name in `PATH`, and its arguments.
    package init(_ command: [String]) {
        self.command = command
    }

    /// This program itself with other arguments.
    package static func ourselves(_ arguments: [String]) -> Child {
        Child([Bundle.main.executablePath ?? CommandLine.arguments[0]] + arguments)
    }

    /// Runs the program to its end and returns what it wrote to its standard output.
    ///
    /// - Throws: ``Failure`` when it cannot begin, fails, or takes longer than allowed; it is then killed.
    package func run(seconds: Double = 300) throws -> String {
        try output(seconds: seconds).standard
    }

    /// As ``run(seconds:)``, with what it wrote to standard error too.
    package func output(seconds: Double = 300) throws -> (standard: String, error: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardInput = FileHandle.nullDevice
        let (standard, error) = (Pipe(), Pipe())
        (process.standardOutput, process.standardError) = (standard, error)
        let name = URL(fileURLWithPath: command[0]).lastPathComponent
        do { try process.run() } catch { throw Failure(description: "\(name) cannot be run: \(error)") }

        let isLate = Mutex(false)
        let alarm = DispatchSource.makeTimerSource(queue: .global())
        alarm.schedule(deadline: .now() + seconds)
        alarm.setEventHandler {
            isLate.withLock { $0 = true }
            kill(process.processIdentifier, SIGKILL)
        }
        alarm.resume()
        let errors = Mutex(Data())
        let reader = DispatchWorkItem { errors.withLock { $0 = error.fileHandleForReading.readDataToEndOfFile() } }
        DispatchQueue.global().async(execute: reader)
        let output = standard.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        alarm.cancel()
        reader.wait()

        let said = String(decoding: errors.withLock { $0 }, as: UTF8.self)
        if isLate.withLock({ $0 }) { throw Failure(description: "did not finish in \(Int(seconds)) s") }
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            let last = said.split(separator: "\n").last.map { ": \($0)" } ?? ""
            throw Failure(description: "\(name) failed with status \(process.terminationStatus)\(last)")
        }
        return (String(decoding: output, as: UTF8.self), said)
    }
}
