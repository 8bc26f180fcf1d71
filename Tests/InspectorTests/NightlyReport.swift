import Inspector
import JFlow

/// A run with all that an engine knows beyond plain tasks: a resource, a condition with the task that it decides
/// against, a pool, attempts, a failure that is tolerated, groups and tags; told up to two moments.
enum NightlyReport {
    static let plan: PlanDescription = {
        var plan = PlanDescription(
            "nightly-report",
            [
                ("open-db", [], 120), ("is-fresh", [], 50), ("recrawl", ["open-db"], 3_000),
                ("pages", ["is-fresh", "recrawl", "open-db"], 400), ("import/eu", ["open-db"], 900),
                ("import/us", ["open-db"], 900), ("ads", [], 700), ("totals", ["import/eu", "import/us"], 300),
                ("report", ["pages", "totals", "ads"], 200),
            ], goals: ["report"])
        plan[task: "open-db"].kind = .resource
        plan[task: "pages"].kind = .choice
        plan[task: "pages"].conditionalDependencies = [plan.index(of: "recrawl")]
        for region in ["eu", "us"] {
            plan[task: "import/\(region)"].group = ["import"]
            plan[task: "import/\(region)"].tags = ["network", region]
        }
        return plan
    }()

    /// At 1.5 s: `import/eu` is tried for the second time, `import/us` waits for the pool, `ads` for its last attempt.
    static var midRun: Story {
        var story = Story(plan, metadata: ["request": "81f2", "host": "build-3"])
        for name in ["open-db", "is-fresh", "ads"] { story.ready(0, name) }
        for name in ["open-db", "is-fresh", "ads"] { story.start(0, name) }
        story.finish(60, "is-fresh", TaskEnd(state: .done, valueSummary: "true"))
        story.finish(60, "recrawl", TaskEnd(state: .skipped, reason: .notChosen(by: plan.index(of: "is-fresh"))))
        story.finish(130, "open-db", TaskEnd(state: .done, valueSummary: "Connection(7)"))
        for name in ["pages", "import/eu", "import/us"] { story.ready(130, name) }
        story.start(130, "pages")
        story.start(130, "import/eu")
        story.wait(130, "import/us", pool: "db")
        story.retry(400, "ads", attempt: 1, of: 3, error: "no answer from ads.example:443", delay: 100)
        story.finish(560, "pages", TaskEnd(state: .done, valueSummary: "1,204 pages"))
        story.ready(500, "ads")
        story.start(500, "ads")
        story.retry(900, "import/eu", attempt: 1, of: 2, error: "connection lost", delay: 200)
        story.ready(1_100, "import/eu")
        story.start(1_100, "import/eu")
        story.log(1_200, "import/eu", "resumed at row 3,000")
        story.retry(1_300, "ads", attempt: 2, of: 3, error: "no answer from ads.example:443", delay: 800)
        return story.inOrder
    }

    /// All goals are reached; `ads` failed at its last attempt, and the report did without.
    static var finished: Story {
        var story = midRun
        story.finish(1_900, "import/eu", TaskEnd(state: .done, valueSummary: "9,120 rows", attemptCount: 2))
        story.start(1_900, "import/us")
        story.ready(2_100, "ads")
        story.start(2_100, "ads")
        let tolerated = TaskEnd(
            state: .failed, valueSummary: "[]", error: "no answer from ads.example:443", attemptCount: 3)
        story.finish(2_500, "ads", tolerated)
        story.finish(2_800, "import/us", TaskEnd(state: .done, valueSummary: "4,410 rows"))
        story.close(2_810, "open-db")
        story.ready(2_800, "totals")
        story.start(2_800, "totals")
        story.finish(3_050, "totals")
        story.ready(3_050, "report")
        story.start(3_050, "report")
        story.finish(3_300, "report", TaskEnd(state: .done, valueSummary: "Report(13,530 rows, 0 ads)"))
        story.tell(3_310, .runFinished(.done))
        return story.inOrder
    }
}

extension PlanDescription {
    fileprivate subscript(task name: String) -> Task {
        get { tasks[index(of: name)] }
        set { tasks[index(of: name)] = newValue }
    }
}
