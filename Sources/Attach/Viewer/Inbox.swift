import Synchronization

/// What has come over a connection and was not taken yet.
final class Inbox: Sendable {
    private struct State {
        var arrivals: [Connection.Arrival] = []
        var byteCount = 0
        var toldByteCount = 0
        /// How many bytes the lines have that were not taken.
        var waitingByteCount = 0
    }

    /// The most bytes that wait: a program that sends more than it was asked for is read no further.
    private static let byteLimit = 1 << 23

    private let state = Mutex(State())
    private let wake: @Sendable () -> Void

    init(wake: @escaping @Sendable () -> Void) {
        self.wake = wake
    }

    /// Adds what a line of so many bytes says; answers whether there is room for more.
    @discardableResult
    func append(_ arrival: Connection.Arrival, byteCount: Int = 0) -> Bool {
        let (wasEmpty, hasRoom) = state.withLock { state in
            defer { state.arrivals.append(arrival) }
            state.waitingByteCount += byteCount
            return (state.arrivals.isEmpty, state.waitingByteCount < Self.byteLimit)
        }
        if wasEmpty { wake() }
        return hasRoom
    }

    /// Takes note of bytes that have come, and whose lines are here.
    func count(_ byteCount: Int) {
        state.withLock { $0.byteCount += byteCount }
    }

    /// Takes everything; the number of all bytes that have come so far, if the program should be told, and whether there
    /// was no room.
    func take() -> (arrivals: [Connection.Arrival], byteCount: Int?, wasFull: Bool) {
        state.withLock { state in
            defer {
                state.arrivals = []
                state.toldByteCount = state.byteCount
                state.waitingByteCount = 0
            }
            let byteCount = state.byteCount == state.toldByteCount ? nil : state.byteCount
            return (state.arrivals, byteCount, state.waitingByteCount >= Self.byteLimit)
        }
    }
}
