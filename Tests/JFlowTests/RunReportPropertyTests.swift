import Testing

@testable import JFlow

/// What holds for the report of any run.
@Suite("Reports of random runs")
struct RunReportPropertyTests {
    @Test(arguments: 0..<200)
    func sumsAgree(seed: UInt64) throws {
        let run = SyntheticRun(seed: seed)
        let report = try #require(RunReport(events: run.events))
        #expect(report.wallTime == run.events.last?.time)
        for (task, own) in zip(report.tasks, run.ownTimes) where task.ready != nil {
            #expect(task.waitingTime + task.runTime == task.end, "seed \(seed): \(task)")
            #expect(task.ownTime == own, "seed \(seed): \(task)")
            #expect(task.waits.allSatisfy { $0.duration > .zero })
        }
        #expect(area(of: report) == report.busyTime)
        #expect(report.parallelism.last?.running ?? 0 == 0)
        #expect(report.peakParallelism <= run.workers)
        #expect(report.averageParallelism <= Double(report.peakParallelism))
    }

    @Test(arguments: 0..<200)
    func criticalPathIsTheLongestAndHasNoSlack(seed: UInt64) throws {
        let run = SyntheticRun(seed: seed)
        let report = try #require(RunReport(events: run.events))
        #expect(report.criticalTime == longestWay(run, report))
        #expect(report.criticalTime <= report.wallTime)
        #expect(report.possibleSpeedup >= 1)
        #expect(report.tasks.allSatisfy { $0.slack.map { $0 >= .zero } ?? true })
        #expect(report.tasks.allSatisfy { ($0.slack == nil) == ($0.ready == nil) })
        let path = report.criticalPath
        #expect(path.reduce(.zero) { $0 + report.tasks[$1].ownTime } == report.criticalTime)
        #expect(path.allSatisfy { report.tasks[$0].slack == .zero })
        #expect(zip(path, path.dropFirst()).allSatisfy { run.plan.tasks[$1].dependencies.contains($0) })
    }

    /// Slack is what the word says: a task that takes that much longer leaves the critical time as it is, and one
    /// that takes any longer does not.
    @Test(arguments: 0..<60)
    func slackIsHowMuchLongerATaskMayTake(seed: UInt64) throws {
        let run = SyntheticRun(seed: seed, taskLimit: 15)
        let report = try #require(RunReport(events: run.events))
        for task in report.tasks.indices {
            guard let slack = report.tasks[task].slack else { continue }
            #expect(longestWay(run, report, adding: slack, to: task) == report.criticalTime)
            let longer = longestWay(run, report, adding: slack + .nanoseconds(1), to: task)
            #expect(longer == report.criticalTime + .nanoseconds(1))
        }
    }

    @Test(arguments: 0..<200)
    func decidingPathAndDelaysMakeUpTheRun(seed: UInt64) throws {
        let run = SyntheticRun(seed: seed)
        let report = try #require(RunReport(events: run.events))
        let path = report.decidingPath
        let last = try #require(path.last)
        let ran = path.reduce(Duration.zero) { $0 + report.tasks[$1].runTime }
        let lost = report.delays.reduce(Duration.zero) { $0 + $1.duration }
        #expect(ran + lost == report.tasks[last].end)
        let ends = report.tasks.filter { $0.ready != nil }.compactMap(\.end)
        #expect(ends.max() == report.tasks[last].end)
        #expect(zip(path, path.dropFirst()).allSatisfy { report.tasks[$1].readyAfter == $0 })
        #expect(zip(report.delays, report.delays.dropFirst()).allSatisfy { $0.duration >= $1.duration })
    }

    @Test(arguments: 0..<20)
    func aRunUnderWayIsReportedAtEveryEvent(seed: UInt64) throws {
        let run = SyntheticRun(seed: seed, taskLimit: 12)
        #expect(RunReport(events: run.events.prefix(0)) == nil)
        for count in 1..<run.events.count {
            let report = try #require(RunReport(events: run.events.prefix(count)))
            #expect(report.state == nil)
            #expect(report.wallTime == run.events[count - 1].time)
            #expect(area(of: report) == report.busyTime)
            #expect(report.criticalTime <= report.wallTime)
            for task in report.tasks where task.ready != nil {
                #expect(task.waitingTime + task.runTime == task.end ?? report.wallTime)
            }
            #expect(!report.description.isEmpty)
        }
    }

    /// What the engine itself tells, with everything that can happen to a run.
    @Test func sumsAgreeForRunsOfTheEngine() throws {
        for seed in UInt64(1)...100 {
            let scenario = try Scenario(seed: seed)
            _ = try scenario.play()
            let events = scenario.events.drain()
            let report = try #require(RunReport(events: events))
            #expect(report.state != nil && report.wallTime == events.last?.time)
            #expect(area(of: report) == report.busyTime, "seed \(seed)")
            #expect(report.criticalTime <= report.wallTime, "seed \(seed)")
            for task in report.tasks where task.ready != nil {
                #expect(task.waitingTime + task.runTime == task.end, "seed \(seed): \(task)")
                #expect(task.slack.map { $0 >= .zero } == true, "seed \(seed): \(task)")
            }
            #expect(report.criticalPath.allSatisfy { report.tasks[$0].slack == .zero })
            let ran = report.decidingPath.reduce(Duration.zero) { $0 + report.tasks[$1].runTime }
            let lost = report.delays.reduce(Duration.zero) { $0 + $1.duration }
            #expect(ran + lost == report.decidingPath.last.flatMap { report.tasks[$0].end } ?? .zero, "seed \(seed)")
        }
    }

    /// The area under the curve of parallelism.
    private func area(of report: RunReport) -> Duration {
        let steps = report.parallelism
        let ends = steps.dropFirst().map(\.time) + [report.wallTime]
        return zip(steps, ends).reduce(.zero) { $0 + ($1.1 - $1.0.time) * $1.0.running }
    }

    /// The longest way through all tasks that were ready, found the plain way.
    private func longestWay(
        _ run: SyntheticRun, _ report: RunReport, adding extra: Duration = .zero, to longer: Int? = nil
    ) -> Duration {
        var ways: [Duration] = []
        for (index, task) in report.tasks.enumerated() {
            let before = run.plan.tasks[index].dependencies.map { ways[$0] }.max() ?? .zero
            ways.append(task.ready == nil ? .zero : before + run.ownTimes[index] + (index == longer ? extra : .zero))
        }
        return ways.max() ?? .zero
    }
}
