import ArgumentParser
import Inspector
import JFlow
import TerminalCore
import TraceFormat

/// One run of a trace.
struct RecordedInput {
    /// The name of the file, without its folders.
    let name: String
    /// What is to be known of the trace, in sentences.
    let remarks: [String]
    private let run: RecordedRun

    /// - Parameter number: Which run of the file, from 1; without it, the only one or the last one.
    /// - Throws: The exit status 65 after a sentence on standard error, if the file holds no such run.
    init(path: String, run number: Int?) throws {
        name = path.split(separator: "/").last.map(String.init) ?? path
        let recording: TraceRecording
        do {
            recording = try TraceRecording(path: path)
        } catch {
            printError("\(error)")
            throw ArgumentParser.ExitCode(65)
        }
        let index = (number ?? recording.runs.count) - 1
        guard recording.runs.indices.contains(index) else {
            printError("There is no run \(index + 1) in \(safe(name)): it holds \(recording.runs.count).")
            throw ArgumentParser.ExitCode(65)
        }
        run = recording.runs[index]
        let which = "This is run \(index + 1) of \(recording.runs.count): --run chooses another."
        remarks = recording.remarks + (recording.runs.count > 1 && number == nil ? [which] : [])
    }

    /// Its events.
    var events: [Event] { run.events }

    /// Its events, as lines of JSON.
    var json: String { TraceWriter(origin: run.origin).lines(for: run.events) }

    /// The screen that shows it, at its beginning.
    func model(size: Size, signs: Signs, hasColor: Bool, saysRemarks: Bool = true) -> Model {
        Model(
            size: size, signs: signs, hasColor: hasColor, subtitle: remarks.isEmpty ? name : "\(name), not whole",
            replaying: Replay(events: run.events), remarks: saysRemarks ? remarks : [])
    }
}
