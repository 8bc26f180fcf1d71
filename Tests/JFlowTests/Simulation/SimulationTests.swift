import Foundation
import Testing

@testable import JFlow

/// Whole runs under a simulated clock with everything that can happen to them; `JFLOW_SCENARIOS` says how many, and
/// `JFLOW_SCENARIO` the one seed to look at.
struct SimulationTests {
    private static let count = ProcessInfo.processInfo.environment["JFLOW_SCENARIOS"].flatMap(UInt64.init) ?? 2_000
    private static let only = ProcessInfo.processInfo.environment["JFLOW_SCENARIO"].flatMap(UInt64.init)

    @Test func everyScenarioKeepsThePromises() throws {
        let seeds = Self.only.map { $0...$0 } ?? 1...Self.count
        var ends: [String: Int] = [:]
        for seed in seeds {
            let end = try play(seed)
            ends[end, default: 0] += 1
        }
        guard Self.only == nil else { return }
        // The scenarios are of all kinds.
        for end in ["done", "failed", "cancelled"] { #expect(ends[end, default: 0] > seeds.count / 50, "\(ends)") }
    }

    @Test func theSameSeedGivesTheSameEvents() throws {
        for seed in UInt64(1)...200 {
            let (first, second) = (try Scenario(seed: seed), try Scenario(seed: seed))
            _ = try first.play()
            _ = try second.play()
            let (one, other) = (first.events.drain(), second.events.drain())
            if one != other {
                let index = zip(one, other).enumerated().first { $0.element.0 != $0.element.1 }?.offset
                Issue.record("seed \(seed) gives two courses of events from event \(index ?? one.count) on")
            }
        }
    }

    private func play(_ seed: UInt64) throws -> String {
        let (complaints, live, end) = try { () -> ([String], LiveCount, String) in
            let scenario = try Scenario(seed: seed, isPrinted: Self.only != nil)
            let result: Result<Int, WorkflowError>
            do {
                result = try scenario.play()
            } catch is SimulatedWorld.Stuck {
                return (["the run is stuck"], LiveCount(), "stuck")
            }
            let events = scenario.events.drain()
            let check = ScenarioCheck(scenario, events: events)
            check.checkAftermath(result)
            guard case .runFinished(let state) = events.last?.kind else { return (["no end"], scenario.live, "none") }
            return (check.complaints, scenario.live, state.rawValue)
        }()
        #expect(complaints.isEmpty, "seed \(seed): \(complaints.joined(separator: "; "))")
        #expect(live.values == 0, "seed \(seed): \(live.values) values are never destroyed")
        return end
    }
}
