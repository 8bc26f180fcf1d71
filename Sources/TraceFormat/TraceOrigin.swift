/// Where a trace comes from, as far as its header says.
package struct TraceOrigin: Hashable, Sendable {
    /// The name of the program that ran the workflow. Not made safe for a terminal.
    package var program: String?
    /// The number of its process.
    package var process: Int?
    /// When the run began: nanoseconds since the beginning of 1970, UTC.
    package var began: Int?

    /// An origin of which this is known.
    package init(program: String? = nil, process: Int? = nil, began: Int? = nil) {
        self.program = program
        self.process = process
        self.began = began
    }
}
