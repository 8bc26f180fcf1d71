/// Improves an order by what looks at one layer, one thread or one hub at a time, until none of it helps any more or
/// the work is done.
struct Polish {
    let reinsertion: Reinsertion

    private let arrangement: Arrangement
    private let limit: Int
    private let places: NeighbourPlaces
    private let transposition: Transposition
    private let sifting: Sifting
    private let exactLayers: ExactLayers

    private static let rounds = 12

    init(_ arrangement: Arrangement, limit: Int) {
        self.arrangement = arrangement
        self.limit = limit
        places = NeighbourPlaces(arrangement)
        transposition = Transposition(places)
        exactLayers = ExactLayers(places)
        reinsertion = Reinsertion(arrangement, limit: limit)
        sifting = Sifting(places, reinsertion.threads)
    }

    /// Gives the crossings saved. With `takingTies` also what neither gains nor loses is moved now and then.
    func run(takingTies: Bool) -> Int {
        var total = 0
        while arrangement.work < limit {
            let saved =
                repeatOverLayers(until: limit, takingTies: takingTies) { layer, ties in
                    sifting.run(layer, takingTies: ties) + transposition.run(layer, takingTies: ties)
                } + reinsertion.putBackThreads() + reinsertion.putBackHubs()
            // What is exact takes its time: only where all else is at its end.
            let more = saved > 0 ? saved : exactLayers.run(until: limit)
            total += more
            if more == 0 { break }
        }
        return total
    }

    /// Transposes in all layers.
    func transpose(until limit: Int) {
        for layer in 0..<arrangement.layerCount { arrangement.isPending[layer] = 1 }
        _ = repeatOverLayers(until: limit, takingTies: true) { transposition.run($0, takingTies: $1) }
    }

    /// Goes over the layers that are pending until nothing is saved, ties taken in every other round.
    private func repeatOverLayers(until limit: Int, takingTies: Bool, _ improve: (Int, Bool) -> Int) -> Int {
        var total = 0
        for round in 0..<Self.rounds {
            var saved = 0
            for layer in 0..<arrangement.layerCount where arrangement.isPending[layer] != 0 && arrangement.work < limit
            {
                arrangement.isPending[layer] = 0
                places.read(layer)
                saved += improve(layer, takingTies && round % 2 == 1)
            }
            total += saved
            if saved == 0 { break }
        }
        return total
    }
}
