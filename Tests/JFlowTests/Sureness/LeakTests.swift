import Testing

@testable import JFlow

/// What a workflow and its runs held is freed, however the runs end; `engine-benchmark leaks` measures the memory.
struct LeakTests {
    /// How a run goes.
    enum Course: String, CaseIterable, Sendable {
        case plain, failing, finishing, cancelled, taskCancelled, timedOut, leftBehind, cached, closing,
            closingAfterFailure
        case mapping, failingMapping, streaming, choice, condition, retried, fallback, pooled, embedded, observed
        case session, dynamic
    }

    private static let runCount = 200

    @Test(arguments: Course.allCases) func nothingIsLeftAfterManyRuns(course: Course) throws {
        let (values, closures) = (ProbeCount(), ProbeCount())
        try {
            let sample = Sample(course, values, closures)
            for _ in 0..<Self.runCount { try sample.run() }
        }()
        #expect(values.made >= Self.runCount, "values were made at all")
        #expect(closures.made > 0)
        #expect(values.living == 0, "of \(values.made) values")
        #expect(closures.living == 0, "of \(closures.made) closures")
    }
}

/// A workflow whose values and closures are counted.
private struct Sample {
    private typealias Values = TaskDefinition<[LiveProbe], Void>

    private let course: LeakTests.Course
    private let values: ProbeCount
    private let closures: ProbeCount
    private let world = SimulatedWorld(seed: 1)

    init(_ course: LeakTests.Course, _ values: ProbeCount, _ closures: ProbeCount) {
        self.course = course
        self.values = values
        self.closures = closures
    }

    /// A task that makes values, and whose closure is counted too.
    private func make(_ name: String = "make") -> Values {
        let (values, closure) = (values, LiveProbe(closures))
        return task(name) { withExtendedLifetime(closure) { (0..<3).map { _ in LiveProbe(values) } } }
    }

    /// A task that uses values and makes others, after a while.
    private func use(
        _ made: some Dependency<[LiveProbe]>, _ name: String = "use", fails: Bool = false, wait: Int = 1
    ) -> TaskDefinition<[LiveProbe], Void, [LiveProbe]> {
        let (values, closure, world) = (values, LiveProbe(closures), world)
        return task(name, made) { probes async throws in
            defer { withExtendedLifetime(closure) {} }
            try await world.sleep(wait)
            if fails { throw TestError("made up") }
            return probes + [LiveProbe(values)]
        }
    }

    func run() throws {
        let (world, made) = (world, make())
        switch course {
        case .plain: try succeed(use(made))
        case .failing: try fail(use(use(made, fails: true), "goal"))
        case .finishing:
            let (good, bad) = (use(made, "good"), use(made, "bad", fails: true))
            try fail(task("goal", good, bad) { $0 + $1 }) { $0.failurePolicy = .finish }
        case .cancelled: try cancel(use(use(made, wait: 100), "goal"))
        case .taskCancelled: try cancelTask(use(use(made, wait: 100), "goal"))
        case .timedOut: try fail(use(use(made, wait: 100).timeout(.milliseconds(10)), "goal"))
        case .leftBehind: try leaveBehind(made)
        case .cached: try succeed(use(use(made).cached(), "goal"))
        case .closing: try succeed(use(use(made).closing { _ in }, "goal"))
        case .closingAfterFailure: try fail(use(use(made).closing { _ in }, "goal", fails: true))
        case .mapping, .failingMapping:
            let fails = course == .failingMapping
            let mapped = mapping("elements", over: made, limit: 2) { probe async throws in
                try await world.sleep(1)
                if fails { throw TestError("made up") }
                return probe
            }
            if fails { try fail(use(mapped, "goal")) } else { try succeed(use(mapped, "goal")) }
        case .streaming:
            try succeed(
                mapping("elements", over: made) { (probe) async in
                    probe
                } consume: { results in
                    for try await result in results { return [result.value] }
                    return []
                })
        case .choice:
            try succeed(choice("goal", if: task("judge", made) { $0.isEmpty }, then: use(made), else: make("other")))
        case .condition:
            let skipped = use(made).when(task("judge", made) { $0.isEmpty })
            try succeed(task("goal", skipped, made) { ($0 ?? []) + $1 })
        case .retried:
            let values = values
            let moody = task("moody", made) { probes throws -> [LiveProbe] in
                let more = [LiveProbe(values)]
                if TaskContext.current.attempt < 3 { throw ProbeError(probe: more[0]) }
                return probes + more
            }
            try succeed(use(moody.retry(3, backoff: .constant(.milliseconds(5))), "goal"))
        case .fallback: try succeed(use(use(made, fails: true).fallback(to: make("other")), "goal"))
        case .pooled: try succeed(use(use(made).pool(Pool("pool", limit: 1)), "goal"))
        case .embedded:
            let inner = try Workflow(use(made)).embedded(as: "inner")
            try succeed(use(inner, "goal"))
        case .observed: try succeed(use(made)) { $0.observers = [EventStream(detailCapacity: 4)] }
        case .session: try runSession(use(made))
        case .dynamic: try runDynamic()
        }
    }

