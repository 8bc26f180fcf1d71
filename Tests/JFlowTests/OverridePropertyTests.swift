import Testing

@testable import JFlow

/// Overrides of random tasks of random workflows, compared with a plain loop over the same graph.
struct OverridePropertyTests {
    @Test func overridingTasksByTheirOwnValuesChangesNothingAndRunsWhatIsStillNeeded() async throws {
        for seed in 0..<200 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let sample = RandomTypedWorkflow(random: &random)
            let workflow = try sample.workflow()
            let values = sample.expectedValues()
            let expected = sample.goals.map { values[$0] }
            #expect(try await workflow.run() == expected)
            #expect(sample.takeCalls() == sample.needed().sorted(), "seed \(seed)")

            let some = Self.some(of: sample, using: &random)
            let derived = try some.reduce(workflow) { try $0.replacing(sample.tasks[$1].value(values[$1])) }
            #expect(try await derived.run() == expected)
            let needed = sample.needed(without: some)
            #expect(sample.takeCalls() == needed.subtracting(some).sorted(), "seed \(seed)")
            #expect(derived.description.tasks.count == needed.count + 1, "seed \(seed)")
        }
    }

    @Test func overridingTasksByOthersIsTheSameForOneRunAndForADerivedWorkflow() async throws {
        for seed in 0..<200 as Range<UInt64> {
            var random = SeededGenerator(seed: 10_000 + seed)
            let sample = RandomTypedWorkflow(random: &random)
            let workflow = try sample.workflow()
            for replaced in Self.some(of: sample, using: &random).sorted() {
                let substitute = task("in place of \(replaced)") { 1_000 + replaced }
                let values = sample.expectedValues(given: [replaced: 1_000 + replaced])
                let expected = sample.goals.map { values[$0] }
                let entryPoint = sample.tasks[replaced].replaced(by: substitute)
                #expect(try await workflow.run(entryPoint) == expected)
                let once = sample.takeCalls()
                #expect(once == sample.needed(without: [replaced]).subtracting([replaced]).sorted(), "seed \(seed)")
                #expect(try await workflow.replacing(entryPoint).run() == expected)
                #expect(sample.takeCalls() == once)
            }
        }
    }

    private static func some(of sample: RandomTypedWorkflow, using random: inout SeededGenerator) -> Set<Int> {
        Set(sample.needed().sorted().filter { _ in Int.random(in: 0..<4, using: &random) == 0 })
    }
}
