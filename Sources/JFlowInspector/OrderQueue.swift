import Inspector
import JFlow
import Synchronization

/// What the screen asks the caller's task for.
enum Order: Sendable {
    case run(RunBeginning, RunOptions, InspectedExecution, wake: @Sendable () -> Void)
    /// There can be no screen.
    case plain
}

/// Orders on their way from the thread of the screen to the task of the caller; also one that was cancelled takes them,
/// which an asynchronous stream would not let it.
final class OrderQueue: Sendable {
    private struct State {
        var orders: [Order] = []
        var isFinished = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    func append(_ order: Order) {
        change { $0.orders.append(order) }
    }

    /// No more orders come.
    func finish() {
        change { $0.isFinished = true }
    }

    /// The next order, when it has come; `nil` after the last one.
    func next() async -> Order? {
        await withCheckedContinuation { continuation in
            let mustWait = state.withLock { state in
                guard state.orders.isEmpty, !state.isFinished else { return false }
                state.waiter = continuation
                return true
            }
            if !mustWait { continuation.resume() }
        }
        return state.withLock { $0.orders.isEmpty ? nil : $0.orders.removeFirst() }
    }

    private func change(_ change: (inout State) -> Void) {
        let waiter = state.withLock { state in
            change(&state)
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }
}
