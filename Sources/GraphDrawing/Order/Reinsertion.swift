/// Takes threads and hubs out of the order and puts them back where they cross least: a thread whole, along the best
/// path of slots through its layers, by dynamic programming; a hub together with the threads and segments at it.
final class Reinsertion {
    let threads: Threads
    private let arrangement: Arrangement
    private let gaps: GapCosts
    private let isOut: Numbers
    /// The least cost of each slot of each layer on the way.
    private let costs: Numbers
    private let sums: Numbers
    /// Of `sums` what segments between hubs cost.
    private let segmentSums: Numbers
    private let marks: Numbers
    private let slots: Numbers
    /// The number of the last change when a thread or a hub was put back in vain, -1 before.
    private var triedThreads: [Int]
    private var triedHubs: [Int]
    /// The moves since `beginTrial`, to take them back.
    private var moves: [(item: Int, place: Int)] = []
    private var taken: [Int] = []

    init(_ arrangement: Arrangement) {
        self.arrangement = arrangement
        threads = Threads(arrangement)
        gaps = GapCosts(arrangement)
        isOut = gaps.isOut
        costs = arrangement.memory.numbers(arrangement.itemCount + arrangement.layerCount)
        sums = arrangement.memory.numbers(arrangement.greatestWidth + 1)
        segmentSums = arrangement.memory.numbers(arrangement.greatestWidth + 1)
        marks = arrangement.memory.numbers(arrangement.greatestWidth + 1)
        triedThreads = [Int](repeating: -1, count: threads.count)
        triedHubs = [Int](repeating: -1, count: threads.hubs.count)
        slots = arrangement.memory.numbers(arrangement.layerCount)
    }

    /// Puts each thread back once, unless nothing at it has changed since it was put back in vain; gives the crossings
    /// saved.
    func putBackThreads(until limit: Int) -> Int {
        var saved = 0
        for thread in 0..<threads.count where arrangement.work < limit {
            guard hasChanged(threads.layers(thread), since: triedThreads[thread]) else { continue }
            let now = arrangement.changes
            let gain = putBack(thread: thread)
            saved += gain
            if gain == 0 { triedThreads[thread] = now }
        }
        return saved
    }

    /// The same for each hub.
    func putBackHubs(until limit: Int) -> Int {
        var saved = 0
        for index in 0..<threads.hubs.count where arrangement.work < limit {
            guard hasChanged(threads.hubLayers(index), since: triedHubs[index]) else { continue }
            let gain = putBack(hubs: [threads.hubs[index]])
            saved += gain
            if gain == 0 { triedHubs[index] = arrangement.changes }
        }
        return saved
    }

    private func hasChanged(_ layers: ClosedRange<Int>, since change: Int) -> Bool {
        arrangement.work += layers.count
        return change < 0 || layers.contains { arrangement.changeOf[$0] > change }
    }

    /// Puts a thread back; gives the crossings saved.
    func putBack(thread: Int) -> Int {
        let cost = crossings(thread)
        guard cost > 0 else { return 0 }
        moves.removeAll(keepingCapacity: true)
        setOut(thread, 1)
        let best = place(thread, bound: cost)
        setOut(thread, 0)
        return cost - best
    }

    /// Takes hubs and all threads at them out and puts them back in this order, unless that costs more by more than
    /// `loss`; gives the crossings saved.
    func putBack(hubs: [Int], losing loss: Int = 0) -> Int {
        moves.removeAll(keepingCapacity: true)
        taken.removeAll(keepingCapacity: true)
        let before = hubs.reduce(0) { $0 + takeOut(hub: $1) }
        guard before > 0 else {
            for thread in taken { setOut(thread, 0) }
            for hub in hubs { isOut[hub] = 0 }
            return 0
        }
        let limit = before + loss
        var after = 0
        for hub in hubs {
            after += place(hub: hub, bound: limit + 1)
            if after > limit { break }
            isOut[hub] = 0
            after += placeTaken(bound: limit - after)
            if after > limit { break }
        }
        for hub in hubs { isOut[hub] = 0 }
        for thread in taken { setOut(thread, 0) }
        guard after > limit else { return before - after }
        undo()
        return 0
    }

    // MARK: Threads

    private func setOut(_ thread: Int, _ value: Int) {
        for index in threads.range(thread) { isOut[threads.items[index]] = value }
    }

    /// The crossings of a thread's segments with all that is not taken out.
    private func crossings(_ thread: Int) -> Int {
        let range = threads.range(thread)
        var crossings = 0
        var above = threads.top[thread]
        for index in range {
            let item = threads.items[index]
            if above >= 0 { crossings += self.crossings(above, item) }
            above = item
        }
        if threads.bottom[thread] >= 0 { crossings += self.crossings(above, threads.bottom[thread]) }
        return crossings
    }

    private func crossings(_ above: Int, _ below: Int) -> Int {
        let layer = arrangement.layerOf[above]
        gaps.read(from: layer, to: layer + 1)
        return gaps.crossings(from: arrangement.place[above], to: arrangement.place[below])
    }

    private func row(_ layer: Int) -> UnsafeMutablePointer<Int32> {
        costs.base + arrangement.start[layer] + layer
    }

