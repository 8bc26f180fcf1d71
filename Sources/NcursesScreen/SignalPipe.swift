import CTerminalRescue
import TerminalCore

/// A pipe through which signal handlers and other threads end the owner's wait.
///
/// It lives as long as anyone may still write to it: a number written to a closed descriptor could reach another file.
final class SignalPipe: Sendable {
    let reading: Int32
    private let writing: Int32

    init() throws(ScreenError) {
        (reading, writing) = try System.makePipe()
        System.setNonBlocking(reading)
        System.setNonBlocking(writing)
    }

    /// Makes the signals of a terminal arrive here.
    func catchSignals() { rescue_catch_signals(writing) }

    /// Ends the wait from any thread.
    var waker: Waker {
        Waker { System.write([0], to: self.writing) }
    }

    /// No signal has this number.
    static let outputMark: UInt8 = 255

    /// Ends the wait because captured lines are there.
    func announceOutput() { System.write([Self.outputMark], to: writing) }

    /// The numbers of the signals since the last call, in order, each once; 0 stands for a call of the waker.
    func take() -> [Int32] {
        var numbers: [Int32] = []
        while let bytes = System.read(reading), !bytes.isEmpty {
            for byte in bytes where !numbers.contains(Int32(byte)) { numbers.append(Int32(byte)) }
        }
        return numbers
    }

    deinit { System.close([reading, writing]) }
}
