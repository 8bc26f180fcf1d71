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
    private var gapCrossings: [Int] = []
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
            : min(170_000_000, max(9_000_000, 300_000 * min(nodes, 120)) + 1_000_000 * max(0, nodes - 120))
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
                saved += sifting.run(layer, takingTies: round % 2 == 1).saved
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
        gapCrossings = (0..<max(0, arrangement.layerCount - 1)).map { count.between($0) }
        var iterations = [0, 0], gains = [0, 0], works = [0, 0]
        let patience = (OrderSearch.patience) * (20 + reinsertion.threads.hubs.count)
        var idle = 0
        while arrangement.work < limit, crossings > 0, idle < patience {
            idle += 1
            let before = crossings
            let work = arrangement.work
            let kind = OrderSearch.knob == 2 ? iterations[0] > iterations[1] ? 1 : 0 : OrderSearch.knob
            if kind == 0 { ruin() } else { kick() }
            iterations[kind] += 1
            if crossings < before { idle = 0 }
            gains[kind] += before - crossings
            works[kind] += arrangement.work - work
        }
        say("iterated \(iterations) \(gains) \(works)")
    }

    private func ruin() {
        let threads = reinsertion.threads
        guard threads.hubs.count > 0 else { arrangement.work += 1000; return }
        var set: [Int] = []
        let wanted = 2 + chance.next(below: 4)
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
        crossings -= reinsertion.putBack(hubs: set)
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

    private func kick() {
        arrangement.beginTrial()
        arrangement.work += 100
        let layer = chance.next(below: arrangement.layerCount)
        let width = arrangement.width(layer)
        guard width > 1 else { return arrangement.endTrial(takingBack: false) }
        for l in 0..<arrangement.layerCount { arrangement.isPending[l] = 0 }
        let length = 2 + chance.next(below: min(width - 1, 12))
        let first = arrangement.start[layer] + chance.next(below: width - length + 1)
        arrangement.willChange(layer)
        if chance.next(below: 2) == 0 {
            for index in 0..<(length / 2) { swap(first + index, first + length - 1 - index) }
        } else {
            for index in stride(from: length - 1, to: 0, by: -1) {
                swap(first + index, first + chance.next(below: index + 1))
            }
        }
        arrangement.number(layer)
        let reach = chance.next(below: 4)
        for step in 0..<reach {
            if layer + step + 1 < arrangement.layerCount { sweep.arrange(layer + step + 1, .mean, down: true) }
        }
        for step in 0..<reach {
            if layer - step - 1 >= 0 { sweep.arrange(layer - step - 1, .mean, down: false) }
        }
        _ = mend(until: .max)
        var delta = 0
        var news: [(Int, Int)] = []
        for changed in arrangement.changedLayers {
            for gap in [changed - 1, changed]
            where gap >= 0 && gap + 1 < arrangement.layerCount && !news.contains(where: { $0.0 == gap }) {
                let now = count.between(gap)
                news.append((gap, now))
                delta += now - gapCrossings[gap]
            }
        }
        arrangement.endTrial(takingBack: delta > 0)
        if delta <= 0 {
            crossings += delta
            for (gap, now) in news { gapCrossings[gap] = now }
        }
    }

    private func swap(_ one: Int, _ other: Int) {
        let item = arrangement.order[one]
        arrangement.order[one] = arrangement.order[other]
        arrangement.order[other] = item
    }
}