    /// Moves a thread that is out to its best slots, if those cost less than `bound`; gives their cost, or else the
    /// bound.
    private func place(_ thread: Int, bound: Int) -> Int {
        let range = threads.range(thread)
        let first = arrangement.layerOf[threads.items[range.lowerBound]]
        let last = first + range.count - 1
        let (top, bottom) = (threads.top[thread], threads.bottom[thread])
        walk(from: top, first, to: last, bound: Int32(clamping: bound))
        let end = row(last)
        let width = arrangement.width(last)
        if bottom >= 0 {
            gaps.read(from: last, to: last + 1)
            gaps.addToItem(at: arrangement.place[bottom], own: width, to: end)
        }
        arrangement.work += 60 + width
        var slot = 0
        for other in 1..<(width + 1) where end[other] < end[slot] { slot = other }
        let least = Int(end[slot])
        guard least < bound else { return bound }
        // Back along the costs before the bottom's were added.
        if bottom >= 0, last > first {
            for other in 0...width { sums.base[other] = 0 }
            gaps.addToItem(at: arrangement.place[bottom], own: width, to: sums.base)
            end[slot] -= sums.base[slot]
        }
        slots[last] = slot
        var layer = last
        while layer > first {
            gaps.read(from: layer - 1, to: layer)
            slots[layer - 1] = gaps.origin(
                of: slots[layer], cost: row(layer)[slots[layer]], from: row(layer - 1),
                own: arrangement.width(layer - 1))
            layer -= 1
        }
        for index in range {
            let item = threads.items[index]
            move(item, toSlot: slots[arrangement.layerOf[item]])
        }
        return least
    }

    /// Finds the least costs of the slots of all layers from `first` to `last`, up or down, of a thread that begins at
    /// the item `anchor` in the layer before, or freely.
    private func walk(from anchor: Int, _ first: Int, to last: Int, bound: Int32) {
        let step = last < first || anchor >= 0 && arrangement.layerOf[anchor] > first ? -1 : 1
        let start = row(first)
        for slot in 0...arrangement.width(first) { start[slot] = 0 }
        if anchor >= 0 {
            gaps.read(from: first - step, to: first)
            gaps.addFromItem(at: arrangement.place[anchor], to: start)
        }
        var layer = first
        while layer != last {
            gaps.read(from: layer, to: layer + step)
            gaps.step(from: row(layer), own: arrangement.width(layer), to: row(layer + step), bound: bound)
            layer += step
        }
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

    // MARK: Hubs

    /// Takes a hub and all at it out; gives the crossings that are gone.
    private func takeOut(hub: Int) -> Int {
        var crossings = 0
        for below in [false, true] {
            let links = below ? arrangement.lower : arrangement.upper
            for link in links.range(hub) {
                let other = links.items[link]
                let thread = threads.threadOf[other]
                guard thread >= 0, isOut[other] == 0 else { continue }
                crossings += self.crossings(thread)
                setOut(thread, 1)
                taken.append(thread)
            }
        }
        isOut[hub] = 1
        sums.fill(0, upTo: arrangement.width(arrangement.layerOf[hub]) + 1)
        addCostsOfSegments(at: hub)
        return crossings + sums[arrangement.place[hub]]
    }

    /// Adds what the segments from a hub that is out to hubs that are not cost at each slot.
    private func addCostsOfSegments(at hub: Int) {
        let layer = arrangement.layerOf[hub]
        arrangement.work += 100 + 2 * (arrangement.lower.degree(hub) + arrangement.upper.degree(hub))
        for below in [false, true] {
            let links = below ? arrangement.lower : arrangement.upper
            let side = below ? layer + 1 : layer - 1
            var found = 0
            for link in links.range(hub) where isOut[links.items[link]] == 0 {
                marks[arrangement.place[links.items[link]]] += 1
                found += 1
            }
            guard found > 0 else { continue }
            gaps.read(from: side, to: layer)
            gaps.addFromItems(marks, own: arrangement.width(side), to: sums.base)
            for link in links.range(hub) where isOut[links.items[link]] == 0 {
                marks[arrangement.place[links.items[link]]] = 0
            }
        }
    }

    /// Moves a hub that is out to where its segments and the threads at it cost least, all counted by themselves; gives
    /// the cost of its segments to other hubs.
    private func place(hub: Int, bound: Int) -> Int {
        let layer = arrangement.layerOf[hub]
        let width = arrangement.width(layer)
        arrangement.work += 100 + 3 * width
        sums.fill(0, upTo: width + 1)
        addCostsOfSegments(at: hub)
        segmentSums.copy(0..<(width + 1), from: sums)
        for below in [false, true] {
            let links = below ? arrangement.lower : arrangement.upper
            for link in links.range(hub) {
                let thread = threads.threadOf[links.items[link]]
                if thread >= 0 { addCosts(of: thread, toHubIn: layer, below: below, bound: bound) }
            }
        }
        var slot = 0
        for other in 1..<(width + 1) where sums[other] < sums[slot] { slot = other }
        move(hub, toSlot: slot)
        return segmentSums[slot]
    }

    private func addCosts(of thread: Int, toHubIn layer: Int, below: Bool, bound: Int) {
        let far = below ? threads.bottom[thread] : threads.top[thread]
        if far < 0 || isOut[far] != 0 { return }
        let range = threads.range(thread)
        let end = threads.items[below ? range.upperBound - 1 : range.lowerBound]
        walk(from: far, arrangement.layerOf[end], to: layer, bound: Int32(clamping: bound))
        let costs = row(layer)
        for slot in 0...arrangement.width(layer) {
            sums.base[slot] = min(GapCosts.tooDear, sums.base[slot] &+ costs[slot])
        }
    }

    /// Places all threads that are out and whose ends are not.
    private func placeTaken(bound: Int) -> Int {
        var cost = 0
        for thread in taken where isOut[threads.items[threads.start[thread]]] != 0 {
            let (top, bottom) = (threads.top[thread], threads.bottom[thread])
            if top >= 0 && isOut[top] != 0 || bottom >= 0 && isOut[bottom] != 0 { continue }
            cost += place(thread, bound: bound - cost + 1)
            if cost > bound { return cost }
            setOut(thread, 0)
        }
        return cost
    }
}
