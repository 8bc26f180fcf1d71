import DemoWorkflows
import JFlow
import Testing

@Suite("Generated plans")
struct GeneratedPlanTests {
    private func plan(_ name: String, seed: UInt64 = 1) throws -> PlanDescription {
        try Demonstration.named(name, settings: DemonstrationSettings(seed: seed)).plan
    }

    @Test func wideIsOneThenTwoHundredThenTwentyThenOne() throws {
        let plan = try plan("wide")
        #expect(plan.tasks.count == 222)
        let widths = Dictionary(grouping: layers(of: plan), by: { $0 }).mapValues(\.count)
        #expect(widths == [0: 1, 1: 200, 2: 20, 3: 1])
    }

    @Test func deepHasFortyLayersAndAboutThreeHundredTasks() throws {
        for seed in UInt64(0)..<20 {
            let plan = try plan("deep", seed: seed)
            #expect((250...350).contains(plan.tasks.count))
            #expect(layers(of: plan).max() == 40)
            #expect(plan.tasks.map(\.dependencies.count).reduce(0, +) > plan.tasks.count)
        }
    }

    @Test(arguments: ["wide", "deep"])
    func seedDecidesThePlan(_ name: String) throws {
        #expect(try plan(name, seed: 5) == plan(name, seed: 5))
        #expect(try plan(name, seed: 5) != plan(name, seed: 6))
    }

    @Test func diamondIsADiamond() throws {
        let plan = try plan("diamond")
        #expect(plan.tasks.map(\.dependencies.count) == [0, 1, 1, 2])
        #expect(layers(of: plan) == [0, 1, 1, 2])
    }

    /// The length of the longest path to each task.
    private func layers(of plan: PlanDescription) -> [Int] {
        var layers: [Int] = []
        for task in plan.tasks { layers.append((task.dependencies.map { layers[$0] }.max() ?? -1) + 1) }
        return layers
    }
}
