/// Numbers as if by chance, the same ones on every machine (SplitMix64; Steele, Lea, Flood 2014).
struct Chance {
    private var state: UInt64 = 0x5DEE_CE66

    /// A number from 0 to less than `bound`.
    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) >> 33) % bound
    }
}
