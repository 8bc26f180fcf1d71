import Synchronization
import Testing

@testable import JFlow

/// Who computes what several ask for at once.
struct CacheFlightTests {
    /// The state machine beside a model so simple that it cannot be wrong; checks each answer.
    private struct Watch {
        private struct Flight {
            var leader: Int
            var waiters: [Int] = []
            /// Those who wait and cannot lead.
            var followers: [Int] = []
        }

        private var machine = SingleFlight<Int>()
        private var flights: [Int: Flight] = [:]
        private(set) var ticketCount = 0

        /// Everything that can happen next, and things that must change nothing.
        enum Event: Hashable {
            case ask(Int)
            case askToFollow(Int)
            case leave(Int, Int)
            case land(Int, Int)
            case handOver(Int, Int)
        }

        func events(keys: Int, tickets: Int) -> [Event] {
            var events: [Event] = ticketCount < tickets ? (0..<keys).flatMap { [.ask($0), .askToFollow($0)] } : []
            for (key, flight) in flights.sorted(by: { $0.key < $1.key }) {
                events += [.land(key, flight.leader), .handOver(key, flight.leader)]
                events += (flight.waiters + flight.followers).map { .leave(key, $0) }
            }
            return events
        }

        mutating func happens(_ event: Event) {
            switch event {
            case .ask(let key): asks(key, canLead: true)
            case .askToFollow(let key): asks(key, canLead: false)
            case .leave(let key, let ticket):
                let isWaiting = flights[key].map { $0.waiters.contains(ticket) || $0.followers.contains(ticket) }
                #expect(machine.left(key, waiter: ticket) == (isWaiting == true))
                flights[key]?.waiters.removeAll { $0 == ticket }
                flights[key]?.followers.removeAll { $0 == ticket }
            case .land(let key, let ticket):
                let flight = flights[key].flatMap { $0.leader == ticket ? $0 : nil }
                #expect(machine.landed(key, by: ticket) == flight.map { $0.waiters + $0.followers } ?? [])
                if flight != nil { flights[key] = nil }
            case .handOver(let key, let ticket): handsOver(key, ticket)
            }
            #expect(machine.count == flights.count)
        }

        private mutating func asks(_ key: Int, canLead: Bool) {
            let ticket = ticketCount
            ticketCount += 1
            let expected: SingleFlight<Int>.Answer = flights[key] == nil ? .lead(ticket) : .wait(ticket)
            #expect(machine.asked(for: key, canLead: canLead) == expected)
            if flights[key] == nil {
                flights[key] = Flight(leader: ticket)
            } else if canLead {
                flights[key]?.waiters.append(ticket)
            } else {
                flights[key]?.followers.append(ticket)
            }
        }

        private mutating func handsOver(_ key: Int, _ ticket: Int) {
            let succession = machine.handedOver(key, by: ticket)
            guard let flight = flights[key], flight.leader == ticket else {
                #expect(succession == .nobody)
                return
            }
            if let next = flight.waiters.first {
                #expect(succession == .leads(next))
                flights[key] = Flight(
                    leader: next, waiters: Array(flight.waiters.dropFirst()), followers: flight.followers)
            } else {
                #expect(succession == (flight.followers.isEmpty ? .nobody : .askAgain(flight.followers)))
                flights[key] = nil
            }
        }

        /// Whoever has no part in a flight, or another part, changes nothing.
        mutating func strangersChangeNothing(keys: Int) {
            for key in 0..<keys {
                for ticket in 0..<ticketCount {
                    if flights[key]?.leader != ticket {
                        happens(.land(key, ticket))
                        happens(.handOver(key, ticket))
                    }
                    let flight = flights[key]
                    if flight?.waiters.contains(ticket) != true, flight?.followers.contains(ticket) != true {
                        happens(.leave(key, ticket))
                    }
                }
            }
        }
    }

    @Test func everyCourseOfEventsKeepsTheRules() {
        var courses = 0
        func explore(_ watch: Watch, depth: Int) {
            courses += 1
            guard depth > 0 else { return }
            for event in watch.events(keys: 2, tickets: 5) {
                var next = watch
                next.happens(event)
                next.strangersChangeNothing(keys: 2)
                explore(next, depth: depth - 1)
            }
        }
        explore(Watch(), depth: 5)
        #expect(courses == 9_017)
    }

