import TraceFormat

/// Writes a line to standard error, as far as it takes it.
func writeToStandardError(_ line: String) {
    try? writeAll(Array((line + "\n").utf8), to: 2)
}
