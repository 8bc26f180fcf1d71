import Foundation
import Synchronization
import Testing

@testable import JFlow

/// Random runs in a simulated world that share a connection: openings that fail, hang, ignore their cancellation or come too
/// late, runs that are cancelled, and somebody who closes it now and then.
struct SharedSimulationTests {
    private static let count =
        ProcessInfo.processInfo.environment["JFLOW_SCENARIOS"].flatMap(UInt64.init).map { max($0 / 10, 300) } ?? 300

    @Test func everyValueIsClosedOnceAndNeverUsedAfterwards() throws {
        var (opened, cancelled, failed, waitedForClosing) = (0, 0, 0, 0)
        for seed in 1...Self.count {
            let scenario = SharedScenario(seed: seed)
            let ends = try scenario.play()
            let probe = scenario.shared.probe
            #expect(probe.complaints.isEmpty, "seed \(seed): \(probe.complaints)")
            #expect(probe.openCount == 0, "seed \(seed): \(probe.openCount) are left open")
            #expect(Set(probe.closed).count == probe.openedCount, "seed \(seed): closed \(probe.closed)")
            #expect(
                probe.mostOpen <= scenario.closeCount + 1,
                "seed \(seed): \(probe.mostOpen) were open at once, and somebody closed \(scenario.closeCount) times")
            opened += probe.openedCount
            cancelled += ends.count(where: \.isCancelled)
            failed += ends.count(where: \.isFailed)
            if scenario.closeCount > 1 { waitedForClosing += 1 }
        }
        // The scenarios are of all kinds.
        #expect(min(opened, cancelled, failed, waitedForClosing) > Int(Self.count) / 20)
    }
}

/// One of them; all of it follows from the seed.
private struct SharedScenario: Sendable {
    private struct Opening: Sendable {
        var time: Int
        var fails = false
        var ignoresCancellation = false
    }

    private struct Run: Sendable {
        var start: Int
        var useTime: Int
        var cancelledAfter: Int?
        var workflow: Int
    }

    let shared: SharedWorld
    let closeCount: Int
    private let runs: [Run]
    private let closeTimes: [Int]
    private let impatientClosers: Set<Int>
    private let workflows: [[Workflow<Int>]]

    init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let shared = SharedWorld(seed: seed)
        self.shared = shared
        let openings = (0..<8).map { _ in
            Opening(
                time: Int.random(in: 0...60, using: &random), fails: Int.random(in: 0..<4, using: &random) == 0,
                ignoresCancellation: Int.random(in: 0..<4, using: &random) == 0)
        }
        let tries = Mutex(0)
        let closing = Int.random(in: 0...20, using: &random)
        let connection = task("connection") {
            let number = tries.withLock { tries in
                defer { tries += 1 }
                return tries
            }
            let opening = openings[number % openings.count]
            if opening.ignoresCancellation {
                let executor = shared.world.executor
                await Task(executorPreference: executor) { try? await shared.world.sleep(opening.time) }.value
            } else {
                try await shared.world.sleep(opening.time)
            }
            if opening.fails { throw TestError("refused") }
            return shared.probe.open()
        }.shared {
            if closing > 0 { try? await shared.world.sleep(closing) }
            shared.probe.close($0)
        }
        let variants = [
            connection, connection.retry(3, backoff: .constant(.milliseconds(5))),
            connection.timeout(.milliseconds(20), grace: .milliseconds(10)),
            connection.timeout(.milliseconds(30)).retry(2),
        ]
        let useTimes = [0, 10, 80]
        workflows = variants.map { variant in
            useTimes.map { time in
                do { return try shared.workflow(using: variant, for: time) } catch { preconditionFailure("\(error)") }
            }
        }
        runs = (0..<Int.random(in: 1...12, using: &random)).map { _ in
            Run(
                start: Int.random(in: 0...150, using: &random), useTime: Int.random(in: 0..<3, using: &random),
                cancelledAfter: Int.random(in: 0..<3, using: &random) == 0
                    ? Int.random(in: 0...80, using: &random) : nil,
                workflow: Int.random(in: 0..<4, using: &random))
        }
        closeTimes = (0..<Int.random(in: 0...3, using: &random)).map { _ in Int.random(in: 0...200, using: &random) }
        impatientClosers = Set(closeTimes.indices.filter { _ in Bool.random(using: &random) })
        closeCount = closeTimes.count
        close = { await connection.close() }
    }

    private let close: @Sendable () async -> Void

    func play() throws -> [Result<Int, WorkflowError>] {
        let world = shared.world
        return try world.run {
            let running = runs.map { run in
                Task(executorPreference: world.executor) {
                    try? await world.sleep(run.start)
                    let task = shared.start(workflows[run.workflow][run.useTime])
                    if let time = run.cancelledAfter {
                        try? await world.sleep(time)
                        task.cancel()
                    }
                    return await task.value
                }
            }
            let closers = closeTimes.enumerated().map { index, time in
                Task(executorPreference: world.executor) {
                    try? await world.sleep(time)
                    let closer = shared.timed(close)
                    if impatientClosers.contains(index) {
                        try? await world.sleep(5)
                        closer.cancel()
                    }
                    _ = await closer.value
                }
            }
            var ends: [Result<Int, WorkflowError>] = []
            for run in running { ends.append(await run.value) }
            for closer in closers { await closer.value }
            // Time enough for openings that were left behind.
            try await world.sleep(1_000)
            await close()
            return ends
        }
    }
}
