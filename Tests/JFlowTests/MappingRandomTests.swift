import Synchronization
import Testing

@testable import JFlow

/// Random mappings keep their promises: order, limit, every failure by its index, nothing after the end.
struct MappingRandomTests {
    /// What is random about one of them.
    private struct Trial: Sendable {
        let count: Int
        let limit: Int
        let policy: FailurePolicy
        let failing: Set<Int>
        let delays: [Int]

        init(seed: UInt64) {
            var random = SeededGenerator(seed: seed)
            let count = Int.random(in: 0...60, using: &random)
            self.count = count
            limit = Int.random(in: 1...10, using: &random)
            policy = Bool.random(using: &random) ? .stop : .finish
            let rate = [0, 0, 5, 50][Int.random(in: 0..<4, using: &random)]
            failing = Set((0..<count).filter { _ in Int.random(in: 0..<100, using: &random) < rate })
            delays = (0..<count).map { _ in Int.random(in: 0...9, using: &random) }
        }
    }

    /// What was seen of one.
    private final class Watch: Sendable {
        private struct State {
            var calls: [Int] = []
            var running = 0
            var most = 0
            var isOver = false
            var cameLate = false
        }
        private let state = Mutex(State())

        var calls: [Int] { state.withLock { $0.calls.sorted() } }
        var most: Int { state.withLock { $0.most } }
        var cameLate: Bool { state.withLock { $0.cameLate } }

        func enter(_ index: Int) {
            state.withLock { state in
                state.calls.append(index)
                state.running += 1
                state.most = max(state.most, state.running)
                if state.isOver { state.cameLate = true }
            }
        }

        func leave() { state.withLock { $0.running -= 1 } }

        func end() {
            state.withLock { state in
                state.isOver = true
                if state.running > 0 { state.cameLate = true }
            }
        }
    }

    private enum Shape: CaseIterable { case synchronous, asynchronous, results, consumer }

    @Test(arguments: Shape.allCases)
    private func everyMappingKeepsItsPromises(shape: Shape) async throws {
        for seed in UInt64(0)..<100 {
            let trial = Trial(seed: seed)
            let (ideal, real) = (Watch(), Watch())
            let world = SimulatedWorld(seed: seed)
            let told = try world.run {
                await self.outcome(of: trial, shape, ideal, world.options()) { try await world.sleep($0) }
            }
            ideal.end()
            check(told, trial, ideal, keepsFailures: shape == .results, "seed \(seed), simulated")
            let outcome = await outcome(of: trial, shape, real, RunOptions()) { delay in
                for _ in 0..<(delay / 3) { await Task.yield() }
            }
            real.end()
            check(outcome, trial, real, keepsFailures: shape == .results, "seed \(seed)")
        }
    }

    /// The outputs, `nil` for those that failed, or what was thrown.
    private func outcome(
        of trial: Trial, _ shape: Shape, _ watch: Watch, _ options: RunOptions,
        wait: @escaping @Sendable (Int) async throws -> Void
    ) async -> Result<[Int?], any Error> {
        let indices = task("indices") { Array(0..<trial.count) }
        @Sendable func body(_ index: Int) throws -> Int {
            watch.enter(index)
            defer { watch.leave() }
            if trial.failing.contains(index) { throw TestError("\(index)") }
            return index * 3
        }
        @Sendable func slowBody(_ index: Int) async throws -> Int {
            watch.enter(index)
            defer { watch.leave() }
            try await wait(trial.delays[index])
            if trial.failing.contains(index) { throw TestError("\(index)") }
            return index * 3
        }
        do {
            let (limit, policy) = (trial.limit, trial.policy)
            switch shape {
            case .synchronous:
                return .success(
                    try await Workflow(
                        mapping("m", over: indices, limit: limit, failurePolicy: policy) { try body($0) }
                    ).run(options: options))
            case .asynchronous:
                return .success(
                    try await Workflow(
                        mapping("m", over: indices, limit: limit, failurePolicy: policy) { try await slowBody($0) }
                    ).run(options: options))
            case .results:
                let results = try await Workflow(
                    mappingResults("m", over: indices, limit: limit) { try await slowBody($0) }
                ).run(options: options)
                return .success(results.map { try? $0.get() })
            case .consumer:
                return .success(
                    try await Workflow(
                        mapping("m", over: indices, limit: limit, failurePolicy: policy) {
                            try await slowBody($0)
                        } consume: { results in
                            try await results.reduce(into: []) { $0.append($1.value) }
                        }
                    ).run(options: options))
            }
        } catch WorkflowError.failed(let failure) {
            return .failure(failure.failedTasks.first?.error ?? TestError("no task failed"))
        } catch {
            return .failure(error)
        }
    }

    private func check(
        _ outcome: Result<[Int?], any Error>, _ trial: Trial, _ watch: Watch, keepsFailures: Bool, _ seed: Comment
    ) {
        #expect(watch.most <= trial.limit, seed)
        #expect(!watch.cameLate, seed)
        #expect(Set(watch.calls).count == watch.calls.count, "none is called twice: \(seed)")
        let all = Array(0..<trial.count)
        if keepsFailures || trial.failing.isEmpty {
            #expect(watch.calls == all, seed)
            let wanted = all.map { trial.failing.contains($0) ? nil : $0 * 3 }
            #expect((try? outcome.get()) == wanted, seed)
            return
        }
        guard case .failure(let error) = outcome, let failure = error as? MappingFailure else {
            Issue.record("\(seed): \(outcome)")
            return
        }
        let failed = failure.failedElements.map(\.index)
        #expect(failure.count == trial.count, seed)
        #expect(failure.failedElements.allSatisfy { $0.error as? TestError == TestError("\($0.index)") }, seed)
        switch trial.policy {
        case .finish:
            #expect(failed == trial.failing.sorted(), seed)
            #expect(watch.calls == all, seed)
        case .stop:
            #expect(failed.count == 1 && trial.failing.isSuperset(of: failed), seed)
        }
    }
}
