import Foundation
import Testing

@testable import JFlow

/// The scheduler with everything that tasks can ask for, in every small graph and every order of what can happen.
///
/// Of all plans every so many are taken, always the same. `JFLOW_SMALL_RUNS=20 swift test --filter SmallRunTests` takes
/// twenty times as many, `JFLOW_SMALL_RUNS=1000` all (more than ten million states: use a release build).
struct SmallRunTests {
    private static let factor =
        ProcessInfo.processInfo.environment["JFLOW_SMALL_RUNS"].flatMap { Int($0) }.map { max(1, $0) } ?? 1

    /// Every `stride`th of the plans, or more of them.
    private static func some(_ plans: [SmallPlan], _ stride: Int) -> [SmallPlan] {
        let stride = max(1, stride / factor)
        return plans.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
    }

    private func expectNothing(_ exploration: SmallExploration, _ what: String) {
        print("\(what): \(exploration.counts)")
        for finding in exploration.findings { Issue.record("\(finding)") }
        #expect(exploration.counts.ends > 0)
    }

    @Test func upToTwoTasksWithSlowWorkersAndTwoDisturbances() {
        var exploration = SmallExploration(disturbances: 2, areWorkersSlow: true)
        for count in 1...2 {
            for graph in SmallPlans.graphs(count) {
                let plans = (0...2).flatMap { SmallPlans.plans(of: graph, featureCount: $0) }
                let requests = plans + plans.flatMap { SmallPlans.requests(of: $0) }
                exploration.visit(graph: Self.some(requests.flatMap { SmallPlans.settings(of: $0) }, 13))
            }
        }
        expectNothing(exploration, "up to 2 tasks")
    }

    @Test func threeTasks() {
        exploreThreeTasks("3 tasks", every: 29) { $0 }
    }

    @Test func threeTasksThatAreGivenSomethingOrWantedApart() {
        exploreThreeTasks("3 tasks with requests", every: 151) { $0.flatMap { SmallPlans.requests(of: $0) } }
    }

    private func exploreThreeTasks(_ name: String, every step: Int, _ change: ([SmallPlan]) -> [SmallPlan]) {
        var exploration = SmallExploration(disturbances: 1, areWorkersSlow: false)
        for graph in SmallPlans.graphs(3) {
            let plans = change((0...2).flatMap { SmallPlans.plans(of: graph, featureCount: $0) })
            exploration.visit(graph: Self.some(plans.flatMap { SmallPlans.settings(of: $0) }, step))
        }
        expectNothing(exploration, name)
    }

    /// A branch that has no value of its own may be chosen while what stands in for it is being stored: what else it would
    /// have needed was once started then, though nobody needed it.
    @Test func aBranchIsChosenWhileItsSubstituteIsBeingStored() {
        var plan = SmallPlan([[], [], [], [0, 1], [2, 3]])
        plan.features[3] = [.tolerant]
        plan.features[4] = [.choice(2, 3, 2)]
        plan.goals = [0, 4]
        plan.policy = .finish
        var exploration = SmallExploration(disturbances: 0, areWorkersSlow: false)
        exploration.visit(graph: SmallPlans.settings(of: plan))
        expectNothing(exploration, "a branch chosen late")
    }

    @Test func fourTasks() {
        var exploration = SmallExploration(disturbances: 1, areWorkersSlow: false)
        for graph in SmallPlans.graphs(4) {
            let plans = (0...2).flatMap { SmallPlans.plans(of: graph, featureCount: $0) }
            exploration.visit(graph: Self.some(plans.flatMap { SmallPlans.settings(of: $0) }, 997))
        }
        expectNothing(exploration, "4 tasks")
    }
}
