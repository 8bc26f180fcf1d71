import Synchronization

/// What has come over a connection and was not taken yet.
final class Inbox: Sendable {
    private struct State {
        var arrivals: [Connection.Arrival] = []
        var byteCount = 0
        var toldByteCount = 0
        var hasEnded = false
    }

    private let state = Mutex(State())
    private let wake: @Sendable () -> Void

    init(wake: @escaping @Sendable () -> Void) {
        self.wake = wake
    }

    func append(_ arrival: Connection.Arrival) {
        let wasEmpty = state.withLock { state in
            defer { state.arrivals.append(arrival) }
            return state.arrivals.isEmpty
        }
        if wasEmpty { wake() }
    }

    /// Takes note of bytes that have come, and whose lines are here.
    func count(_ byteCount: Int) {
        state.withLock { $0.byteCount += byteCount }
    }

    /// Takes everything; the number of all bytes that have come so far, if the program should be told.
    func take() -> (arrivals: [Connection.Arrival], byteCount: Int?) {
        state.withLock { state in
            defer {
                state.arrivals = []
                state.toldByteCount = state.byteCount
            }
            return (state.arrivals, state.byteCount == state.toldByteCount ? nil : state.byteCount)
        }
    }
}
