/// Takes several hubs that lie together out and puts them back one after the other, in any order: where single moves
/// do not help any more, this may.
struct Disturbance {
    private let reinsertion: Reinsertion
    private let threads: Threads
    private let arrangement: Arrangement

    init(_ reinsertion: Reinsertion) {
        self.reinsertion = reinsertion
        threads = reinsertion.threads
        arrangement = reinsertion.arrangement
    }

    var isPossible: Bool { threads.hubs.count > 0 }

    /// So often it is worth while to try without any gain.
    var patience: Int { 10 * threads.hubs.count }

    /// Puts up to so many hubs back, unless that costs more than `loss`; gives the crossings saved.
    func run(hubs wanted: Int, losing loss: Int, _ chance: inout Chance) -> Int {
        var hubs = [threads.hubs[chance.next(below: threads.hubs.count)]]
        for _ in 0..<(wanted * 3) where hubs.count < wanted {
            let next = neighbour(of: hubs[chance.next(below: hubs.count)], &chance)
            if let next, !hubs.contains(next) { hubs.append(next) }
        }
        for index in hubs.indices { hubs.swapAt(index, index + chance.next(below: hubs.count - index)) }
        arrangement.work += 600
        return reinsertion.putBack(hubs: hubs, losing: loss)
    }

    /// A hub at the other end of a thread or segment, or one that stands near in the layer.
    private func neighbour(of hub: Int, _ chance: inout Chance) -> Int? {
        let (upper, lower) = (arrangement.upper.range(hub), arrangement.lower.range(hub))
        let pick = chance.next(below: upper.count + lower.count + 2)
        if pick < upper.count {
            return self.hub(at: arrangement.upper.items[upper.lowerBound + pick], above: true)
        }
        if pick < upper.count + lower.count {
            return self.hub(at: arrangement.lower.items[lower.lowerBound + pick - upper.count], above: false)
        }
        let layer = arrangement.layerOf[hub]
        let place = arrangement.place[hub] + chance.next(below: 7) - 3
        guard place >= 0, place < arrangement.width(layer) else { return nil }
        return self.hub(at: arrangement.order[arrangement.start[layer] + place], above: chance.next(below: 2) == 0)
    }

    /// The item if it is a hub, or else the one above or below its thread.
    private func hub(at item: Int, above: Bool) -> Int? {
        let thread = threads.threadOf[item]
        guard thread >= 0 else { return item }
        let end = above ? threads.top[thread] : threads.bottom[thread]
        return end < 0 ? nil : end
    }
}
