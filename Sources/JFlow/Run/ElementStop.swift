import Synchronization

/// The gate before the elements of a run's mappings: closed while the run is held or paused.
///
/// While somebody steps it is open: a step starts a task, and a mapping that has started goes on with its elements.
final class ElementStop: ElementGate {
    typealias Waiter = CheckedContinuation<Bool, Never>

    private struct State {
        var isClosed = false
        var waiters: [Int: Waiter] = [:]
        var waiterCount = 0
    }

    private let state = Mutex(State())
    /// The same as in the state, to be read without the lock.
    private let isClosed = Atomic(false)

    var isOpen: Bool { !isClosed.load(ordering: .relaxed) }

    /// The control gate of the run has changed its mode; called under the run's lock.
    func modeChanged(_ mode: RunMode) {
        let closes =
            switch mode {
            case .held, .paused, .pausedBefore: true
            case .running, .stepping, .cancelling: false
            }
        state.withLock { $0.isClosed = closes }
        isClosed.store(closes, ordering: .relaxed)
    }

    /// Takes those who need not wait any more; the caller lets them go on outside the run's lock.
    func takeReleased() -> [Waiter] {
        state.withLock { state in
            guard !state.isClosed, !state.waiters.isEmpty else { return [] }
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
    }

    func pass() async -> Bool {
        let number = state.withLock { state in
            state.waiterCount += 1
            return state.waiterCount
        }
        let isReleased = await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                let waits = state.withLock { state in
                    guard state.isClosed, !Task.isCancelled else { return false }
                    state.waiters[number] = waiter
                    return true
                }
                if !waits { waiter.resume(returning: true) }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: number) }?.resume(returning: false)
        }
        // A run that is cancelled opens its gate, too.
        return isReleased && !Task.isCancelled
    }
}
