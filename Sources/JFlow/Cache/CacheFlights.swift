import Synchronization

/// Who is computing what for a cache, so that the same is not computed twice at the same moment.
///
/// A cache keeps one (see ``TaskCache/flights``); all that is done with it is the engine's.
public final class CacheFlights: Sendable {
    /// What came of a flight for somebody who waited.
    enum End: Sendable {
        /// The value that was computed.
        case value(any Sendable)
        /// What the computation threw.
        case failure(any Error)
        /// The one that computed gave up: the waiter leads now.
        case lead(CacheLead)
        /// The one that computed gave up, and the waiter cannot lead: it is to ask again.
        case askAgain
        /// The waiter was cancelled.
        case left
    }

    /// What to do about a key.
    enum Seat: Sendable {
        case lead(CacheLead)
        /// Somebody else computes it: ask ``end(of:_:)``.
        case wait(ticket: Int)
    }

    /// How far somebody who waits has come.
    private enum Waiter {
        case waiting(CheckedContinuation<End, Never>)
        /// It ended before the waiter was suspended.
        case ended(End)
    }

    private struct State {
        var machine = SingleFlight<CacheKey>()
        var waiters: [Int: Waiter] = [:]

        /// Notes the end of a waiter's wait; answers its continuation if it is suspended already.
        mutating func end(_ ticket: Int, with end: End) -> CheckedContinuation<End, Never>? {
            if case .waiting(let continuation) = waiters.removeValue(forKey: ticket) { return continuation }
            waiters[ticket] = .ended(end)
            return nil
        }

        /// The end of a waiter's wait; `nil` when there is none yet, and the waiter is suspended with this continuation.
        mutating func takeEnd(_ ticket: Int, orWait continuation: CheckedContinuation<End, Never>? = nil) -> End? {
            if case .ended(let end) = waiters.removeValue(forKey: ticket) { return end }
            if let continuation { waiters[ticket] = .waiting(continuation) }
            return nil
        }
    }

    private let state = Mutex(State())

    /// Makes a place where nobody computes anything yet.
    public init() {}

    /// The number of computations under way.
    var count: Int { state.withLock { $0.machine.count } }
    /// The number of those who are suspended until one of them ends.
    var waiterCount: Int {
        state.withLock { state in
            state.waiters.values.count { if case .waiting = $0 { true } else { false } }
        }
    }

    /// Takes part in the computation of a key: as the one that computes, or as one that waits.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - canLead: Whether it can still lead once it has waited.
    func join(_ key: CacheKey, canLead: Bool = true) -> Seat {
        switch state.withLock({ $0.machine.asked(for: key, canLead: canLead) }) {
        case .lead(let ticket): .lead(CacheLead(key: key, flights: self, ticket: ticket))
        case .wait(let ticket): .wait(ticket: ticket)
        }
    }

    /// Waits for what comes of a computation. A waiter that is cancelled leaves at once.
    func end(of ticket: Int, _ key: CacheKey) async -> End {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if let end = state.withLock({ $0.takeEnd(ticket, orWait: continuation) }) {
                    continuation.resume(returning: end)
                }
            }
        } onCancel: {
            let continuation = state.withLock { state in
                state.machine.left(key, waiter: ticket) ? state.end(ticket, with: .left) : nil
            }
            continuation?.resume(returning: .left)
        }
    }

    /// A waiter does not wait at all; answers what has come of the computation in the meantime.
    func left(_ key: CacheKey, waiter ticket: Int) -> End {
        state.withLock { state in
            state.machine.left(key, waiter: ticket) ? .left : state.takeEnd(ticket) ?? .left
        }
    }

    /// The leader has a result, for all who wait.
    func landed(_ key: CacheKey, by leader: Int, with end: End) {
        let continuations = state.withLock { state in
            state.machine.landed(key, by: leader).compactMap { state.end($0, with: end) }
        }
        for continuation in continuations { continuation.resume(returning: end) }
    }

    /// The leader gives up: the first who waits and can lead leads; if there is none, all who wait ask again.
    func handedOver(_ key: CacheKey, by leader: Int) {
        let told: [(continuation: CheckedContinuation<End, Never>, end: End)] = state.withLock { state in
            switch state.machine.handedOver(key, by: leader) {
            case .nobody: return []
            case .leads(let ticket):
                let end = End.lead(CacheLead(key: key, flights: self, ticket: ticket))
                return state.end(ticket, with: end).map { [($0, end)] } ?? []
            case .askAgain(let tickets):
                return tickets.compactMap { state.end($0, with: .askAgain) }.map { ($0, .askAgain) }
            }
        }
        for (continuation, end) in told { continuation.resume(returning: end) }
    }
}
