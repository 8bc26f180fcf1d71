import JFlow

/// A trace that was read as far as it can be: up to the byte at which it was cut, past lines that are damaged.
package struct TraceRecording: Sendable {
    /// The runs, in the order of the file; at least one.
    package private(set) var runs: [RecordedRun] = []
    /// The first of the lines that could not be read.
    package private(set) var problems: [TraceProblem] = []
    /// How many lines could not be read.
    package private(set) var problemCount = 0
    /// How many events are of a kind that is not known here: a later revision of the format brings them.
    package private(set) var unknownCount = 0
    /// Why the trace was not read to its end; `nil` if it was.
    package private(set) var cut: Cut?

    /// Why a trace was not read to its end.
    package enum Cut: Hashable, Sendable {
        /// The file ends within a line, or within what gzip wrote.
        case unfinished
        /// What gzip wrote is damaged from here on.
        case damaged
        /// It is longer than what is taken into memory.
        case tooLong
    }

    private var reader = TraceLineReader()
    private let limits: TraceLimits
    private var byteCount = 0
    private var eventCount = 0
    /// Why no run has begun yet.
    private var headerProblem: TraceProblem?

    /// Reads a file, plain or compressed by gzip.
    ///
    /// - Throws: ``TraceError`` if the file cannot be read or holds no run.
    package init(path: String, limits: TraceLimits = TraceLimits()) throws(TraceError) {
        let file: InputFile
        do {
            file = try InputFile(path: path)
        } catch {
            throw .unreadable(path: path, reason: error.words)
        }
        try self.init(from: file, named: path, limits)
    }

    /// Reads bytes that are in memory, plain or compressed by gzip.
    ///
    /// - Throws: ``TraceError`` if they hold no run.
    package init(bytes: [UInt8], named name: String, limits: TraceLimits = TraceLimits()) throws(TraceError) {
        try self.init(from: InputBytes(bytes), named: name, limits)
    }

    private init(
        from source: consuming some InputSource & ~Copyable, named name: String, _ limits: TraceLimits
    ) throws(TraceError) {
        self.limits = limits
        var pieces = UncompressedPieces()
        var splitter = LineSplitter(limit: limits.lineBytes)
        while cut == nil {
            let piece: UnsafeMutableBufferPointer<UInt8>
            do {
                piece = try source.next()
            } catch {
                throw .unreadable(path: name, reason: error.words)
            }
            guard !piece.isEmpty else { break }
            let isDamaged = pieces.read(piece) { piece in
                take(piece, &splitter)
                return cut == nil
            }
            if isDamaged { cut = .damaged }
        }
        if cut == nil, !splitter.rest.isEmpty || splitter.isPassingOver || !pieces.areWhole { cut = .unfinished }
        takeRest(splitter)
        guard !runs.isEmpty else { throw .notATrace(path: name, reason: noRun) }
    }

    private var noRun: String {
        headerProblem.map { "\($0)" } ?? (byteCount == 0 ? "it is empty" : "its first line has no end")
    }

    // MARK: Lines

    private mutating func take(_ piece: UnsafeBufferPointer<UInt8>, _ splitter: inout LineSplitter) {
        byteCount += piece.count
        splitter.append(piece) { line, number in
            if cut == nil { take(line, number) }
        }
        if byteCount >= limits.byteCount { cut = .tooLong }
    }

    /// The last line may lack no more than its end.
    private mutating func takeRest(_ splitter: LineSplitter) {
        if splitter.isPassingOver { return take(nil, splitter.lineCount + 1) }
        guard cut == .unfinished || cut == .damaged, !splitter.rest.isEmpty else { return }
        let (earlier, earlierCount) = (problems, problemCount)
        splitter.rest.withUnsafeBufferPointer { take($0, splitter.lineCount + 1) }
        // That the line is cut was said.
        (problems, problemCount) = (earlier, earlierCount)
    }

    private mutating func take(_ line: UnsafeBufferPointer<UInt8>?, _ number: Int) {
        guard let line else {
            return found(TraceProblem(line: number, words: "it is longer than \(limits.lineBytes) bytes"))
        }
        guard !line.allSatisfy({ $0 <= 0x20 }) else { return }
        do {
            guard let event = try reader.read(line) else { return unknownCount += 1 }
            take(event, number)
        } catch {
            found(TraceProblem(line: number, words: "\(error.words) (byte \(error.offset + 1))"))
        }
    }

    private mutating func take(_ event: Event, _ number: Int) {
        eventCount += 1
        guard eventCount <= limits.eventCount else { return cut = .tooLong }
        if case .runStarted(let description) = event.kind {
            return runs.append(RecordedRun(event, description, reader.origin))
        }
        let index = runs.count - 1
        let last = runs[index].events[runs[index].events.count - 1].sequence
        guard event.sequence > last else {
            return found(
                TraceProblem(line: number, words: "event \(event.sequence) stands behind event \(last) of its run"))
        }
        runs[index].missingCount += event.sequence - last - 1
        runs[index].events.append(event)
    }

    private mutating func found(_ problem: TraceProblem) {
        if runs.isEmpty { headerProblem = headerProblem ?? problem }
        problemCount += 1
        if problems.count < limits.problemCount { problems.append(problem) }
    }

    // MARK: What is to be said

    /// What a reader of the trace should know beside the run: one sentence each, safe to show; empty for a whole trace.
    package var remarks: [String] {
        [cutRemark, problemRemark, missingRemark, unknownRemark].compactMap { $0 }
    }

    private var cutRemark: String? {
        switch cut {
        case .unfinished: "The trace is cut at its end."
        case .damaged: "The trace is damaged: what is compressed cannot be read any further."
        case .tooLong: "The trace is too long: it is shown as far as it was read."
        case nil: nil
        }
    }

    private var problemRemark: String? {
        guard let first = problems.first else { return nil }
        return problemCount == 1
            ? "One line was passed over: \(first)." : "\(problemCount) lines were passed over, the first: \(first)."
    }

    private var missingRemark: String? {
        let count = runs.reduce(0) { $0 + $1.missingCount }
        return count == 0 ? nil : count == 1 ? "One event is missing." : "\(count) events are missing."
    }

    private var unknownRemark: String? {
        guard unknownCount > 0 else { return nil }
        return "\(unknownCount) events are of a kind that a newer jflow-tui knows."
    }
}
