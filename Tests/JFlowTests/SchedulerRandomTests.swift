import Testing

@testable import JFlow

/// Random graphs of up to 2,000 tasks under random commands.
struct SchedulerRandomTests {
    @Test(arguments: 0..<60)
    func randomRunsKeepThePromises(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let dependencies = randomGraph(taskLimit: seed % 6 == 0 ? 2_000 : 120, using: &random)
        let policy: FailurePolicy = seed.isMultiple(of: 2) ? .stop : .finish
        let slots = seed % 3 == 0 ? Int.max : Int.random(in: 1...8, using: &random)
        var watch = ScheduleWatch(
            scheduler: Scheduler(graph: DependencyGraph(dependencies), policy: policy, slots: slots),
            dependencies: dependencies, policy: policy)
        watch.startAll()
        while !watch.scheduler.isFinished {
            watch.disturb(using: &random)
            watch.startAll()
            #expect(watch.running.count <= slots)
            guard let task = watch.running.randomElement(using: &random) else {
                watch.resume()
                watch.startAll()
                if watch.running.isEmpty, !watch.scheduler.isFinished {
                    Issue.record("seed \(seed): an open gate and nothing running, but the run is not over")
                    return
                }
                continue
            }
            watch.end(task, Int.random(in: 0..<200, using: &random) == 0 ? .fails : .returns)
        }
        watch.checkEnd()
    }
}

extension ScheduleWatch {
    /// Does now and then what somebody at the gate might do.
    fileprivate mutating func disturb(using random: inout SeededGenerator) {
        switch Int.random(in: 0..<400, using: &random) {
        case 0: scheduler.pauseRequested()
        case 1: resume()
        case 2: _ = scheduler.stepRequested()
        case 3: scheduler.layerStepRequested()
        case 4: cancel(Int.random(in: dependencies.indices, using: &random))
        case 5: scheduler.breakpointChanged(true, before: Int.random(in: dependencies.indices, using: &random))
        case 6: scheduler.runRequested(to: Int.random(in: dependencies.indices, using: &random))
        case 7 where Bool.random(using: &random): cancelRun()
        default: break
        }
    }
}
