/// Random numbers that are the same in every run (SplitMix64, Steele, Lea and Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Dependencies of a random topologically numbered graph.
func randomGraph(taskLimit: Int, using random: inout SeededGenerator) -> [[Int]] {
    let count = Int.random(in: 1...taskLimit, using: &random)
    return (0..<count).map { task in
        guard task > 0 else { return [] }
        let wanted = Int.random(in: 0...4, using: &random)
        return Set((0..<wanted).map { _ in Int.random(in: 0..<task, using: &random) }).sorted()
    }
}
