import CTerminalRescue
import Synchronization
import TerminalCore

/// Standard output and standard error while the screen is open: a pipe, emptied by a thread of its own.
///
/// What a task prints would otherwise land in the middle of the frame. The thread is there so that no task that
/// prints waits for the screen, and the screen's owner itself can print, or die with a message, when the pipe is full.
final class CapturedOutput: Sendable {
    let reading: Int32
    let formerOutput: Int32
    let formerError: Int32
    /// Kept open, so that the pipe has no end even if a task closes descriptors 1 and 2.
    private let writing: Int32
    private let signals: SignalPipe
    private let stopping: (reading: Int32, writing: Int32)
    private let lines = Mutex(LineQueue())
    private let capturesError: Bool

    /// Puts the pipe in the place of descriptor 1, and of 2 if wanted.
    init(signals: SignalPipe, capturesError: Bool = true) throws(ScreenError) {
        self.signals = signals
        self.capturesError = capturesError
        formerOutput = try System.duplicate(1)
        formerError = try System.duplicate(2)
        stopping = try System.makePipe()
        (reading, writing) = try System.makePipe()
        System.setNonBlocking(reading)
        System.widen(pipe: writing)
        guard rescue_start_reader(readOutput, Unmanaged.passUnretained(self).toOpaque()) else {
            throw System.refusal(of: "starting a thread")
        }
        rescue_buffer_output_by_line()
        System.replace(1, by: writing)
        if capturesError { System.replace(2, by: writing) }
    }

    /// The lines that have come whole since the last call; if there are very many, the first of them.
    func takeLines() -> [TerminalEvent] {
        let (taken, isMore) = lines.withLock { $0.take() }
        if isMore { signals.announceOutput() }
        return taken.map { .printed($0) }
    }

    /// Puts the former descriptors back and shows the last lines there if wanted; called once.
    func end(showing: Bool) {
        stop()
        if showing { rescue_show_remembered(2) }
        closeAll()
    }

    /// Puts the former descriptors back and gives all lines that nobody has taken; called once.
    func endTakingAll() -> [TerminalEvent] {
        stop()
        closeAll()
        var events: [TerminalEvent] = []
        while true {
            let (taken, isMore) = lines.withLock { $0.take() }
            events += taken.map { .printed($0) }
            if !isMore { return events }
        }
    }

    private func stop() {
        flush()
        System.replace(1, by: formerOutput)
        if capturesError { System.replace(2, by: formerError) }
        System.write([0], to: stopping.writing)
        rescue_join_reader()
    }

    private func closeAll() {
        System.close([reading, writing, formerOutput, formerError, stopping.reading, stopping.writing])
    }

    /// A thread that prints without end holds the lock of standard output nearly always: it is tried, not waited for.
    private func flush() {
        for _ in 0..<10 where !rescue_flush_output() { _ = System.poll([], milliseconds: 5) }
    }

    /// What the reader's thread does until it is told to stop; then it takes what is in the pipe at that moment, as far
    /// as it can hold it.
    fileprivate func read() {
        var assembly = LineAssembly()
        while !System.poll([reading, stopping.reading], milliseconds: -1).contains(stopping.reading) {
            take(into: &assembly)
        }
        for _ in 0..<16 where take(into: &assembly) == 0 { break }
        if let last = assembly.finish() { _ = lines.withLock { $0.append([last]) } }
    }

    /// Reads a part of what is there, and answers how many bytes.
    @discardableResult
    private func take(into assembly: inout LineAssembly) -> Int {
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            count = max(0, rescue_read(reading, buffer.baseAddress, buffer.count))
        }
        let complete = assembly.append(bytes)
        if !complete.isEmpty, lines.withLock({ $0.append(complete) }) { signals.announceOutput() }
        return bytes.count
    }
}

/// The object outlives the thread, which `end` joins.
private func readOutput(_ context: UnsafeMutableRawPointer?) {
    guard let context else { return }
    Unmanaged<CapturedOutput>.fromOpaque(context).takeUnretainedValue().read()
}
