/// An order of the items in each layer, with each item's place in it.
struct LayerOrder {
    private(set) var layers: [[Int]]
    private(set) var place: [Int]

    init(layers: [[Int]], itemCount: Int) {
        self.layers = layers
        place = [Int](repeating: 0, count: itemCount)
        for layer in layers {
            for (index, item) in layer.enumerated() { place[item] = index }
        }
    }

    /// All items of a graph, each layer sorted; `precedes` decides between any two.
    init(_ graph: LayeredGraph, by precedes: (Int, Int) -> Bool) {
        var layers = [[Int]](repeating: [], count: graph.layerCount)
        for item in 0..<graph.itemCount { layers[graph.layerOf[item]].append(item) }
        for layer in layers.indices { layers[layer].sort(by: precedes) }
        self.init(layers: layers, itemCount: graph.itemCount)
    }

    /// Gives a layer this order of its items.
    mutating func arrange(_ layer: Int, _ items: [Int]) {
        layers[layer] = items
        for (index, item) in items.enumerated() { place[item] = index }
    }

    /// How often segments cross in this order.
    func crossings(in graph: LayeredGraph) -> Int {
        let arrangement = Arrangement(graph)
        arrangement.resume(layers)
        return CrossingCount(arrangement).all()
    }

    /// The same order with more items at the ends of their layers; they are numbered on from those there are.
    func adding(_ items: [(item: Int, layer: Int)]) -> LayerOrder {
        var layers = layers
        for (item, layer) in items { layers[layer].append(item) }
        return LayerOrder(layers: layers, itemCount: place.count + items.count)
    }
}
