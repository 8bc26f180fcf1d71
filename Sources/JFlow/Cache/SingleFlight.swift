/// Decides who computes what several ask for at once: the first one leads, the others wait for what comes of it.
///
/// A value without clock and lock; whoever owns it performs what its answers say. Facts come in as methods in the past
/// tense. A ticket stands for one question of one asker; each ticket that leads gives that up exactly once.
struct SingleFlight<Key: Hashable & Sendable>: Sendable {
    typealias Ticket = Int

    /// What an asker is to do.
    enum Answer: Sendable, Hashable {
        /// Compute, and then tell ``landed(_:by:)`` or ``handedOver(_:by:)``.
        case lead(Ticket)
        /// Wait to be told, or tell ``left(_:waiter:)``.
        case wait(Ticket)
    }

    /// What is to be done when a leader has given up.
    enum Succession: Sendable, Hashable {
        /// Nobody waits.
        case nobody
        /// This one leads now, and the others go on waiting.
        case leads(Ticket)
        /// Nobody who waits can lead: these are to ask again.
        case askAgain([Ticket])
    }

    /// A computation under way.
    private struct Flight: Sendable {
        var leader: Ticket
        /// Those who wait and can lead, the first to come first; some before `head` or no longer in `waiting` are gone.
        var queue: [Ticket] = []
        var head = 0
        /// Those who wait and cannot lead; some no longer in `waiting` are gone.
        var followers: [Ticket] = []
        var waiting: Set<Ticket> = []

        mutating func removeFirst() -> Ticket? {
            while head < queue.count {
                let ticket = queue[head]
                head += 1
                if waiting.remove(ticket) != nil { return ticket }
            }
            return nil
        }

        func remainingFollowers() -> [Ticket] { followers.filter { waiting.contains($0) } }
    }

    private var flights: [Key: Flight] = [:]
    private var nextTicket: Ticket = 0

    /// The number of computations under way.
    var count: Int { flights.count }

    /// Somebody asked for a key.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - canLead: Whether it can still lead once it has waited. (Whoever has not waited always can.)
    mutating func asked(for key: Key, canLead: Bool = true) -> Answer {
        let ticket = nextTicket
        nextTicket += 1
        guard flights[key] != nil else {
            flights[key] = Flight(leader: ticket)
            return .lead(ticket)
        }
        if canLead { flights[key]?.queue.append(ticket) } else { flights[key]?.followers.append(ticket) }
        flights[key]?.waiting.insert(ticket)
        return .wait(ticket)
    }

    /// A waiter does not want the value any more; `false` when it does not wait: it leads, or was told the end.
    mutating func left(_ key: Key, waiter: Ticket) -> Bool {
        flights[key]?.waiting.remove(waiter) != nil
    }

    /// The leader has a result; answers whom to give it. Empty as well when the ticket does not lead.
    mutating func landed(_ key: Key, by leader: Ticket) -> [Ticket] {
        guard var flight = leading(key, leader) else { return [] }
        flights[key] = nil
        var waiters: [Ticket] = []
        while let waiter = flight.removeFirst() { waiters.append(waiter) }
        return waiters + flight.remainingFollowers()
    }

    /// The leader has no result and will have none; answers who leads now, if somebody waits.
    mutating func handedOver(_ key: Key, by leader: Ticket) -> Succession {
        guard var flight = leading(key, leader) else { return .nobody }
        // Nobody else holds the queue while it changes, so that it is not copied.
        flights[key] = nil
        guard let next = flight.removeFirst() else {
            let followers = flight.remainingFollowers()
            return followers.isEmpty ? .nobody : .askAgain(followers)
        }
        flight.leader = next
        flights[key] = flight
        return .leads(next)
    }

    private func leading(_ key: Key, _ ticket: Ticket) -> Flight? {
        flights[key].flatMap { $0.leader == ticket ? $0 : nil }
    }
}
