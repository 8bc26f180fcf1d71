import Dispatch
import Synchronization

/// Looks for something once a second, on a thread of its own.
final class RepeatedSearch<Found: Sendable>: Sendable {
    private struct State {
        var found: Found?
        var isOver = false
    }

    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "jflow.search")
    private let wake: @Sendable () -> Void
    private let look: @Sendable () -> Found?

    /// Begins to look.
    ///
    /// - Parameters:
    ///   - isFirstLater: Whether the first look is a second later, too.
    ///   - wake: Called, from any thread, when something was found.
    ///   - look: Looks; `nil` for nothing.
    init(isFirstLater: Bool, wake: @escaping @Sendable () -> Void, look: @escaping @Sendable () -> Found?) {
        self.wake = wake
        self.look = look
        isFirstLater ? searchLater() : queue.async { self.search() }
    }

    /// What was found since the last call.
    func take() -> Found? {
        state.withLock { state in
            defer { state.found = nil }
            return state.found
        }
    }

    /// Looks no more.
    func stop() {
        state.withLock { $0 = State(isOver: true) }
    }

    private func searchLater() {
        queue.asyncAfter(deadline: .now() + 1) { self.search() }
    }

    private func search() {
        guard !state.withLock({ $0.isOver }) else { return }
        if let found = look() {
            state.withLock { if !$0.isOver { $0.found = found } }
            wake()
        }
        searchLater()
    }
}
