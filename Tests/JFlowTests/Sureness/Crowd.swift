import Synchronization
import Testing

@testable import JFlow

/// One plan of many tasks over a number that each run is given, its runs, and the books that its bodies keep.
final class Crowd: Sendable {
    /// Which run a body is part of.
    struct Run: Sendable {
        let number: Int
        /// Kept alive by every Swift task of the run.
        let probe: LiveProbe
    }

    /// What becomes of a run.
    private enum Fate: Equatable {
        case runs, isCancelledAtOnce
        case isCancelledInBody(Int)
    }

    @TaskLocal static var current: Run?

    let books = CrowdBooks()
    private let seed: UInt64
    private let start: TaskDefinition<Int, Int, Int>
    private let dependencies: [[Int]]
    private let workflow: Workflow<Int>
    /// Runs of equal numbers, modulo this, ask the cache for the same values.
    private let distinctCount: Int

    init(taskCount: Int, seed: UInt64, pool: Pool? = nil, cache: MemoryCache? = nil) throws {
        self.seed = seed
        distinctCount = cache == nil ? .max : 20
        var random = SeededGenerator(seed: seed)
        start = task("0", Parameter<Int>("number")) { $0 }
        var tasks = [AnyTask(start)]
        var dependencies: [[Int]] = [[]]
        for number in 1..<taskCount {
            let isGoal = number == taskCount - 1
            let picked = (0..<(isGoal ? 20 : Int.random(in: 1...3, using: &random))).map { _ in
                Int.random(in: max(0, number - 20)..<number, using: &random)
            }
            dependencies.append(picked)
            tasks.append(
                AnyTask(
                    books.task(
                        number, over: picked.map { tasks[$0] }, pool: number % 10 == 1 ? pool : nil,
                        isCached: cache != nil && number % 10 == 2, waits: Int.random(in: 0..<4, using: &random) == 0)))
        }
        self.dependencies = dependencies
        workflow = try Workflow(tasks[taskCount - 1], cache: cache ?? MemoryCache())
    }

    /// What a task makes of the values of those that it depends on.
    static func value(_ task: Int, _ values: [Int]) -> Int {
        values.reduce(task) { $0 &* 31 &+ $1 }
    }

    /// Runs the workflow once, with what becomes of this run; answers whether it was done.
    func run(_ number: Int) async -> Bool {
        let fate = fate(of: number)
        let run = Task { () -> Result<Int, WorkflowError> in
            do throws(WorkflowError) {
                return .success(try await workflow.run(start.with(number % distinctCount)))
            } catch {
                return .failure(error)
            }
        }
        switch fate {
        case .runs: break
        case .isCancelledAtOnce: cancel(number, run)
        case .isCancelledInBody(let body): books.onBody(body, of: number) { self.cancel(number, run) }
        }
        let result = await run.value
        books.runEnded(number)
        switch result {
        case .success(let value):
            #expect(value == expected(number % distinctCount), "run \(number)")
            return true
        case .failure(.cancelled(let failure)):
            #expect(fate != .runs, "run \(number) is cancelled by nobody")
            #expect(failure.failedTasks.isEmpty && failure.outcomes.allSatisfy(\.state.isFinal), "run \(number)")
            return false
        case .failure(let error):
            Issue.record("run \(number): \(error)")
            return false
        }
    }

    private func cancel(_ number: Int, _ run: Task<Result<Int, WorkflowError>, Never>) {
        books.willCancel(number)
        run.cancel()
    }

    private func fate(of number: Int) -> Fate {
        var random = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(number))
        return switch Int.random(in: 0..<10, using: &random) {
        case 0: .isCancelledAtOnce
        case 1, 2: .isCancelledInBody(Int.random(in: 1..<dependencies.count, using: &random))
        default: .runs
        }
    }

    /// The goal's value by a plain loop.
    private func expected(_ input: Int) -> Int {
        var values = [input]
        for task in 1..<dependencies.count {
            values.append(Self.value(task, dependencies[task].map { values[$0] }))
        }
        return values[values.count - 1]
    }
}

