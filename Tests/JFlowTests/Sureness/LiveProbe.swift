import Synchronization

/// How many values and closures that a test handed to the engine are alive.
final class ProbeCount: Sendable {
    private let count = Atomic(0)
    private let madeCount = Atomic(0)

    /// How many are alive.
    var living: Int { count.load(ordering: .acquiring) }
    /// How many there ever were.
    var made: Int { madeCount.load(ordering: .acquiring) }

    fileprivate func add(_ change: Int) {
        count.add(change, ordering: .acquiringAndReleasing)
        if change > 0 { madeCount.add(change, ordering: .acquiringAndReleasing) }
    }
}

/// A value whose life is counted.
final class LiveProbe: Sendable, Hashable {
    private let count: ProbeCount

    init(_ count: ProbeCount) {
        self.count = count
        count.add(1)
    }

    deinit { count.add(-1) }

    static func == (first: LiveProbe, second: LiveProbe) -> Bool { first === second }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
