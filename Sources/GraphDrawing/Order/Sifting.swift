/// Puts each item of a layer at its best place between the others (Matuszewski, Schönfeld, Molitor, "Using sifting for
/// k-layer straightline crossing minimization", 1999).
///
/// For the item at hand it is counted once, for each place of the neighbouring layers, what a segment that ends there
/// gains when the item steps over it; so that a step over another item costs one look at each of its segments. Only
/// hubs are sifted: threads are put back whole.
struct Sifting {
    private let arrangement: Arrangement
    private let places: NeighbourPlaces
    private let threads: Threads
    private let above: Numbers
    private let below: Numbers
    private let items: Numbers

    init(_ places: NeighbourPlaces, _ threads: Threads) {
        arrangement = places.arrangement
        self.places = places
        self.threads = threads
        above = arrangement.memory.numbers(arrangement.greatestWidth + 1)
        below = arrangement.memory.numbers(arrangement.greatestWidth + 1)
        items = arrangement.memory.numbers(arrangement.greatestWidth)
    }

    /// Sifts each hub of a layer whose neighbours' places were read; gives the crossings saved.
    func run(_ layer: Int, takingTies: Bool) -> Int {
        let range = arrangement.range(layer)
        for index in range { items[index - range.lowerBound] = arrangement.order[index] }
        var saved = 0
        for index in 0..<range.count where threads.threadOf[items[index]] < 0 {
            saved += sift(items[index], layer, takingTies)
        }
        return saved
    }

    private func sift(_ item: Int, _ layer: Int, _ takingTies: Bool) -> Int {
        let (upper, lower) = (arrangement.upper.range(item), arrangement.lower.range(item))
        if !upper.isEmpty { count(upper, in: places.above, of: layer - 1, into: above) }
        if !lower.isEmpty { count(lower, in: places.below, of: layer + 1, into: below) }
        let first = arrangement.start[layer]
        let own = arrangement.place[item]
        // `current` is what stepping from the far left to here costs; the least of all is where the item belongs.
        var (current, least, best) = (0, 0, 0)
        var ownCost = 0
        for slot in 0..<arrangement.width(layer) {
            let other = arrangement.order[first + slot]
            if other == item {
                ownCost = current
                continue
            }
            if !upper.isEmpty { current += step(over: other, arrangement.upper, places.above, above) }
            if !lower.isEmpty { current += step(over: other, arrangement.lower, places.below, below) }
            if current < least || current == least && takingTies { (least, best) = (current, slot + 1) }
        }
        arrangement.work += arrangement.width(layer) * 4
        guard least < ownCost || takingTies && best != own && best != own + 1 else { return 0 }
        arrangement.move(item, toSlot: best)
        return ownCost - least
    }

    private func step(
        over other: Int, _ links: Arrangement.Links, _ places: Numbers, _ costs: Numbers
    ) -> Int {
        var cost = 0
        for link in links.range(other) { cost += costs[places[link]] }
        return cost
    }

    /// For each place of a neighbouring layer: how many of the item's segments end left of it, less those right of it.
    private func count(_ segments: Range<Int>, in places: Numbers, of layer: Int, into costs: Numbers) {
        let width = arrangement.width(layer)
        var less = 0
        var from = 0
        var index = segments.lowerBound
        while index < segments.upperBound {
            let place = places[index]
            var equal = 0
            while index < segments.upperBound, places[index] == place { (index, equal) = (index + 1, equal + 1) }
            for free in from..<place { costs[free] = less - (segments.count - less) }
            costs[place] = less - (segments.count - less - equal)
            less += equal
            from = place + 1
        }
        for free in from..<width { costs[free] = segments.count }
        arrangement.work += width
    }
}
