/// Reorders layer after layer by where each item's neighbours in the layer before stand: by their median (Eades,
/// Wormald 1994; weighted as in Gansner and others 1993) or by their mean (Sugiyama, Tagawa, Toda 1981).
struct Sweep {
    /// What stands for the places of the neighbours.
    enum Measure { case median, mean }

    let measure: Measure
    let down: Bool

    func run(_ graph: LayeredGraph, _ order: inout LayerOrder) {
        let adjacency = down ? graph.upper : graph.lower
        for step in 1..<max(1, graph.layerCount) {
            arrange(down ? step : graph.layerCount - 1 - step, adjacency, &order)
        }
    }

    /// Items without neighbours keep their places; the others are sorted into the rest.
    private func arrange(_ layer: Int, _ adjacency: Adjacency, _ order: inout LayerOrder) {
        let items = order.layers[layer]
        var movable: [(weight: Int, place: Int, item: Int)] = []
        var slots: [Int] = []
        var places: [Int] = []
        for (slot, item) in items.enumerated() where adjacency.degree(item) > 0 {
            places.removeAll(keepingCapacity: true)
            for neighbour in adjacency[item] { places.append(order.place[neighbour]) }
            slots.append(slot)
            movable.append((weight(&places), slot, item))
        }
        movable.sort { ($0.weight, $0.place) < ($1.weight, $1.place) }
        var arranged = items
        for (slot, moved) in zip(slots, movable) { arranged[slot] = moved.item }
        order.arrange(layer, arranged)
    }

    /// The place to strive for, in 1,024ths.
    private func weight(_ places: inout [Int]) -> Int {
        switch (measure, places.count) {
        case (_, 1): return places[0] * 1024
        case (.mean, let count): return places.reduce(0, +) * 1024 / count
        case (.median, let count):
            places.sort()
            let middle = count / 2
            if count % 2 == 1 { return places[middle] * 1024 }
            if count == 2 { return (places[0] + places[1]) * 512 }
            let (left, right) = (places[middle - 1] - places[0], places[count - 1] - places[middle])
            guard left + right > 0 else { return places[middle] * 1024 }
            return (places[middle - 1] * right + places[middle] * left) * 1024 / (left + right)
        }
    }
}
