import ArgumentParser
import TerminalCore
import TraceFormat

/// A trace that was read.
struct TraceInput {
    /// What the file is called, safe to show.
    let name: String
    /// The same without its folders.
    var shortName: String { name.split(separator: "/").last.map(String.init) ?? name }
    private let recording: TraceRecording

    /// Reads a file, or standard input for `-`.
    ///
    /// - Throws: The exit status 65 after a sentence on standard error.
    init(_ file: String) throws {
        name = file == "-" ? "standard input" : safe(file)
        do {
            recording = try TraceRecording(path: file == "-" ? "/dev/stdin" : file)
        } catch {
            printError("\(error)")
            throw ArgumentParser.ExitCode(65)
        }
    }

    /// What there is to say of how it was read, one sentence each.
    var remarks: [String] { recording.remarks }

    /// One of its runs, counted from 1; without a number the last one, with a sentence on standard error if there are
    /// others.
    ///
    /// - Parameter option: The option that takes the number.
    /// - Throws: The exit status 65 after a sentence on standard error, if there is no such run.
    func run(_ number: Int?, option: String = "--run") throws -> RecordedRun {
        let count = recording.runs.count
        if number == nil, count > 1 {
            printError("\(name) has \(count) runs; this is the last one. \(option) takes another, from 1.")
        }
        let number = number ?? count
        guard (1...count).contains(number) else {
            printError("\(name) has no run \(number): it has \(count).")
            throw ArgumentParser.ExitCode(65)
        }
        return recording.runs[number - 1]
    }

    /// Says on standard error how the trace was read, if there is anything to say.
    func printRemarks() {
        for remark in remarks { printError("\(name): \(remark)") }
    }
}

/// Which of the runs of a trace is meant.
struct TraceRunOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Which run, counted from 1, if the trace has several; the last without it.", valueName: "n"))
    var run: Int?

    func validate() throws {
        if let run, run < 1 { throw ValidationError("--run counts from 1, and \(run) is less.") }
    }
}
