/// Exchanges neighbours in a layer where that saves crossings (Gansner and others 1993).
struct Transposition {
    private let arrangement: Arrangement
    private let places: NeighbourPlaces

    init(_ places: NeighbourPlaces) {
        arrangement = places.arrangement
        self.places = places
    }

    /// Goes along a layer whose neighbours' places were read, until nothing is saved any more, and gives the crossings
    /// saved. With `takingTies` the first time pairs are exchanged that lose nothing, too.
    func run(_ layer: Int, takingTies: Bool) -> Int {
        var saved = 0
        var ties = takingTies
        while true {
            let gain = pass(layer, least: ties ? 0 : 1)
            saved += gain
            if gain == 0 { return saved }
            ties = false
        }
    }

    private func pass(_ layer: Int, least: Int) -> Int {
        let (order, place) = (arrangement.order, arrangement.place)
        let range = arrangement.range(layer)
        var total = 0
        var exchanged = false
        arrangement.work += 2 * range.count
        guard var left = range.isEmpty ? nil : order[range.lowerBound] else { return 0 }
        for index in range.dropFirst() {
            let right = order[index]
            let gain = places.gain(left, right)
            guard gain >= least else {
                left = right
                continue
            }
            total += gain
            if !exchanged { arrangement.willChange(layer) }
            exchanged = true
            (order[index - 1], order[index]) = (right, left)
            place[right] -= 1
            place[left] += 1
        }
        return total
    }
}
