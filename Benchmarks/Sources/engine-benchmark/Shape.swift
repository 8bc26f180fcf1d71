/// The shapes that are measured: tasks by index, in an order in which each stands behind its parents.
enum Shape: String, CaseIterable {
    case chain
    case fanOut = "fan-out"
    case wavefront

    /// The length of the chain, the width of the fan-out, and the number of squares of the wavefront, 100 on a side.
    static let size = 10_000
    static let side = 100

    /// The parents of each task; the last task is the goal.
    var parents: [[Int]] {
        switch self {
        case .chain: (0..<Self.size).map { $0 == 0 ? [] : [$0 - 1] }
        case .fanOut: [[]] + (0..<Self.size).map { _ in [0] } + [Array(1...Self.size)]
        case .wavefront: (0..<Self.size).map(Self.neighbours)
        }
    }

    /// The squares above and to the left.
    private static func neighbours(of square: Int) -> [Int] {
        (square < side ? [] : [square - side]) + (square.isMultiple(of: side) ? [] : [square - 1])
    }

    /// The value of the goal, computed in the plainest way: each task adds one to the sum of its parents' values.
    var expected: Int {
        var values: [Int] = []
        for parents in parents { values.append(parents.reduce(1) { $0 &+ values[$1] }) }
        return values[values.count - 1]
    }
}

/// Whether the bodies are synchronous functions, or asynchronous ones that do not suspend.
enum Kind: String, CaseIterable {
    case synchronous = "sync"
    case asynchronous = "async"
}

/// What an asynchronous body awaits.
@inline(__always)
func plusOne(_ value: Int) async -> Int { value &+ 1 }
