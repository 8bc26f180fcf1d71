internal import ArgumentParser
internal import JFlow
internal import Measuring

/// What becomes of a run that is looked at for what it leaves.
enum LeakCourse: String, CaseIterable, ExpressibleByArgument {
    case plain, asynchronous, failing, finishing, cancelled, inTime = "in-time", timedOut = "timed-out", retried,
        fallback, cached, closing
    case mapped, streaming, chosen, conditional, pooled, embedded, derived, observed, steered, session

    private struct MadeUp: Error {}

    /// Makes a workflow, runs it as this course says, and frees it.
    ///
    /// - Throws: When the run does not end as it must.
    func run() async throws {
        let first = task("first") { [Int](repeating: 1, count: 100) }
        let second = task("second", first) { $0 + [2] }
        switch self {
        case .plain: try await succeed(total(second))
        case .asynchronous: try await succeed(total(waiting(second)))
        case .failing: try await fail(total(failing(second)), .stop)
        case .finishing: try await fail(task("both", total(second), failing(second)) { $0 + $1.count }, .finish)
        case .cancelled: try await cancel(total(endless(second)))
        case .inTime:
            // On a busy machine it may be late now and then. A longer time would keep the runtime's timers longer.
            try await succeed(total(waiting(second).timeout(.milliseconds(5)).fallback([1])))
        case .timedOut:
            try await fail(total(endless(second).timeout(.microseconds(50), grace: .milliseconds(5))), .stop)
        case .retried: try await succeed(total(moody(second).retry(3, backoff: .constant(.microseconds(20)))))
        case .fallback: try await succeed(total(failing(second).fallback(to: second)))
        case .cached: try await succeed(total(waiting(second).cached()), times: 2)
        case .closing: try await succeed(total(waiting(second).closing { _ in await Task.yield() }))
        case .mapped: try await succeed(total(mapping("elements", over: second) { $0 + 1 }))
        case .streaming:
            try await succeed(
                mapping("elements", over: second) { (value) async in
                    value
                } consume: { results in
                    for try await result in results { return result.value }
                    return 0
                })
        case .chosen:
            try await succeed(total(choice("choice", if: isLong(second), then: waiting(second), else: first)))
        case .conditional:
            let skipped = waiting(second).when(isLong(first, 1_000))
            try await succeed(task("goal", skipped, first) { ($0 ?? $1).count })
        case .pooled: try await succeed(total(waiting(second).pool(Pool("pool", limit: 1))))
        case .embedded:
            let inner = try Workflow(total(second)).embedded(as: "inner")
            try await succeed(inner)
        case .derived:
            let workflow = try Workflow(total(second))
            try await check(workflow.replacing(first.value([1])).run())
        case .observed: try await check(Workflow(total(second)).run(options: RunOptions(observers: [EventStream()])))
        case .steered: try await check(Workflow(total(second)).run(options: RunOptions(control: RunControl())))
        case .session:
            let session = try Workflow(total(second)).session()
            for _ in 0..<2 { try await check(session.run()) }
        }
    }

    // MARK: Tasks

    private typealias Numbers = TaskDefinition<[Int], Void, [Int]>

    private func total(_ numbers: some Dependency<[Int]>) -> TaskDefinition<Int, Void, [Int]> {
        task("total", numbers) { $0.reduce(0, +) }
    }

    private func waiting(_ numbers: some Dependency<[Int]>) -> Numbers {
        task("waiting", numbers) { numbers async in
            await Task.yield()
            return numbers + [3]
        }
    }

    private func failing(_ numbers: some Dependency<[Int]>) -> Numbers {
        task("failing", numbers) { _ throws -> [Int] in throw MadeUp() }
    }

    private func endless(_ numbers: some Dependency<[Int]>) -> Numbers {
        task("endless", numbers) { numbers async throws in
            // No sleep: of one that is cancelled, the runtime keeps its timer until the time is over.
            let (nothing, end) = AsyncStream<Never>.makeStream()
            for await _ in nothing {}
            withExtendedLifetime(end) {}
            try Task.checkCancellation()
            return numbers
        }
    }

    private func moody(_ numbers: some Dependency<[Int]>) -> Numbers {
        task("moody", numbers) { numbers throws -> [Int] in
            if TaskContext.current.attempt < 3 { throw MadeUp() }
            return numbers
        }
    }

    private func isLong(_ numbers: some Dependency<[Int]>, _ limit: Int = 10) -> TaskDefinition<Bool, Void, [Int]> {
        task("is long", numbers) { $0.count > limit }
    }

    // MARK: Runs

    private func succeed(_ goal: some Dependency<Int>, times: Int = 1) async throws {
        let workflow = try Workflow(goal)
        for _ in 0..<times { try await check(workflow.run()) }
    }

    private func check(_ value: Int) throws {
        guard value > 0 else {
            throw Timing.WrongResult(description: "a run of the course “\(rawValue)” gives \(value)")
        }
    }

    private func fail(_ goal: some Dependency<Int>, _ policy: FailurePolicy) async throws {
        let workflow = try Workflow(goal)
        do {
            _ = try await workflow.run(options: RunOptions(failurePolicy: policy))
        } catch {
            guard case .failed(let failure) = error, failure.failedTasks.count == 1 else { throw error }
            return
        }
        throw Timing.WrongResult(description: "a run of the course “\(rawValue)” does not fail")
    }

    private func cancel(_ goal: some Dependency<Int>) async throws {
        let workflow = try Workflow(goal)
        let run = Task { try await workflow.run() }
        await Task.yield()
        run.cancel()
        guard case .failure(let error) = await run.result, case WorkflowError.cancelled = error else {
            throw Timing.WrongResult(description: "a run that is cancelled goes on to its end")
        }
    }
}
