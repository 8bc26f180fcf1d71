/// The search for few crossings.
final class OrderSearch {
    private let arrangement: Arrangement
    private let places: NeighbourPlaces
    private let transposition: Transposition
    private let sifting: Sifting
    private let count: CrossingCount
    private let reinsertion: Reinsertion
    private var sweep: Sweep
    private let best: Numbers
    private(set) var crossings = Int.max
    private var chance = Chance()
    nonisolated(unsafe) static var log = false
    nonisolated(unsafe) static var knob = 0
    nonisolated(unsafe) static var patience = 100
    nonisolated(unsafe) static var lastWork = 0

    init(_ arrangement: Arrangement) {
        self.arrangement = arrangement
        places = NeighbourPlaces(arrangement)
        transposition = Transposition(places)
        sifting = Sifting(places)
        count = CrossingCount(arrangement)
        reinsertion = Reinsertion(arrangement)
        sweep = Sweep(arrangement)
        best = arrangement.memory.numbers(arrangement.itemCount)
    }

    func say(_ what: String) { if OrderSearch.log { print("   ", what, crossings, "work", arrangement.work) } }

    func run(_ effort: Ordering.Effort, nodes: Int) {
        let budget =
            effort == .best
            ? min(2_500_000_000, max(80_000_000, 4_000_000 * (min(nodes, 120) - 10)) + 15_000_000 * max(0, nodes - 120))
            : nodes <= 30 ? 9_000_000 : min(170_000_000, 36_000_000 + 1_000_000 * max(0, nodes - 120))
        let starts = StartingOrder.allCases
        for (index, start) in starts.enumerated()
        where crossings > 0 && (index == 0 || arrangement.work < budget / 10 * index) {
            start.arrange(arrangement)
            sweepUntilIdle(until: budget / 10 * (index + 1))
            say("\(start)")
        }
        arrangement.restore(best)
        guard crossings > 0 else { return }
        polish(until: budget)
        if crossings > 0 { iterate(until: budget) }
        OrderSearch.lastWork = arrangement.work
    }

    private func keepIfBest(_ current: Int) -> Bool {
        guard current < crossings else { return false }
        crossings = current
        best.copy(0..<arrangement.itemCount, from: arrangement.order)
        return true
    }

    private func sweepUntilIdle(until limit: Int) {
        var (least, idle, number) = (Int.max, 0, 0)
        while least > 0, idle < 6, number == 0 || arrangement.work < limit {
            sweep.run(number % 4 < 2 ? .median : .mean, down: number % 2 == 0)
            transpose(until: limit)
            let current = count.all()
            _ = keepIfBest(current)
            idle = current < least ? 0 : idle + 1
            least = min(least, current)
            number += 1
        }
    }

    private func transpose(until limit: Int) {
        for layer in 0..<arrangement.layerCount { arrangement.isPending[layer] = 1 }
        for pass in 0..<12 {
            var saved = 0
            for layer in 0..<arrangement.layerCount where arrangement.isPending[layer] != 0 && arrangement.work < limit
            {
                arrangement.isPending[layer] = 0
                places.read(layer)
                saved += transposition.run(layer, takingTies: pass % 2 == 1).saved
            }
            if saved == 0 { break }
        }
    }

    private func mend(until limit: Int) -> Int {
        var total = 0
        for round in 0..<12 {
            var saved = 0
            for layer in 0..<arrangement.layerCount where arrangement.isPending[layer] != 0 && arrangement.work < limit
            {
                arrangement.isPending[layer] = 0
                places.read(layer)
                saved += sifting.run(layer, reinsertion.threads, takingTies: round % 2 == 1).saved
                saved += transposition.run(layer, takingTies: round % 2 == 1).saved
            }
            total += saved
            if saved == 0 { break }
        }
        return total
    }

    private func polish(until limit: Int) {
        var saved = 1
        while saved > 0, crossings > 0, arrangement.work < limit {
            saved = mend(until: limit)
            saved += reinsertion.putBackThreads(until: limit)
            crossings -= saved
            say("threads")
            let more = reinsertion.putBackHubs(until: limit)
            crossings -= more
            saved += more
            say("hubs")
        }
    }

    private func iterate(until limit: Int) {
        let hubs = reinsertion.threads.hubs.count
        guard hubs > 0, arrangement.work < limit else { return }
        best.copy(0..<arrangement.itemCount, from: arrangement.order)
        var current = crossings
        var rounds = 0
        var used = 0
        let patience = OrderSearch.patience * (10 + hubs)
        while arrangement.work < limit, crossings > 0 {
            var idle = 0
            while arrangement.work < limit, current > 0, idle < patience {
                let gain = ruin(2 + chance.next(below: 4), losing: 0)
                current -= gain
                used += 1
                idle = gain > 0 ? 0 : idle + 1
            }
            if current <= crossings {
                if current < crossings { rounds = 0 }
                crossings = current
                best.copy(0..<arrangement.itemCount, from: arrangement.order)
            } else {
                arrangement.restore(best)
                current = crossings
            }
            rounds += 1
            if OrderSearch.knob > 0, rounds > OrderSearch.knob { break }
            // Away from here, to where something else can be found.
            for _ in 0..<(1 + chance.next(below: 3)) {
                current -= ruin(2 + chance.next(below: 8), losing: 1 + current / 20)
            }
        }
        arrangement.restore(best)
        say("iterated \(used) rounds \(rounds)")
    }

    private func ruin(_ wanted: Int, losing loss: Int) -> Int {
        let threads = reinsertion.threads
        var set: [Int] = []
        let first = chance.next(below: threads.hubs.count)
        set.append(threads.hubs[first])
        for _ in 0..<(wanted * 3) where set.count < wanted {
            // Along a random segment or thread of one that is in, or a neighbour in its layer.
            let hub = set[chance.next(below: set.count)]
            let next = neighbour(of: hub)
            if next >= 0, !set.contains(next) { set.append(next) }
        }
        for index in stride(from: set.count - 1, to: 0, by: -1) { set.swapAt(index, chance.next(below: index + 1)) }
        arrangement.work += 600
        return reinsertion.putBack(hubs: set, losing: loss)
    }

    private func neighbour(of hub: Int) -> Int {
        let threads = reinsertion.threads
        let (up, down) = (arrangement.upper.degree(hub), arrangement.lower.degree(hub))
        let pick = chance.next(below: up + down + 2)
        if pick >= up + down {
            let layer = arrangement.layerOf[hub]
            let place = arrangement.place[hub] + chance.next(below: 7) - 3
            guard place >= 0, place < arrangement.width(layer) else { return -1 }
            let item = arrangement.order[arrangement.start[layer] + place]
            return threads.threadOf[item] < 0 ? item : end(threads.threadOf[item], chance.next(below: 2) == 0)
        }
        let item =
            pick < up
            ? arrangement.upper.items[arrangement.upper.offsets[hub] + pick]
            : arrangement.lower.items[arrangement.lower.offsets[hub] + pick - up]
        return threads.threadOf[item] < 0 ? item : end(threads.threadOf[item], pick < up)
    }

    private func end(_ thread: Int, _ top: Bool) -> Int {
        top ? reinsertion.threads.top[thread] : reinsertion.threads.bottom[thread]
    }
}
