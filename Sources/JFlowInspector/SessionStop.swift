import Synchronization

/// Asks a session to leave, from any thread.
package final class SessionStop: Sendable {
    private struct State {
        var isRequested = false
        var wake: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    package init() {}

    /// Asks.
    package func request() {
        state.withLock { state in
            state.isRequested = true
            return state.wake
        }?()
    }

    /// Whether anyone has asked.
    var isRequested: Bool { state.withLock { $0.isRequested } }

    /// Says how the session is to be woken; that it is at once, if somebody has asked already.
    func setWake(_ wake: @escaping @Sendable () -> Void) {
        let isRequested = state.withLock { state in
            state.wake = wake
            return state.isRequested
        }
        if isRequested { wake() }
    }
}
