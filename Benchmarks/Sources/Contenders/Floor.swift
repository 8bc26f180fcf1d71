package import Graphs

/// What the work alone costs: stored closures, one a task, that load their inputs, compute and store, called one after
/// the other by a plain loop.
// Not `Sendable`: whoever measures makes one and runs it.
package final class Floor {
    typealias Synchronous = @Sendable (UnsafeMutablePointer<Int>) throws -> Void
    typealias Asynchronous = @Sendable (UnsafeMutablePointer<Int>) async throws -> Void

    private enum Bodies {
        case synchronous([Synchronous])
        case asynchronous([Asynchronous])
    }

    private let bodies: Bodies
    private let values: UnsafeMutablePointer<Int>
    private let count: Int

    /// Makes the closures.
    package init(_ graph: Graph, _ body: Body) {
        count = graph.count
        values = .allocate(capacity: graph.count)
        values.initialize(repeating: 0, count: graph.count)
        switch body {
        case .sync: bodies = .synchronous(Self.closures(graph, Add()))
        case .async: bodies = .asynchronous(Self.closures(graph, AddAfterAwait()))
        case .busy(let time):
            bodies = .synchronous(Self.closures(graph, Compute(turns: Work.turns(microseconds: Double(time)))))
        case .sleep(let time): bodies = .asynchronous(Self.closures(graph, Sleep(duration: .milliseconds(time))))
        }
    }

    deinit {
        values.deallocate()
    }

    /// Calls all closures and returns the goal's value.
    package func run() async throws -> Int {
        switch bodies {
        case .synchronous(let bodies): try call(bodies)
        case .asynchronous(let bodies): for body in bodies { try await body(values) }
        }
        return values[count - 1]
    }

    private func call(_ bodies: [Synchronous]) throws {
        for body in bodies { try body(values) }
    }

    private static func closures(_ graph: Graph, _ function: some SynchronousFunction) -> [Synchronous] {
        graph.indices.map { task in
            let parents = graph.parents(of: task)
            let first = parents.startIndex
            switch parents.count {
            case 0: return { $0[task] = function(0) }
            case 1:
                let a = parents[first]
                return { $0[task] = function($0[a]) }
            case 2:
                let (a, b) = (parents[first], parents[first + 1])
                return { $0[task] = function($0[a] &+ $0[b]) }
            case 3:
                let (a, b, c) = (parents[first], parents[first + 1], parents[first + 2])
                return { $0[task] = function($0[a] &+ $0[b] &+ $0[c]) }
            default:
                let parents = Array(parents)
                return { values in values[task] = function(sum(of: parents, values)) }
            }
        }
    }

    private static func closures(_ graph: Graph, _ function: some AsynchronousFunction) -> [Asynchronous] {
        graph.indices.map { task in
            let parents = graph.parents(of: task)
            let first = parents.startIndex
            switch parents.count {
            case 0: return { $0[task] = try await function(0) }
            case 1:
                let a = parents[first]
                return { $0[task] = try await function($0[a]) }
            case 2:
                let (a, b) = (parents[first], parents[first + 1])
                return { $0[task] = try await function($0[a] &+ $0[b]) }
            case 3:
                let (a, b, c) = (parents[first], parents[first + 1], parents[first + 2])
                return { $0[task] = try await function($0[a] &+ $0[b] &+ $0[c]) }
            default:
                let parents = Array(parents)
                return { values in values[task] = try await function(sum(of: parents, values)) }
            }
        }
    }

    private static func sum(of parents: [Int], _ values: UnsafeMutablePointer<Int>) -> Int {
        var sum = 0
        for parent in parents { sum &+= values[parent] }
        return sum
    }
}
