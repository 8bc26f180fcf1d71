/// The order of a small layer in which the fewest lines cross, its neighbours being fixed: exact, by dynamic programming
/// over the sets of items that stand at the left (Held, Karp, "A dynamic programming approach to sequencing problems",
/// 1962; as one of the exact methods in Jünger, Mutzel, "2-layer straightline crossing minimization", 1997, for few items).
struct ExactLayers {
    private let arrangement: Arrangement
    private let places: NeighbourPlaces
    /// For each set of items, as bits: what the best order of it costs, and the item that stands last in it.
    private let least: Numbers
    private let last: Numbers
    /// What it costs more that one item stands left of another than right of it.
    private let excess: Numbers

    private static let mostItems = 8

    init(_ places: NeighbourPlaces) {
        arrangement = places.arrangement
        self.places = places
        least = arrangement.memory.numbers(1 << Self.mostItems)
        last = arrangement.memory.numbers(1 << Self.mostItems)
        excess = arrangement.memory.numbers(Self.mostItems * Self.mostItems)
    }

    /// Orders all layers of at most eight items, one after the other, while the work lasts; gives the crossings saved.
    func run(until limit: Int) -> Int {
        var saved = 0
        for layer in 0..<arrangement.layerCount where arrangement.work < limit {
            // Two items that neighbours were exchanged for are in their best order already.
            guard 3...Self.mostItems ~= arrangement.width(layer) else { continue }
            saved += order(layer)
        }
        return saved
    }

    /// Orders one layer of at most eight items; gives the crossings saved.
    func order(_ layer: Int) -> Int {
        places.read(layer)
        let range = arrangement.range(layer)
        let items = range.map { arrangement.order[$0] }
        readExcess(items)
        chooseLast(items.count)
        var now = 0
        for right in items.indices { for left in 0..<right { now += excess[left * Self.mostItems + right] } }
        let all = 1 << items.count - 1
        // The costs of two orders differ by twice their crossings.
        let saved = (now - least[all]) / 2
        guard saved > 0 else { return 0 }
        arrangement.willChange(layer)
        var set = all
        for index in range.reversed() {
            arrangement.order[index] = items[last[set]]
            set &= ~(1 << last[set])
        }
        arrangement.number(layer)
        return saved
    }

    private func readExcess(_ items: [Int]) {
        for left in items.indices {
            for right in items.indices where right > left {
                let gain = places.gain(items[left], items[right])
                excess[left * Self.mostItems + right] = gain
                excess[right * Self.mostItems + left] = -gain
            }
        }
    }

    /// For each set the item that is best its last, the smallest sets first.
    private func chooseLast(_ count: Int) {
        least[0] = 0
        for set in 1..<(1 << count) {
            var best = Int.max
            for item in 0..<count where set & (1 << item) != 0 {
                let before = set & ~(1 << item)
                var cost = least[before]
                for other in 0..<count where before & (1 << other) != 0 {
                    cost += excess[other * Self.mostItems + item]
                }
                if cost < best {
                    best = cost
                    last[set] = item
                }
            }
            least[set] = best
        }
        arrangement.work += count * count << count
    }
}
