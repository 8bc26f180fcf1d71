import JFlow
import TraceFormat

/// The numbers by which OpenTelemetry knows a run and its tasks: the same each time the trace is exported, also of a
/// trace that is cut, and others for another run.
struct SpanIdentity {
    /// 32 hexadecimal digits.
    let trace: String
    private let base: UInt64

    init(of history: RunHistory) {
        let origin = history.origin
        var words = [origin.program ?? "", "\(origin.process ?? -1)", "\(origin.began ?? -1)", history.plan.name]
        // Without an origin two runs of a workflow differ by when their first task became ready, if by nothing else.
        words.append("\(history.firstTime)")
        words += history.metadata.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        let high = Self.hash(words, seed: 0xCBF2_9CE4_8422_2325)
        base = Self.hash(words, seed: 0x8422_2325_CBF2_9CE4)
        trace = Self.hexadecimal(high) + Self.hexadecimal(base)
    }

    /// The span of the run: 16 hexadecimal digits.
    var run: String { span(0) }

    /// The span of a task: 16 hexadecimal digits.
    func task(_ task: Int) -> String { span(UInt64(task) + 1) }

    /// Numbers that go on from each other, each mixed in a way that can be undone: no two are the same.
    private func span(_ number: UInt64) -> String {
        Self.hexadecimal(Self.mixed(base &+ number &* 0x9E37_79B9_7F4A_7C15))
    }

    /// FNV-1a (Fowler, Noll and Vo), each word ended by a byte that UTF-8 does not have.
    private static func hash(_ words: [String], seed: UInt64) -> UInt64 {
        var hash = seed
        for word in words {
            for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        return mixed(hash)
    }

    /// The end of SplitMix64 (Steele, Lea and Flood, 2014).
    private static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Identifiers of nothing but zeros are not valid.
    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(max(1, number), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
