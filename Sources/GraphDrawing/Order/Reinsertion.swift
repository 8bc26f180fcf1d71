/// Takes threads and hubs out of the order and puts them back where they cross least: a thread whole, a hub together
/// with the threads and segments at it.
final class Reinsertion {
    let arrangement: Arrangement
    let threads: Threads

    private let limit: Int
    private let paths: ThreadPaths
    private let gaps: GapCosts
    private let isOut: Numbers
    /// What each slot of a hub's layer costs: all in all, and the segments to other hubs alone.
    private let sums: Numbers
    private let segmentSums: Numbers
    private let marks: Numbers
    /// The number of the last change when a thread or a hub was put back in vain, -1 before.
    private var triedThreads: [Int]
    private var triedHubs: [Int]
    /// The moves of a trial, to take them back, and the threads that it took out.
    private var moves: [(item: Int, place: Int)] = []
    private var taken: [Int] = []

    init(_ arrangement: Arrangement, limit: Int) {
        self.arrangement = arrangement
        self.limit = limit
        paths = ThreadPaths(arrangement)
        threads = paths.threads
        gaps = paths.gaps
        isOut = gaps.isOut
        sums = arrangement.memory.numbers(arrangement.greatestWidth + 1)
        segmentSums = arrangement.memory.numbers(arrangement.greatestWidth + 1)
        marks = arrangement.memory.numbers(arrangement.greatestWidth + 1)
        triedThreads = [Int](repeating: -1, count: threads.count)
        triedHubs = [Int](repeating: -1, count: threads.hubs.count)
    }

    /// Puts each thread back once, unless nothing near it was changed since that helped nothing; gives the crossings
    /// saved.
    func putBackThreads() -> Int {
        var saved = 0
        for thread in 0..<threads.count where arrangement.work < limit {
            guard arrangement.hasChanged(threads.layers(thread), since: triedThreads[thread]) else { continue }
            let gain = putBack(thread: thread)
            if gain == 0 { triedThreads[thread] = arrangement.changes }
            saved += gain
        }
        return saved
    }

    /// The same for each hub.
    func putBackHubs() -> Int {
        var saved = 0
        for index in 0..<threads.hubs.count where arrangement.work < limit {
            guard arrangement.hasChanged(threads.hubLayers(index), since: triedHubs[index]) else { continue }
            let gain = putBack(hubs: [threads.hubs[index]])
            if gain == 0 { triedHubs[index] = arrangement.changes }
            saved += gain
        }
        return saved
    }

    private func putBack(thread: Int) -> Int {
        let cost = paths.crossings(thread)
        guard cost > 0 else { return 0 }
        moves.removeAll(keepingCapacity: true)
        setOut(thread, 1)
        let saved = place(thread, bound: cost).map { cost - $0 } ?? 0
        setOut(thread, 0)
        return saved
    }

    /// Takes hubs and all threads at them out and puts them back in this order, unless that costs more by more than
    /// `loss`, or the work is done; gives the crossings saved.
    func putBack(hubs: [Int], losing loss: Int = 0) -> Int {
        moves.removeAll(keepingCapacity: true)
        taken.removeAll(keepingCapacity: true)
        let before = hubs.reduce(0) { $0 + takeOut(hub: $1) }
        let after = before > 0 ? putBackTaken(hubs, bound: before + loss + 1) : nil
        for hub in hubs { isOut[hub] = 0 }
        for thread in taken { setOut(thread, 0) }
        if let after { return before - after }
        undo()
        return 0
    }

    /// The crossings after hubs that are out were put back, or nothing if those are not less than `bound`.
    private func putBackTaken(_ hubs: [Int], bound: Int) -> Int? {
        var cost = 0
        for hub in hubs {
            cost += place(hub: hub, bound: bound)
            isOut[hub] = 0
            for thread in taken where isOut[threads.items[threads.start[thread]]] != 0 && hasBothEnds(thread) {
                guard arrangement.work < limit, let more = place(thread, bound: bound - cost) else { return nil }
                cost += more
                setOut(thread, 0)
            }
        }
        return cost < bound ? cost : nil
    }

