import CTerminalRescue
package import TerminalCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Standard output without a screen: lines go out, signals and what tasks print come in as events.
///
/// One thread makes all calls; only its `waker` may be used elsewhere. While it is open, standard output is a pipe whose
/// lines come as events `printed`; standard error stays as it is, so that the message of a crash is seen.
package final class PlainTerminal {
    private let signals: SignalPipe
    private let output: CapturedOutput
    private var isClosed = false

    /// Takes standard output and the signals.
    package init() throws(ScreenError) {
        signals = try SignalPipe()
        output = try CapturedOutput(signals: signals, capturesError: false)
        signals.catchSignals()
    }

    /// Ends a wait from any thread.
    package var waker: Waker { signals.waker }

    /// Writes text, which must be safe, to the real standard output.
    package func write(_ text: String) {
        System.write(text.utf8, to: isClosed ? 1 : output.formerOutput)
    }

    /// Writes text, which must be safe, to standard error.
    package func writeError(_ text: String) {
        System.write(text.utf8, to: 2)
    }

    /// Waits for events until the deadline, or without end when it is nil.
    package func wait(until deadline: ContinuousClock.Instant?) -> [TerminalEvent] {
        let left = deadline.map { max(.zero, ContinuousClock.now.duration(to: $0)) / Duration.milliseconds(1) }
        _ = System.poll([signals.reading], milliseconds: left.map { Int32(min(1e9, $0.rounded(.up))) } ?? -1)
        let events = signals.take().compactMap(event)
        return events + output.takeLines()
    }

    /// Ends the capture of standard output and gives what was printed last; ``write(_:)`` still works.
    package func takeLast() -> [TerminalEvent] {
        guard !isClosed else { return [] }
        isClosed = true
        return output.endTakingAll()
    }

    /// Gives the signals back.
    package func close() {
        _ = takeLast()
        rescue_release_signals()
    }

    private func event(signal: Int32) -> TerminalEvent? {
        switch signal {
        case 0: return .wake
        case SIGINT: return .interrupt
        case SIGTERM: return .terminate
        case SIGHUP: return .hangUp
        case SIGTSTP:
            rescue_stop_process(false)
            return nil
        default: return nil
        }
    }
}
