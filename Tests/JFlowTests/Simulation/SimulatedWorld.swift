import Synchronization
import Testing

@testable import JFlow

/// One thread, a clock that moves only when nothing else can happen, and a seed that decides what comes next: what runs
/// in it takes no real time, and the same seed gives the same course of events on every machine.
///
/// The idea is that of FoundationDB's simulation (Zhou and others, SIGMOD 2021).
final class SimulatedWorld: Sendable {
    let clock = ManualClock()
    let executor = SimulationExecutor()
    private let random: Mutex<SeededGenerator>

    init(seed: UInt64) {
        random = Mutex(SeededGenerator(seed: seed))
    }

    /// What a run in this world is told.
    func options(_ change: (inout RunOptions) -> Void = { _ in }) -> RunOptions {
        var options = RunOptions()
        options.clock = clock
        options.executor = executor
        options.seed = 1
        change(&options)
        return options
    }

    /// Waits in the time of this world.
    func sleep(_ milliseconds: Int) async throws {
        try await clock.sleep(for: .milliseconds(milliseconds))
    }

    /// The time that has passed in this world.
    var now: Duration { clock.now.offset }

    /// Runs something to its end.
    ///
    /// - Throws: What it throws, or ``Stuck`` when nothing is left that could happen.
    func run<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) throws -> Value {
        let result = Mutex<Result<Value, any Error>?>(nil)
        let task = Task(executorPreference: executor) {
            do {
                let value = try await work()
                result.withLock { $0 = .success(value) }
            } catch {
                result.withLock { $0 = .failure(error) }
            }
        }
        while result.withLock({ $0 == nil }) {
            let ran = random.withLock { executor.runNext(using: &$0) }
            if !ran, !clock.advanceToNext() { throw Stuck(task: task) }
        }
        // What was left behind has its say, too: timers that were cancelled, standbys that came too late.
        while random.withLock({ executor.runNext(using: &$0) }) {}
        guard let result = result.withLock({ $0 }) else { preconditionFailure("the loop ends with a result") }
        return try result.get()
    }

    /// Lets whatever still sleeps go on until nothing is left: what a body was left behind with, and what an ended run
    /// had waiting, would hold each other in memory for ever.
    func end() {
        repeat {
            while random.withLock({ executor.runNext(using: &$0) }) {}
        } while clock.advanceToNext()
    }

    /// Nothing can happen any more, and the work has not ended.
    struct Stuck: Error {
        let task: Task<Void, Never>
    }
}

/// Keeps the jobs of a simulated world, and runs one when told so.
final class SimulationExecutor: TaskExecutor {
    private let jobs = Mutex<[UnownedJob]>([])

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
    }

    /// Runs any one of the jobs that could run; `false` when there is none.
    func runNext(using random: inout SeededGenerator) -> Bool {
        let job = jobs.withLock { jobs -> UnownedJob? in
            guard !jobs.isEmpty else { return nil }
            return jobs.remove(at: Int.random(in: jobs.indices, using: &random))
        }
        guard let job else { return false }
        job.runSynchronously(on: asUnownedTaskExecutor())
        return true
    }
}

extension SimulatedWorld {
    /// Runs a workflow in this world.
    func value<each Goal: Sendable>(
        of workflow: Workflow<repeat each Goal>, _ change: @escaping @Sendable (inout RunOptions) -> Void = { _ in }
    ) throws -> (repeat each Goal) {
        try run { try await workflow.run(options: self.options(change)) }
    }

    /// Runs a workflow in this world that is expected to fail.
    func error<each Goal: Sendable>(
        of workflow: Workflow<repeat each Goal>, _ change: @escaping @Sendable (inout RunOptions) -> Void = { _ in }
    ) throws -> WorkflowError? {
        try run { await self.outcome(of: workflow, change) }
    }

    /// Runs a workflow in this world and answers what it throws; for use within ``run(_:)``.
    func outcome<each Goal: Sendable>(
        of workflow: Workflow<repeat each Goal>, _ change: @escaping @Sendable (inout RunOptions) -> Void = { _ in }
    ) async -> WorkflowError? {
        await thrown { () async throws(WorkflowError) in _ = try await workflow.run(options: options(change)) }
    }
}