    private func hasBothEnds(_ thread: Int) -> Bool {
        let (top, bottom) = (threads.top[thread], threads.bottom[thread])
        return (top < 0 || isOut[top] == 0) && (bottom < 0 || isOut[bottom] == 0)
    }

    private func setOut(_ thread: Int, _ value: Int) {
        for index in threads.range(thread) { isOut[threads.items[index]] = value }
    }

    /// Moves a thread that is out to its best slots and gives their cost, if that is less than `bound`.
    private func place(_ thread: Int, bound: Int) -> Int? {
        guard let cost = paths.best(thread, bound: bound) else { return nil }
        for index in threads.range(thread) {
            let item = threads.items[index]
            move(item, toSlot: paths.slots[arrangement.layerOf[item]])
        }
        return cost
    }

    private func move(_ item: Int, toSlot slot: Int) {
        moves.append((item, arrangement.place[item]))
        arrangement.move(item, toSlot: slot)
    }

    private func undo() {
        while let (item, place) = moves.popLast() {
            arrangement.move(item, toSlot: arrangement.place[item] < place ? place + 1 : place)
        }
    }

    /// Takes a hub and all at it out; gives the crossings that are gone.
    private func takeOut(hub: Int) -> Int {
        var crossings = 0
        for links in [arrangement.upper, arrangement.lower] {
            for link in links.range(hub) where isOut[links.items[link]] == 0 {
                let thread = threads.threadOf[links.items[link]]
                guard thread >= 0 else { continue }
                if arrangement.work < limit { crossings += paths.crossings(thread) }
                setOut(thread, 1)
                taken.append(thread)
            }
        }
        isOut[hub] = 1
        sums.fill(0, upTo: arrangement.width(arrangement.layerOf[hub]) + 1)
        addCostsOfSegments(at: hub)
        return crossings + sums[arrangement.place[hub]]
    }

    /// Moves a hub that is out to where its segments and the threads at it cost least, all counted by themselves; gives
    /// the cost of its segments to other hubs.
    private func place(hub: Int, bound: Int) -> Int {
        let layer = arrangement.layerOf[hub]
        let width = arrangement.width(layer)
        sums.fill(0, upTo: width + 1)
        addCostsOfSegments(at: hub)
        segmentSums.copy(0..<(width + 1), from: sums)
        for (links, below) in [(arrangement.upper, false), (arrangement.lower, true)] {
            for link in links.range(hub) where arrangement.work < limit {
                let thread = threads.threadOf[links.items[link]]
                if thread >= 0 { paths.addCosts(of: thread, below: below, layer: layer, bound: bound, to: sums) }
            }
        }
        var slot = 0
        for other in 1..<(width + 1) where sums[other] < sums[slot] { slot = other }
        arrangement.work += 100 + 3 * width
        move(hub, toSlot: slot)
        return segmentSums[slot]
    }

    /// Adds what the segments from a hub that is out to hubs that are not cost at each slot.
    private func addCostsOfSegments(at hub: Int) {
        let layer = arrangement.layerOf[hub]
        for (links, side) in [(arrangement.upper, layer - 1), (arrangement.lower, layer + 1)] {
            var found = 0
            for link in links.range(hub) where isOut[links.items[link]] == 0 {
                marks[arrangement.place[links.items[link]]] += 1
                found += 1
            }
            arrangement.work += 50 + 2 * links.degree(hub)
            guard found > 0 else { continue }
            gaps.read(from: side, to: layer)
            gaps.addFromItems(marks, own: arrangement.width(side), to: sums.base)
            for link in links.range(hub) { marks[arrangement.place[links.items[link]]] = 0 }
        }
    }
}
