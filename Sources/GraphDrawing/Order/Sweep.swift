/// Reorders layer after layer by where each item's neighbours in the layer before stand: by their median (Eades,
/// Wormald 1994; weighted as in Gansner and others 1993) or by their mean (Sugiyama, Tagawa, Toda 1981).
struct Sweep {
    /// What stands for the places of the neighbours.
    enum Measure { case median, mean }

    private let arrangement: Arrangement
    /// The places of one item's neighbours.
    private var places: [Int] = []
    /// For each item that has neighbours: its weight and, in the low bits, its place.
    private var movable: [UInt64] = []
    private var items: [Int] = []

    init(_ arrangement: Arrangement) { self.arrangement = arrangement }

    mutating func run(_ measure: Measure, down: Bool) {
        for step in 1..<max(1, arrangement.layerCount) {
            arrange(down ? step : arrangement.layerCount - 1 - step, measure, down: down)
        }
    }

    /// Orders one layer by the layer above it (`down`) or below. Items without neighbours keep their places; the others
    /// are sorted into the rest.
    mutating func arrange(_ layer: Int, _ measure: Measure, down: Bool) {
        let links = down ? arrangement.upper : arrangement.lower
        let first = arrangement.start[layer]
        movable.removeAll(keepingCapacity: true)
        items.removeAll(keepingCapacity: true)
        for index in arrangement.range(layer) {
            let item = arrangement.order[index]
            items.append(item)
            guard links.degree(item) > 0 else { continue }
            movable.append(UInt64(weight(item, links, measure)) << 32 | UInt64(index - first))
        }
        movable.sort()
        arrangement.willChange(layer)
        var next = 0
        for slot in items.indices where links.degree(items[slot]) > 0 {
            let item = items[Int(movable[next] & 0xFFFF_FFFF)]
            next += 1
            arrangement.order[first + slot] = item
            arrangement.place[item] = slot
        }
        arrangement.work += 10 * items.count
    }

    /// The place to strive for, in 1,024ths.
    private mutating func weight(_ item: Int, _ links: Arrangement.Links, _ measure: Measure) -> Int {
        let count = links.degree(item)
        arrangement.work += 2 * count
        if count == 1 { return arrangement.place[links.first(item)] * 1024 }
        if measure == .mean {
            var sum = 0
            for link in links.range(item) { sum += arrangement.place[links.items[link]] }
            return sum * 1024 / count
        }
        places.removeAll(keepingCapacity: true)
        for link in links.range(item) { places.append(arrangement.place[links.items[link]]) }
        places.sort()
        let middle = count / 2
        if count % 2 == 1 { return places[middle] * 1024 }
        if count == 2 { return (places[0] + places[1]) * 512 }
        let (left, right) = (places[middle - 1] - places[0], places[count - 1] - places[middle])
        guard left + right > 0 else { return places[middle] * 1024 }
        return (places[middle - 1] * right + places[middle] * left) * 1024 / (left + right)
    }
}
