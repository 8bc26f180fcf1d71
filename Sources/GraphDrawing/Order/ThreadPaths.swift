/// Finds the best way of a thread through its layers, by dynamic programming over the slots of each layer.
final class ThreadPaths {
    let arrangement: Arrangement
    let threads: Threads
    let gaps: GapCosts
    /// The slot of each layer on the best way that was found last.
    let slots: Numbers
    /// The least cost of each slot of each layer on the way.
    private let costs: Numbers
    private let lastCosts: Numbers

    init(_ arrangement: Arrangement) {
        self.arrangement = arrangement
        threads = Threads(arrangement)
        gaps = GapCosts(arrangement)
        costs = arrangement.memory.numbers(arrangement.itemCount + arrangement.layerCount)
        lastCosts = arrangement.memory.numbers(arrangement.greatestWidth + 1)
        slots = arrangement.memory.numbers(arrangement.layerCount)
    }

    /// The crossings of a thread's segments with all that is not taken out.
    func crossings(_ thread: Int) -> Int {
        var crossings = 0
        var above = threads.top[thread]
        for index in threads.range(thread) {
            let item = threads.items[index]
            if above >= 0 { crossings += self.crossings(above, item) }
            above = item
        }
        return threads.bottom[thread] < 0 ? crossings : crossings + self.crossings(above, threads.bottom[thread])
    }

    private func crossings(_ above: Int, _ below: Int) -> Int {
        let layer = arrangement.layerOf[above]
        gaps.read(from: layer, to: layer + 1)
        return gaps.crossings(from: arrangement.place[above], to: arrangement.place[below])
    }

    /// The least cost of a way for a thread that is taken out, with its slots in `slots`; nothing if none costs less
    /// than `bound`.
    func best(_ thread: Int, bound: Int) -> Int? {
        let range = threads.range(thread)
        let first = arrangement.layerOf[threads.items[range.lowerBound]]
        let last = first + range.count - 1
        walk(from: threads.top[thread], first, to: last, bound: bound)
        let end = row(last)
        let width = arrangement.width(last)
        lastCosts.fill(0, upTo: width + 1)
        if threads.bottom[thread] >= 0 {
            gaps.read(from: last, to: last + 1)
            gaps.addToItem(at: arrangement.place[threads.bottom[thread]], own: width, to: lastCosts.base)
        }
        var slot = 0
        for other in 1..<(width + 1) where end[other] + lastCosts.base[other] < end[slot] + lastCosts.base[slot] {
            slot = other
        }
        arrangement.work += 60 + width
        let least = Int(end[slot] + lastCosts.base[slot])
        guard least < bound else { return nil }
        traceBack(from: slot, last, to: first)
        return least
    }

    private func traceBack(from slot: Int, _ last: Int, to first: Int) {
        slots[last] = slot
        for layer in stride(from: last - 1, through: first, by: -1) {
            let below = slots[layer + 1]
            gaps.read(from: layer, to: layer + 1)
            slots[layer] = gaps.origin(
                of: below, cost: row(layer + 1)[below], from: row(layer), own: arrangement.width(layer))
        }
    }

    /// Adds to `sums` what a thread that is taken out costs at least, for each slot of the hub at its one end, with its
    /// other end as it is.
    func addCosts(of thread: Int, below: Bool, layer: Int, bound: Int, to sums: Numbers) {
        let far = below ? threads.bottom[thread] : threads.top[thread]
        if far < 0 || gaps.isOut[far] != 0 { return }
        let range = threads.range(thread)
        let end = threads.items[below ? range.upperBound - 1 : range.lowerBound]
        walk(from: far, arrangement.layerOf[end], to: layer, bound: bound)
        let costs = row(layer)
        for slot in 0...arrangement.width(layer) {
            sums.base[slot] = min(GapCosts.tooDear, sums.base[slot] &+ costs[slot])
        }
        arrangement.work += arrangement.width(layer)
    }

    private func row(_ layer: Int) -> UnsafeMutablePointer<Int32> {
        costs.base + arrangement.start[layer] + layer
    }

    /// Finds the least costs of the slots of all layers from `first` to `last`, up or down, for a thread that begins at
    /// the item `anchor` in the layer before, or freely.
    private func walk(from anchor: Int, _ first: Int, to last: Int, bound: Int) {
        let step = last < first || anchor >= 0 && arrangement.layerOf[anchor] > first ? -1 : 1
        let start = row(first)
        for slot in 0...arrangement.width(first) { start[slot] = 0 }
        if anchor >= 0 {
            gaps.read(from: first - step, to: first)
            gaps.addFromItem(at: arrangement.place[anchor], to: start)
        }
        for layer in stride(from: first, to: last, by: step) {
            gaps.read(from: layer, to: layer + step)
            gaps.step(
                from: row(layer), own: arrangement.width(layer), to: row(layer + step),
                bound: Int32(clamping: min(bound, Int(GapCosts.tooDear))))
        }
    }
}
