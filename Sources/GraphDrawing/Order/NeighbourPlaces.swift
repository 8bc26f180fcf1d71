/// Where the neighbours of one layer's items stand, sorted: what is needed while that layer alone is reordered.
struct NeighbourPlaces {
    let arrangement: Arrangement
    /// The places of the neighbours above and below, filed as the links of the arrangement are.
    let above: Numbers
    let below: Numbers
    private let next: Numbers

    init(_ arrangement: Arrangement) {
        self.arrangement = arrangement
        above = arrangement.memory.numbers(arrangement.upper.items.count)
        below = arrangement.memory.numbers(arrangement.lower.items.count)
        next = arrangement.memory.numbers(arrangement.itemCount)
    }

    /// Looks up the neighbours of a layer's items.
    func read(_ layer: Int) {
        if layer > 0 { read(above, of: layer, from: layer - 1, arrangement.upper, arrangement.lower) }
        if layer + 1 < arrangement.layerCount {
            read(below, of: layer, from: layer + 1, arrangement.lower, arrangement.upper)
        }
    }

    /// Walks along the neighbouring layer, so that the places are sorted as they are written.
    private func read(
        _ places: Numbers, of layer: Int, from other: Int, _ links: Arrangement.Links, _ back: Arrangement.Links
    ) {
        let order = arrangement.order
        for index in arrangement.range(layer) {
            let item = order[index]
            next[item] = links.offsets[item]
        }
        let first = arrangement.start[other]
        for index in arrangement.range(other) {
            for link in back.range(order[index]) {
                let item = back.items[link]
                places[next[item]] = index - first
                next[item] += 1
            }
            arrangement.work += 1 + back.degree(order[index])
        }
        arrangement.work += arrangement.width(layer)
    }

    /// How many crossings fewer there are when two neighbours in the layer that was read, `left` and `right`, change
    /// places.
    func gain(_ left: Int, _ right: Int) -> Int {
        gain(left, right, arrangement.upper, above) + gain(left, right, arrangement.lower, below)
    }

    private func gain(_ left: Int, _ right: Int, _ links: Arrangement.Links, _ places: Numbers) -> Int {
        let (lefts, rights) = (links.range(left), links.range(right))
        if lefts.count == 1, rights.count == 1 {
            return (places[lefts.lowerBound] - places[rights.lowerBound]).signum()
        }
        arrangement.work += lefts.count + rights.count
        var (less, lessOrEqual, gain) = (rights.lowerBound, rights.lowerBound, 0)
        for index in lefts {
            let place = places[index]
            while less < rights.upperBound, places[less] < place { less += 1 }
            lessOrEqual = max(lessOrEqual, less)
            while lessOrEqual < rights.upperBound, places[lessOrEqual] == place { lessOrEqual += 1 }
            gain += (less - rights.lowerBound) - (rights.upperBound - lessOrEqual)
        }
        return gain
    }
}
