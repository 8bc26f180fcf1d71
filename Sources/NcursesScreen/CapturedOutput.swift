import CTerminalRescue
import TerminalCore

/// Standard output and standard error while the screen is open: a pipe whose lines are given out.
///
/// What a task prints would otherwise land in the middle of the frame.
struct CapturedOutput {
    let reading: Int32
    let formerOutput: Int32
    let formerError: Int32
    private var lines = LineAssembly()

    /// Puts the pipe in the place of descriptors 1 and 2.
    init() throws(ScreenError) {
        formerOutput = try System.duplicate(1)
        formerError = try System.duplicate(2)
        let writing: Int32
        (reading, writing) = try System.makePipe()
        System.setNonBlocking(reading)
        System.widen(pipe: writing)
        rescue_buffer_output_by_line()
        System.replace(1, by: writing)
        System.replace(2, by: writing)
        System.close([writing])
    }

    /// The lines that have come whole since the last call; a part of them if there are very many.
    mutating func takeLines() -> [TerminalEvent] {
        guard let bytes = take() else { return [] }
        return lines.append(bytes).map { .printed($0) }
    }

    /// Puts the former descriptors back and shows the last lines there if wanted.
    func end(showing: Bool) {
        flush()
        System.replace(1, by: formerOutput)
        System.replace(2, by: formerError)
        drain()
        if showing { rescue_show_remembered(2) }
        System.close([reading, formerOutput, formerError])
    }

    /// A thread that prints may hold the lock of standard output and wait for room in the pipe: so room is made, and
    /// the lock only tried, but not without end, for it may print for ever.
    private func flush() {
        for _ in 0..<10 {
            drain()
            if rescue_flush_output() { return }
            _ = System.poll([reading], milliseconds: 5)
        }
    }

    /// Remembers what is in the pipe, at most four times what it holds.
    private func drain() {
        for _ in 0..<64 where take() == nil { return }
    }

    /// What is in the pipe, remembered for the case of a crash; nil if there is nothing.
    private func take() -> [UInt8]? {
        guard let bytes = System.read(reading), !bytes.isEmpty else { return nil }
        bytes.withUnsafeBytes { buffer in
            rescue_remember(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        }
        return bytes
    }
}
