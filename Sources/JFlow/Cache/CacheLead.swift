import Synchronization

/// The duty to compute a value for which others may be waiting; ends exactly once, with a result or without.
///
/// Whoever forgets to end it hands it over by letting go of it: nobody waits for ever.
final class CacheLead: Sendable {
    let key: CacheKey
    private let flights: CacheFlights
    private let ticket: Int
    private let hasEnded = Atomic(false)

    init(key: CacheKey, flights: CacheFlights, ticket: Int) {
        self.key = key
        self.flights = flights
        self.ticket = ticket
    }

    /// There is a value: all who wait get it.
    func land(with value: any Sendable) {
        if end() { flights.landed(key, by: ticket, with: .value(value)) }
    }

    /// The computation failed: it does for all who wait.
    func land(throwing error: any Error) {
        if end() { flights.landed(key, by: ticket, with: .failure(error)) }
    }

    /// Nothing will come of this: the first who waits leads.
    func handOver() {
        if end() { flights.handedOver(key, by: ticket) }
    }

    deinit {
        handOver()
    }

    private func end() -> Bool {
        !hasEnded.exchange(true, ordering: .relaxed)
    }
}
