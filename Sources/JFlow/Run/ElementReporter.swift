import Synchronization

/// Tells the observers of the elements of one mapping, at a rate that does not grow with their number.
///
/// Of up to 256 elements each start and each end is told. Of more, 64 reports at once and about 200 a second are; in
/// addition the end of each element whose start was told, the first 1,000 failures, and the end of the last element.
final class ElementReporter: Sendable {
    /// Up to this count everything is told.
    private static let smallCount = 256
    /// How many failures are told in any case.
    private static let failureLimit = 1_000
    /// The time that one report beyond the small count costs, and how much of it may be borrowed.
    private static let interval = Duration.milliseconds(5)
    private static let credit = Duration.milliseconds(5) * 64

    private let host: ElementHost
    private let count: Int
    private let isSmall: Bool
    private let endedCount = Atomic(0)
    private let failedCount = Atomic(0)
    /// Up to when the reports made so far have used the time up (the generic cell rate algorithm of ATM).
    private let paidUntil: Mutex<Duration>

    init(host: ElementHost, count: Int) {
        self.host = host
        self.count = count
        isSmall = count <= Self.smallCount
        paidUntil = Mutex(host.time.now)
    }

    /// An element starts; answers whether that was told.
    func started(_ index: Int) -> Bool {
        guard isSmall || isAffordable else { return false }
        tell(index, .running, nil)
        return true
    }

    /// An element ended.
    func ended(_ index: Int, _ state: TaskState, _ error: (any Error)? = nil, startWasTold: Bool) {
        let isLast = endedCount.wrappingAdd(1, ordering: .relaxed).newValue == count
        let isEarlyFailure =
            state == .failed && failedCount.wrappingAdd(1, ordering: .relaxed).oldValue < Self.failureLimit
        guard isSmall || startWasTold || isLast || isEarlyFailure || isAffordable else { return }
        // Made before the lock is taken: a description is code of the user's.
        tell(index, state, state == .failed ? error.map { String(describing: $0) } : nil)
    }

    private var isAffordable: Bool {
        let now = host.time.now
        return paidUntil.withLock { paidUntil in
            guard paidUntil < now + Self.credit else { return false }
            paidUntil = max(paidUntil, now) + Self.interval
            return true
        }
    }

    private func tell(_ index: Int, _ state: TaskState, _ error: String?) {
        host.tell {
            ElementReport(
                index: index, state: state, endedCount: endedCount.load(ordering: .relaxed), count: count, error: error)
        }
    }
}
