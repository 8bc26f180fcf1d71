@testable import JFlow

/// Takes every way that small runs can go, each state once.
struct SmallExploration {
    /// How far it has come.
    struct Counts: CustomStringConvertible {
        var graphs = 0
        var plans = 0
        var states = 0
        var transitions = 0
        var ends = 0

        var description: String {
            "\(graphs) graphs, \(plans) plans, \(states) states, \(transitions) transitions, \(ends) ends"
        }
    }

    /// How often somebody may cancel a task or the run in each course.
    let disturbances: Int
    /// Whether workers ask at any time; otherwise they ask as soon as there is something to do.
    let areWorkersSlow: Bool
    private(set) var counts = Counts()
    /// What is wrong, a few of them.
    private(set) var findings: [String] = []

    init(disturbances: Int, areWorkersSlow: Bool) {
        self.disturbances = disturbances
        self.areWorkersSlow = areWorkersSlow
    }

    mutating func visit(graph plans: some Sequence<SmallPlan>) {
        counts.graphs += 1
        for plan in plans where findings.count < 5 { visit(plan) }
    }

    private mutating func visit(_ plan: SmallPlan) {
        counts.plans += 1
        var known: Set<Int> = []
        var open = [settled(SmallRun(plan, disturbances: disturbances))]
        known.insert(open[0].fingerprint)
        while let run = open.popLast() {
            counts.states += 1
            if let broken = run.broken { return find(broken, run) }
            if run.scheduler.isFinished {
                counts.ends += 1
                continue
            }
            let steps = run.steps
            if steps.isEmpty { return find("nothing can happen any more, and the run is not over", run) }
            for input in steps + run.disturbances {
                counts.transitions += 1
                var next = run
                next.happens(input)
                next = settled(next)
                if known.insert(next.fingerprint).inserted { open.append(next) }
            }
        }
    }

    /// The run when workers have asked for all that there is to do, if they are quick.
    private func settled(_ run: SmallRun) -> SmallRun {
        var run = run
        while !areWorkersSlow, run.broken == nil, run.scheduler.hasWork { run.happens(.ask) }
        return run
    }

    private mutating func find(_ broken: String, _ run: SmallRun) {
        findings.append("\(broken)\n  in \(run.plan)\n  after \(run.course)\n  \(run.scheduler.stages)")
    }
}