    /// An error that holds a value.
    private struct ProbeError: Error { let probe: LiveProbe }

    // MARK: Ways to run

    private func succeed(
        _ goal: some Dependency<[LiveProbe]>, _ change: @escaping @Sendable (inout RunOptions) -> Void = { _ in }
    ) throws {
        let workflow = try Workflow(goal)
        let probes = try world.value(of: workflow, change)
        #expect(!probes.isEmpty)
    }

    private func fail(
        _ goal: some Dependency<[LiveProbe]>, _ change: @escaping @Sendable (inout RunOptions) -> Void = { _ in }
    ) throws {
        let workflow = try Workflow(goal)
        let error = try world.error(of: workflow, change)
        #expect(error?.failure?.failedTasks.count == 1)
    }

    private func cancel(_ goal: some Dependency<[LiveProbe]>) throws {
        let (world, workflow) = (world, try Workflow(goal))
        let error = try world.run {
            let run = Task(executorPreference: world.executor) { await world.outcome(of: workflow) }
            try await world.sleep(20)
            run.cancel()
            return await run.value
        }
        #expect(error?.failure?.outcomes.contains { $0.state == .cancelled } == true)
    }

    private func cancelTask(_ goal: some Dependency<[LiveProbe]>) throws {
        let (world, workflow, control) = (world, try Workflow(goal), RunControl())
        let error = try world.run {
            let run = Task(executorPreference: world.executor) {
                await world.outcome(of: workflow) { $0.control = control }
            }
            try await world.sleep(20)
            control.cancel(task: 1)
            return await run.value
        }
        #expect(error?.failure?.outcomes.map(\.state) == [.done, .cancelled, .skipped])
    }

    private func leaveBehind(_ made: Values) throws {
        let (world, values) = (world, values)
        let stubborn = task("stubborn", made) { probes async -> [LiveProbe] in
            await Task(executorPreference: world.executor) { try? await world.sleep(1_000) }.value
            return probes + [LiveProbe(values)]
        }
        try fail(use(stubborn.timeout(.milliseconds(10), grace: .milliseconds(10)), "goal"))
        try world.run { try await world.sleep(2_000) }
    }

    private func runSession(_ goal: TaskDefinition<[LiveProbe], Void, [LiveProbe]>) throws {
        let world = world
        let session = try Workflow(goal).session()
        try world.run {
            for _ in 0..<2 { _ = try await session.run(options: world.options()) }
        }
    }

    private func runDynamic() throws {
        let (world, values, closure) = (world, values, LiveProbe(closures))
        let workflow = try DynamicWorkflow([
            DynamicTask("make") { _ in withExtendedLifetime(closure) { LiveProbe(values) } },
            DynamicTask("use", dependencies: ["make"]) { [$0[0], LiveProbe(values)] as [any Sendable] },
        ])
        let count = try world.run { try await workflow.run(options: world.options()).count }
        #expect(count == 1)
    }
}