    @Test(arguments: 0..<40)
    func longCoursesKeepTheRules(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var watch = Watch()
        for _ in 0..<400 {
            guard let event = watch.events(keys: 3, tickets: 200).randomElement(using: &random) else { break }
            watch.happens(event)
        }
        watch.strangersChangeNothing(keys: 3)
    }

    /// Many tasks ask for few keys, compute, fail, give up and are cancelled, all at random: each ends, nobody computes
    /// what somebody else computes, and nothing is left behind.
    @Test(arguments: 0..<10)
    func nobodyWaitsForEver(seed: UInt64) async {
        let flights = CacheFlights()
        let leaders = Leaders()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<100 {
                group.addTask {
                    let asker = Task {
                        var random = SeededGenerator(seed: seed &* 1_000 &+ UInt64(number))
                        await Self.ask(flights, Int.random(in: 0..<3, using: &random), leaders, &random)
                    }
                    if number % 4 == 0 {
                        await Task.yield()
                        asker.cancel()
                    }
                    await asker.value
                }
            }
        }
        #expect(flights.count == 0)
        #expect(flights.waiterCount == 0)
    }

    /// The keys that somebody computes.
    private final class Leaders: Sendable {
        let numbers = Mutex<Set<Int>>([])
    }

    private static func ask(
        _ flights: CacheFlights, _ number: Int, _ leaders: Leaders, _ random: inout SeededGenerator
    ) async {
        let key = CacheKey(task: "task", version: "", arguments: [.init(number)])
        let lead: CacheLead
        switch flights.join(key) {
        case .lead(let own): lead = own
        case .wait(let ticket):
            guard case .lead(let own) = await flights.end(of: ticket, key) else { return }
            lead = own
        }
        #expect(leaders.numbers.withLock { $0.insert(number).inserted }, "one leads at a time")
        for _ in 0..<Int.random(in: 0..<20, using: &random) { await Task.yield() }
        leaders.numbers.withLock { _ = $0.remove(number) }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: lead.land(with: 1)
        case 1: lead.land(throwing: TestError("no"))
        case 2: lead.handOver()
        default: break  // Forgotten: handed over all the same.
        }
    }

    @Test func aLeadEndsOnce() async {
        let flights = CacheFlights()
        let key = CacheKey(task: "task", version: "", arguments: [])
        guard case .lead(let lead) = flights.join(key), case .wait(let ticket) = flights.join(key) else {
            Issue.record("the first leads, the second waits")
            return
        }
        lead.land(with: 1)
        lead.handOver()
        guard case .value(let value) = await flights.end(of: ticket, key) else {
            Issue.record("there is a value")
            return
        }
        #expect(value as? Int == 1)
        guard case .lead = flights.join(key) else {
            Issue.record("the flight is over")
            return
        }
    }

    /// Waits that would close a circle are refused, all others are not.
    @Test(arguments: 0..<20)
    func waitsNeverCloseACircle(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var graph = WaitGraph<Int>()
        var waits: [(waiters: [Int], target: Int)] = []
        for _ in 0..<300 {
            if !waits.isEmpty, Bool.random(using: &random) {
                let wait = waits.remove(at: Int.random(in: waits.indices, using: &random))
                graph.ended(wait.waiters, for: wait.target)
                continue
            }
            let waiters = (0..<Int.random(in: 1...3, using: &random)).map { _ in Int.random(in: 0..<8, using: &random) }
            let target = Int.random(in: 0..<8, using: &random)
            let edges = waits.flatMap { wait in wait.waiters.map { ($0, wait.target) } }
            let closes = waiters.contains { Self.reaches($0, from: target, edges) }
            #expect(graph.began(waiters, for: target) == !closes)
            if !closes { waits.append((waiters, target)) }
        }
        for wait in waits { graph.ended(wait.waiters, for: wait.target) }
        #expect(graph.isEmpty)
    }

    /// Spreads out from a node for as many rounds as there are nodes.
    private static func reaches(_ goal: Int, from start: Int, _ edges: [(Int, Int)]) -> Bool {
        var reached: Set<Int> = [start]
        for _ in 0..<8 { reached.formUnion(edges.filter { reached.contains($0.0) }.map(\.1)) }
        return reached.contains(goal)
    }
}
