import Synchronization

@testable import JFlow

/// What is opened, used and closed, and what of that was wrong.
final class SharedProbe: Sendable {
    /// A value that runs share.
    struct Connection: Sendable, Hashable {
        let number: Int
    }

    private struct State {
        var openedCount = 0
        var open: Set<Int> = []
        var closed: [Int] = []
        var complaints: [String] = []
        var mostOpen = 0
    }

    private let state = Mutex(State())

    var openedCount: Int { state.withLock { $0.openedCount } }
    var openCount: Int { state.withLock { $0.open.count } }
    /// The most that were open at the same moment.
    var mostOpen: Int { state.withLock { $0.mostOpen } }
    /// The numbers of the connections in the order of their closing.
    var closed: [Int] { state.withLock { $0.closed } }
    var complaints: [String] { state.withLock { $0.complaints } }

    func open() -> Connection {
        state.withLock { state in
            state.openedCount += 1
            state.open.insert(state.openedCount)
            state.mostOpen = max(state.mostOpen, state.open.count)
            return Connection(number: state.openedCount)
        }
    }

    func use(_ connection: Connection) {
        state.withLock { state in
            if !state.open.contains(connection.number) {
                state.complaints.append("\(connection.number) used when closed")
            }
        }
    }

    func close(_ connection: Connection) {
        state.withLock { state in
            if state.open.remove(connection.number) == nil {
                state.complaints.append("\(connection.number) closed twice")
            }
            state.closed.append(connection.number)
        }
    }
}

/// A shared connection in a simulated world, and runs that use it.
struct SharedWorld: Sendable {
    let world: SimulatedWorld
    let probe = SharedProbe()

    init(seed: UInt64) {
        world = SimulatedWorld(seed: seed)
    }

    typealias Connection = TaskDefinition<SharedProbe.Connection, Void>

    /// A connection whose opening takes some time.
    func connection(opensIn milliseconds: Int, closesIn closing: Int = 0) -> Connection {
        let (world, probe) = (world, probe)
        return task("connection") {
            try await world.sleep(milliseconds)
            return probe.open()
        }.shared {
            if closing > 0 { try? await world.sleep(closing) }
            probe.close($0)
        }
    }

    /// A workflow that uses a connection for some time, and returns its number.
    func workflow(
        using connection: some Dependency<SharedProbe.Connection>, for milliseconds: Int = 0
    ) throws -> Workflow<Int> {
        let (world, probe) = (world, probe)
        return try Workflow(
            task("use", connection) { connection in
                probe.use(connection)
                try await world.sleep(milliseconds)
                probe.use(connection)
                return connection.number
            })
    }

    /// Starts a run; its value is the number of the connection that it used, or what it threw.
    func start(_ workflow: Workflow<Int>) -> Task<Result<Int, WorkflowError>, Never> {
        Task(executorPreference: world.executor) {
            do throws(WorkflowError) {
                return .success(try await workflow.run(options: world.options()))
            } catch {
                return .failure(error)
            }
        }
    }

    /// Starts something that ends with a time of this world.
    func timed(_ work: @escaping @Sendable () async -> Void) -> Task<Duration, Never> {
        let world = world
        return Task(executorPreference: world.executor) {
            await work()
            return world.now
        }
    }
}

extension Result where Failure == WorkflowError {
    var isCancelled: Bool { if case .failure(.cancelled) = self { true } else { false } }
    var isFailed: Bool { if case .failure(.failed) = self { true } else { false } }
    var value: Success? { try? get() }
}
