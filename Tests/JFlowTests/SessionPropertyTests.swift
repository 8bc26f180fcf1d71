import Synchronization
import Testing

@testable import JFlow

/// Sessions over random workflows, compared with lists of what follows from what.
struct SessionPropertyTests {
    @Test func runningAgainFromATaskRunsExactlyWhatFollows() async throws {
        for seed in 0..<150 as Range<UInt64> {
            var random = SeededGenerator(seed: 50_000 + seed)
            let sample = RandomTypedWorkflow(random: &random)
            let session = try sample.workflow().session()
            let values = sample.expectedValues()
            let expected = sample.goals.map { values[$0] }
            #expect(try await session.run() == expected)
            _ = sample.takeCalls()
            for _ in 0..<4 {
                guard let number = sample.needed().sorted().randomElement(using: &random) else { continue }
                let follows = sample.following([number]).intersection(sample.needed())
                let explanation = await session.explain(rerunFrom: sample.tasks[number])
                #expect(try await session.rerun(from: sample.tasks[number]) == expected)
                #expect(sample.takeCalls() == follows.sorted(), "seed \(seed), task \(number)")
                let told = explanation.tasks.filter { $0.fate == .runs }.map(\.name)
                #expect(Set(told) == Set(follows.map { "task \($0)" } + ["gather"]))
            }
        }
    }

    @Test func anotherValueInTheMiddleChangesExactlyWhatFollows() async throws {
        for seed in 0..<150 as Range<UInt64> {
            var random = SeededGenerator(seed: 60_000 + seed)
            let sample = RandomTypedWorkflow(random: &random)
            let session = try sample.workflow().session()
            _ = try await session.run()
            _ = sample.takeCalls()
            var given: [Int: Int] = [:]
            for turn in 0..<4 {
                guard let number = sample.needed().sorted().randomElement(using: &random) else { continue }
                let follows = sample.following([number], without: Set(given.keys))
                given[number] = turn * 1_000
                let values = sample.expectedValues(given: given)
                #expect(
                    try await session.rerun(with: sample.tasks[number].value(turn * 1_000))
                        == sample.goals.map { values[$0] }, "seed \(seed)")
                let needed = sample.needed(without: Set(given.keys)).subtracting(given.keys)
                #expect(sample.takeCalls() == follows.intersection(needed).sorted(), "seed \(seed), task \(number)")
            }
        }
    }

    @Test func whatFailedRunsAgainAndNothingThatWasDone() async throws {
        for seed in 0..<150 as Range<UInt64> {
            var random = SeededGenerator(seed: 70_000 + seed)
            let isBroken = Mutex(true)
            let rate = Int.random(in: 2...10, using: &random)
            let sample = RandomTypedWorkflow(
                failing: { number in number.isMultiple(of: rate) && isBroken.withLock { $0 } }, random: &random)
            let session = try sample.workflow().session()
            let options = RunOptions(failurePolicy: Bool.random(using: &random) ? .stop : .finish)
            _ = await thrown { () throws(WorkflowError) in try await session.run(options: options) }
            _ = sample.takeCalls()
            let done = sample.tasks.indices.filter { session.state(of: sample.tasks[$0]) == .done }
            isBroken.withLock { $0 = false }
            let values = sample.expectedValues()
            #expect(try await session.rerunFailed() == sample.goals.map { values[$0] }, "seed \(seed)")
            #expect(sample.takeCalls() == sample.needed().subtracting(done).sorted(), "seed \(seed)")
        }
    }
}
