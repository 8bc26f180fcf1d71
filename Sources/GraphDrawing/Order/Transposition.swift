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
    func run(_ layer: Int, takingTies: Bool) -> (saved: Int, changed: Bool) {
        var saved = 0
        var changed = false
        var ties = takingTies
        while true {
            let (gain, exchanged) = pass(layer, least: ties ? 0 : 1)
            saved += gain
            changed = changed || exchanged
            if gain == 0 { return (saved, changed) }
            ties = false
        }
    }

    private func pass(_ layer: Int, least: Int) -> (gain: Int, exchanged: Bool) {
        let (order, place) = (arrangement.order, arrangement.place)
        let range = arrangement.range(layer)
        var total = 0
        var exchanged = false
        arrangement.work += 2 * range.count
        guard var left = range.isEmpty ? nil : order[range.lowerBound] else { return (0, false) }
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
        return (total, exchanged)
    }
}
