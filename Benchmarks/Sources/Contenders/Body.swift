/// What the tasks of a graph do besides adding one to the sum of their inputs.
public enum Body: Sendable, Hashable {
    /// A synchronous function that adds.
    case sync
    /// An asynchronous function with an `await` that does not suspend.
    case async
    /// An asynchronous function that sleeps.
    case sleep(milliseconds: Int)
    /// A synchronous function that computes.
    case busy(microseconds: Int)

    /// The text of an option: `sync`, `async`, `sleep:MS` or `busy:US`; `nil` when it is none of these.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let number = parts.count == 2 ? Int(parts[1]).flatMap { (0...1_000_000).contains($0) ? $0 : nil } : nil
        switch (parts.first, parts.count, number) {
        case ("sync", 1, _): self = .sync
        case ("async", 1, _): self = .async
        case ("sleep", 2, let number?): self = .sleep(milliseconds: number)
        case ("busy", 2, let number?): self = .busy(microseconds: number)
        default: return nil
        }
    }
}

extension Body: CustomStringConvertible {
    /// The text of an option.
    public var description: String {
        switch self {
        case .sync: "sync"
        case .async: "async"
        case .sleep(let milliseconds): "sleep:\(milliseconds)"
        case .busy(let microseconds): "busy:\(microseconds)"
        }
    }
}

// The functions themselves are types, so that whoever calls one is compiled for it.

/// What a synchronous task makes of the sum of its inputs.
protocol SynchronousFunction: Sendable {
    func callAsFunction(_ sum: Int) -> Int
}

/// What an asynchronous task makes of the sum of its inputs.
protocol AsynchronousFunction: Sendable {
    func callAsFunction(_ sum: Int) async throws -> Int
}

struct Add: SynchronousFunction {
    @inline(__always)
    func callAsFunction(_ sum: Int) -> Int { sum &+ 1 }
}

struct AddAfterAwait: AsynchronousFunction {
    @inline(__always)
    func callAsFunction(_ sum: Int) async -> Int { sum &+ 1 }
}

struct Compute: SynchronousFunction {
    let turns: Int

    @inline(__always)
    func callAsFunction(_ sum: Int) -> Int { sum &+ 1 &+ Work.turn(turns) }
}

struct Sleep: AsynchronousFunction {
    let duration: Duration

    @inline(__always)
    func callAsFunction(_ sum: Int) async throws -> Int {
        try await Task.sleep(for: duration)
        return sum &+ 1
    }
}