/// What the bodies of a crowd's tasks note.
final class CrowdBooks: Sendable {
    /// A value that a cache keeps.
    struct Key: Hashable {
        let task: Int
        let inputs: [Int]
    }

    private struct State {
        var startedCount = 0
        var endedCount = 0
        var inPool = 0
        var mostInPool = 0
        var bodyCounts: [Int: Int] = [:]
        var alarms: [Int: (body: Int, action: @Sendable () -> Void)] = [:]
        var cancelled: Set<Int> = []
        var computed: [(key: Key, run: Int)] = []
    }

    private let state = Mutex(State())

    /// How many bodies were called.
    var startedCount: Int { state.withLock { $0.startedCount } }
    /// How many bodies have ended.
    var endedCount: Int { state.withLock { $0.endedCount } }
    /// How many bodies used the pool at the same time, at most.
    var mostInPool: Int { state.withLock { $0.mostInPool } }

    /// How often each value that the cache keeps was computed by runs that nobody cancelled.
    var computedByUncancelled: [Key: Int] {
        state.withLock { state in
            state.computed.reduce(into: [:]) { counts, computed in
                if !state.cancelled.contains(computed.run) { counts[computed.key, default: 0] += 1 }
            }
        }
    }

    /// Somebody is about to cancel a run.
    func willCancel(_ run: Int) {
        state.withLock { _ = $0.cancelled.insert(run) }
    }

    /// Does something when the given body of a run is called, counted from 1, or now if it was.
    func onBody(_ body: Int, of run: Int, _ action: @escaping @Sendable () -> Void) {
        let isLate = state.withLock { state in
            if state.bodyCounts[run, default: 0] >= body { return true }
            state.alarms[run] = (body, action)
            return false
        }
        if isLate { action() }
    }

    /// A run has ended: what was to be done in its course holds the crowd, and with it these books.
    func runEnded(_ run: Int) {
        let forgotten = state.withLock { $0.alarms.removeValue(forKey: run) }
        _ = consume forgotten
    }

    /// A task whose body notes what it does.
    fileprivate func task(
        _ number: Int, over dependencies: [AnyTask<Int>], pool: Pool?, isCached: Bool, waits: Bool
    ) -> TaskDefinition<Int, Void, [Int]> {
        let isPooled = pool != nil
        let begin: @Sendable ([Int]) -> Void = { [self] values in
            bodyBegan(isPooled: isPooled, key: isCached ? Key(task: number, inputs: values) : nil)
        }
        var made =
            if waits || isPooled {
                JFlow.task("\(number)", all: dependencies) { [self] values async throws in
                    begin(values)
                    defer { bodyEnded(isPooled: isPooled) }
                    await Task.yield()
                    try Task.checkCancellation()
                    return Crowd.value(number, values)
                }
            } else {
                JFlow.task("\(number)", all: dependencies) { [self] values in
                    begin(values)
                    defer { bodyEnded(isPooled: isPooled) }
                    return Crowd.value(number, values)
                }
            }
        if let pool { made = made.pool(pool) }
        return isCached ? made.cached() : made
    }

    private func bodyBegan(isPooled: Bool, key: Key?) {
        guard let run = Crowd.current?.number else { preconditionFailure("task-locals reach every body") }
        let alarm = state.withLock { state -> (@Sendable () -> Void)? in
            state.startedCount += 1
            if isPooled {
                state.inPool += 1
                state.mostInPool = max(state.mostInPool, state.inPool)
            }
            if let key { state.computed.append((key, run)) }
            state.bodyCounts[run, default: 0] += 1
            guard let alarm = state.alarms[run], alarm.body == state.bodyCounts[run] else { return nil }
            state.alarms[run] = nil
            return alarm.action
        }
        alarm?()
    }

    private func bodyEnded(isPooled: Bool) {
        state.withLock { state in
            state.endedCount += 1
            if isPooled { state.inPool -= 1 }
        }
    }
}
