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

    /// Gives a layer this order of its items.
    mutating func arrange(_ layer: Int, _ items: [Int]) {
        layers[layer] = items
        for (index, item) in items.enumerated() { place[item] = index }
    }
}
