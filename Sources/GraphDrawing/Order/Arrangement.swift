/// The order that is being searched: items of each layer in a row, with each item's place, and the segments between
/// layers, all in flat memory.
final class Arrangement {
    let memory = Memory()
    let itemCount: Int
    let layerCount: Int
    let layerOf: Numbers
    /// Where each layer begins in `order`; one more number closes the last.
    let start: Numbers
    /// The items, layer after layer.
    let order: Numbers
    /// The place of each item in its layer.
    let place: Numbers
    let lower: Links
    let upper: Links
    /// The most items of a layer.
    let greatestWidth: Int
    /// Not 0 for layers that may be improved because they or their neighbours were changed.
    let isPending: Numbers
    /// When each layer was last changed: the number of the change.
    private(set) var changeOf: [Int]
    private(set) var changes = 0
    /// The work done so far: about one for each item or segment that was looked at. Budgets are counted in it, so
    /// that the same graph is ordered in the same way on every machine.
    var work = 0

    /// The items that segments lead to from each item.
    struct Links {
        let offsets: Numbers
        let items: Numbers

        func degree(_ item: Int) -> Int { offsets[item + 1] - offsets[item] }
        func range(_ item: Int) -> Range<Int> { Range(uncheckedBounds: (offsets[item], offsets[item + 1])) }
        func first(_ item: Int) -> Int { items[offsets[item]] }
    }

    init(_ graph: LayeredGraph) {
        itemCount = graph.itemCount
        layerCount = graph.layerCount
        layerOf = memory.numbers(graph.layerOf)
        lower = Links(offsets: memory.numbers(graph.lower.offsets), items: memory.numbers(graph.lower.neighbours))
        upper = Links(offsets: memory.numbers(graph.upper.offsets), items: memory.numbers(graph.upper.neighbours))
        start = memory.numbers(layerCount + 1)
        order = memory.numbers(itemCount)
        place = memory.numbers(itemCount)
        isPending = memory.numbers(layerCount, 1)
        changeOf = [Int](repeating: 0, count: layerCount)
        for item in 0..<itemCount { start[layerOf[item] + 1] += 1 }
        var greatest = 0
        for layer in 0..<layerCount {
            greatest = max(greatest, start[layer + 1])
            start[layer + 1] += start[layer]
        }
        greatestWidth = greatest
    }

    func width(_ layer: Int) -> Int { start[layer + 1] - start[layer] }

    func range(_ layer: Int) -> Range<Int> { Range(uncheckedBounds: (start[layer], start[layer + 1])) }

    /// Writes the places of a layer's items anew.
    func number(_ layer: Int) {
        let first = start[layer]
        for index in range(layer) { place[order[index]] = index - first }
    }

    /// Moves an item before the one at `slot` (or to the end); the others close up.
    func move(_ item: Int, toSlot slot: Int) {
        let first = start[layerOf[item]]
        let from = place[item]
        let to = slot > from ? slot - 1 : slot
        guard to != from else { return }
        willChange(layerOf[item])
        let step = to > from ? 1 : -1
        var index = from
        while index != to {
            let other = order[first + index + step]
            order[first + index] = other
            place[other] = index
            index += step
        }
        order[first + to] = item
        place[item] = to
        work += abs(to - from)
    }

    /// To be said before a layer is changed.
    func willChange(_ layer: Int) {
        if layer > 0 { isPending[layer - 1] = 1 }
        isPending[layer] = 1
        if layer + 1 < layerCount { isPending[layer + 1] = 1 }
        changes += 1
        changeOf[layer] = changes
    }

    /// Whether any of these layers was changed after the change of this number (-1: in any case).
    func hasChanged(_ layers: ClosedRange<Int>, since change: Int) -> Bool {
        work += layers.count
        return change < 0 || layers.contains { changeOf[$0] > change }
    }

    /// Takes over an order of some items, layer by layer; all others join in where their neighbours above stand.
    func resume(_ layers: [[Int]]) {
        var isKnown = [Bool](repeating: false, count: itemCount)
        var filled = (0..<layerCount).map { start[$0] }
        func append(_ item: Int) {
            isKnown[item] = true
            order[filled[layerOf[item]]] = item
            filled[layerOf[item]] += 1
        }
        for (layer, items) in layers.enumerated() {
            for item in items where item >= 0 && item < itemCount && layerOf[item] == layer && !isKnown[item] {
                append(item)
            }
        }
        let new = (0..<itemCount).filter { !isKnown[$0] }
        for item in new { append(item) }
        for layer in 0..<layerCount { number(layer) }
        for item in new.sorted(by: { (layerOf[$0], $0) < (layerOf[$1], $1) }) where upper.degree(item) > 0 {
            let mean = upper.range(item).reduce(0) { $0 + place[upper.items[$1]] } / upper.degree(item)
            move(item, toSlot: min(mean + 1, width(layerOf[item])))
        }
    }

    /// Takes over a copy of `order`.
    func restore(_ saved: Numbers) {
        order.copy(0..<itemCount, from: saved)
        for layer in 0..<layerCount {
            number(layer)
            isPending[layer] = 1
        }
        work += itemCount
    }

    /// The items of each layer, in order.
    var layers: [[Int]] { (0..<layerCount).map { range($0).map { order[$0] } } }
}
