/// What the work alone costs: stored closures, one a task, that load their inputs from typed slots, compute and store,
/// called one after the other by a plain loop.
struct Floor {
    typealias Synchronous = @Sendable (UnsafeMutablePointer<Int>) throws -> Void
    typealias Asynchronous = @Sendable (UnsafeMutablePointer<Int>) async throws -> Void

    private let synchronous: [Synchronous]
    private let asynchronous: [Asynchronous]
    private let count: Int

    init(_ shape: Shape, _ kind: Kind) {
        let parents = shape.parents
        count = parents.count
        synchronous = kind == .synchronous ? parents.indices.map { Self.body($0, parents[$0]) } : []
        asynchronous = kind == .asynchronous ? parents.indices.map { Self.asyncBody($0, parents[$0]) } : []
    }

    /// Runs all bodies and returns the goal's value.
    func run() async throws -> Int {
        let values = UnsafeMutablePointer<Int>.allocate(capacity: count)
        defer { values.deallocate() }
        for body in synchronous { try body(values) }
        for body in asynchronous { try await body(values) }
        return values[count - 1]
    }

    private static func body(_ index: Int, _ parents: [Int]) -> Synchronous {
        switch parents.count {
        case 0: return { $0[index] = 1 }
        case 1:
            let parent = parents[0]
            return { $0[index] = $0[parent] &+ 1 }
        case 2:
            let (above, left) = (parents[0], parents[1])
            return { $0[index] = $0[above] &+ $0[left] &+ 1 }
        default: return { values in values[index] = parents.reduce(1) { $0 &+ values[$1] } }
        }
    }

    private static func asyncBody(_ index: Int, _ parents: [Int]) -> Asynchronous {
        switch parents.count {
        case 0: return { $0[index] = await plusOne(0) }
        case 1:
            let parent = parents[0]
            return { $0[index] = await plusOne($0[parent]) }
        case 2:
            let (above, left) = (parents[0], parents[1])
            return { $0[index] = await plusOne($0[above] &+ $0[left]) }
        default: return { values in values[index] = await plusOne(parents.reduce(0) { $0 &+ values[$1] }) }
        }
    }
}
