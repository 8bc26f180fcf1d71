import Testing

@testable import JFlow

/// Many real runs on real threads.
struct SharedStressTests {
    @Test func simultaneousRunsOnThreadsUseOpenValuesOnly() async throws {
        let probe = SharedProbe()
        let connection = task("connection") {
            await Task.yield()
            try Task.checkCancellation()
            return probe.open()
        }.shared { probe.close($0) }
        let use = task("use", connection) { connection in
            probe.use(connection)
            await Task.yield()
            probe.use(connection)
        }
        let workflow = try Workflow(use)
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<300 {
                group.addTask {
                    let run = Task { _ = try? await workflow.run() }
                    if number % 3 == 0 { run.cancel() }
                    await run.value
                    if number % 50 == 0 { await connection.close() }
                }
            }
        }
        await connection.close()
        #expect(probe.complaints.isEmpty)
        #expect(probe.openCount == 0)
        #expect(probe.closed.count == probe.openedCount)
    }
}
