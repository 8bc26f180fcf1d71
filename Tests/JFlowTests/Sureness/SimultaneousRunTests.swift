import Testing

@testable import JFlow

/// A thousand runs of one plan at the same time, some of them cancelled at any moment: each result is right, and nothing
/// is left.
@Suite(.timeLimit(.minutes(5)), .serialized) struct SimultaneousRunTests {
    private static let runCount = 1_000
    private static let taskCount = 100

    @Test func eachOfAThousandRunsHasItsOwnResult() async throws {
        let crowd = try Crowd(taskCount: Self.taskCount, seed: 1)
        try await runAll(crowd)
    }

    @Test func aPoolThatAllShareIsNeverOverdrawn() async throws {
        let pool = Pool("pool", limit: 3)
        let crowd = try Crowd(taskCount: Self.taskCount, seed: 2, pool: pool)
        try await runAll(crowd)
        #expect((1...pool.limit).contains(crowd.books.mostInPool))
        #expect(pool.freeCount == pool.limit)
    }

    @Test func aPoolAndACacheThatAllShareServeEachValueOnce() async throws {
        let pool = Pool("pool", limit: 3)
        let crowd = try Crowd(taskCount: Self.taskCount, seed: 3, pool: pool, cache: MemoryCache())
        try await runAll(crowd)
        #expect((1...pool.limit).contains(crowd.books.mostInPool))
        #expect(pool.freeCount == pool.limit)
        // A run that is cancelled may leave what it computes to others; all others find what was computed once.
        let computed = crowd.books.computedByUncancelled
        #expect(!computed.isEmpty)
        #expect(computed.values.allSatisfy { $0 == 1 })
    }

    /// Starts all runs at once, cancels some of them, and checks each.
    private func runAll(_ crowd: Crowd) async throws {
        let alive = ProbeCount()
        let doneCount = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<Self.runCount {
                group.addTask {
                    // Whatever Swift task a run starts keeps the task-locals of its caller for as long as it lives.
                    await Crowd.$current.withValue(Crowd.Run(number: number, probe: LiveProbe(alive))) {
                        await crowd.run(number)
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        let (started, ended) = (crowd.books.startedCount, crowd.books.endedCount)
        #expect(started == ended, "all bodies have ended")
        #expect((Self.runCount / 2..<Self.runCount).contains(doneCount), "some runs are cancelled, most are not")
        // A standby that has not had a thread yet lives a moment longer than its run.
        while alive.living > 0 { await Task.yield() }
        #expect(alive.made == Self.runCount)
        #expect(crowd.books.startedCount == started, "nothing was called after the end")
    }
}
