/// Traces of runs: what happened in each, to be looked at later (`jflow-tui replay`), exported and compared.
///
/// ```swift
/// let recorder = try Trace.record(to: traces)    // from now on, every run of this program writes a file there
///
/// await recorder.stop()                          // before the program ends: the last lines are on their way
/// ```
public enum Trace {
    /// Writes a trace of each run that begins from now on, in a file of its own.
    ///
    /// What it costs a run is what an observer costs, some 60 ns an event: the lines are made and written elsewhere.
    /// Nothing that the disk does fails or slows a run. If it is slower than a run, changes of state wait in memory,
    /// bounded by the plan, and log lines and progress are dropped, which the trace says. If it refuses to take more,
    /// the traces of the runs under way end there, which is reported once.
    ///
    /// A file is named after its workflow, the time, the process and the run (`search-20261128-192501-4127-1.jflowtrace`)
    /// and can be read by its owner alone. <doc:TraceFormat> tells what is in it.
    ///
    /// - Parameters:
    ///   - folder: Where the files go; it is made if it is not there.
    ///   - options: How they are written, and which of them are kept.
    /// - Returns: The recorder, which goes on until it is stopped, also if nobody holds it.
    /// - Throws: ``TraceError`` if the folder is not there and cannot be made, or is no folder that can be written to.
    @discardableResult
    public static func record(to folder: String, options: TraceOptions = TraceOptions()) throws(TraceError)
        -> TraceRecorder
    {
        let recorder = try TraceRecorder(folder: folder, options: options)
        recorder.start()
        return recorder
    }
}

/// How traces are written, and which of them are kept.
public struct TraceOptions: Sendable {
    /// Whether they are compressed by gzip, to about a tenth; then their names end in `.jflowtrace.gz`.
    public var isCompressed = false
    /// The most traces that stay in the folder, or `nil` without a limit; the oldest go when a new one is begun.
    public var fileCount: Int?
    /// The most bytes of all traces that stay in the folder, or `nil` without a limit; the oldest go when a new one is
    /// begun.
    public var byteCount: Int?
    /// Whether the traces tell the values of tasks in brief. To make the summary of a structure or a collection takes a
    /// worker microseconds.
    public var includesValues = true
    /// What is told, at most once in a recorder's life, when the system refuses to take more: a sentence. Without it
    /// the sentence goes to standard error.
    public var reportFailure: (@Sendable (String) -> Void)?

    /// Plain text, of which everything is kept.
    public init() {}
}

/// Why traces cannot be recorded.
public struct TraceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A sentence that names the folder and what the system says.
    public let description: String
}
