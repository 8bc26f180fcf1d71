import Synchronization

/// The computation of a cached value within which code runs, and that within which that one does.
///
/// A body may run another workflow, which asks the same cache. Should it ask for what itself is being computed, or for
/// what somebody computes who waits for that, waiting would never end: it computes the value on its own instead.
final class NestedComputation: Sendable {
    @TaskLocal static var current: NestedComputation?

    private struct Node: Hashable, Sendable {
        let flights: ObjectIdentifier
        let key: CacheKey
    }

    private static let waits = Mutex(WaitGraph<Node>())

    /// Where nodes come from; kept, so that no other object takes its identity.
    private let flights: CacheFlights
    /// This computation and those around it.
    private let nodes: [Node]
    private let outer: NestedComputation?

    init(of key: CacheKey, in flights: CacheFlights) {
        self.flights = flights
        outer = Self.current
        nodes = [Node(flights: ObjectIdentifier(flights), key: key)] + (outer?.nodes ?? [])
    }

    /// Waits for a computation, unless that waits for the one within which this is called: then the answer is `nil`.
    static func wait<End>(for key: CacheKey, in flights: CacheFlights, _ body: () async -> End) async -> End? {
        guard let current else { return await body() }
        let target = Node(flights: ObjectIdentifier(flights), key: key)
        guard waits.withLock({ $0.began(current.nodes, for: target) }) else { return nil }
        defer { waits.withLock { $0.ended(current.nodes, for: target) } }
        return await body()
    }
}
