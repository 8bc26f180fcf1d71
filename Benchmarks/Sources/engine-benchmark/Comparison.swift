import JFlow

/// One shape with one kind of bodies: the engine, the floor and the hand-written version, measured in turns, so that
/// whatever else the machine does meets all of them.
struct Comparison {
    let shape: Shape
    let kind: Kind
    private let expected: Int
    private(set) var build = Measurement()
    private(set) var run = Measurement()
    private(set) var floor = Measurement()
    private(set) var handWritten = Measurement()

    struct WrongResult: Error, CustomStringConvertible {
        let description: String
    }

    init(_ shape: Shape, _ kind: Kind, rounds: Int) async throws {
        self.shape = shape
        self.kind = kind
        expected = shape.expected
        let floorBodies = Floor(shape, kind)
        let byHand = HandWritten(shape, kind)
        let tasks = shape.parents.count
        for _ in 0..<rounds {
            let (workflow, buildTime) = try timed { try Engine.workflow(shape, kind) }
            build.add(buildTime, tasks: tasks)
            run.add(try await checked("the engine") { try await workflow.run() }, tasks: tasks)
            floor.add(try await checked("the plain loop") { try await floorBodies.run() }, tasks: tasks)
            handWritten.add(try await checked("the task group") { await byHand.run() }, tasks: tasks)
        }
    }

    private func timed<Result>(_ work: () throws -> Result) rethrows -> (Result, Duration) {
        let start = ContinuousClock.now
        let result = try work()
        return (result, .now - start)
    }

    /// The time of a run whose result is right.
    private func checked(_ who: String, _ work: () async throws -> Int) async throws -> Duration {
        let start = ContinuousClock.now
        let result = try await work()
        let duration = ContinuousClock.now - start
        guard result == expected else {
            throw WrongResult(description: "\(shape.rawValue): \(who) gives \(result), not \(expected)")
        }
        return duration
    }
}
