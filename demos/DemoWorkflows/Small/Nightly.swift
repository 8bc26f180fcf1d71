import JFlow

extension Demonstration {
    @Sendable
    static func nightly(_ entry: CatalogueEntry, _ settings: DemonstrationSettings) throws -> Demonstration {
        let report = nightlyTasks(Simulation(settings), fails: settings.fails)
        let workflow = try Workflow(report, name: entry.name)
        return Demonstration(entry, of: workflow) { [$0] }
    }
}

/// What is opened at the beginning of the night and closed as soon as nothing needs it any more.
private struct Database: Sendable {
    let name: String
}

// The goal of `nightly`: a report that is whole although not everything goes well.
private func nightlyTasks(_ simulation: Simulation, fails: Bool) -> some Dependency<String> {
    let database = task("database") {
        try await simulation.wait(300, in: "database")
        return Database(name: "the database")
    }.expected(simulation.estimate(300)).closing { database in
        try? await simulation.wait(100, in: "closing \(database.name)")
    }
    let rows = imports(from: database, simulation)
    let totals = task("totals", rows.eu, rows.us) { eu, us in
        try await simulation.wait(400, in: "totals")
        if fails { throw MadeUpFailure("totals was told to fail by --fail") }
        return eu + us
    }.expected(simulation.estimate(400))
    return task(
        "report", pages(database, simulation), totals, rates(simulation), weather(simulation)
    ) { pages, rows, rates, weather in
        try await simulation.wait(300, in: "report")
        return "\(pages), \(rows) rows, rates \(rates), weather \(weather ?? "unknown")"
    }.expected(simulation.estimate(300))
}

/// Two tasks that share one connection; the first one loses its connection once.
private func imports(
    from database: some Dependency<Database>, _ simulation: Simulation
) -> (eu: some Dependency<Int>, us: some Dependency<Int>) {
    let connection = Pool("connection", limit: 1)
    func rows(
        _ name: String, _ milliseconds: Int, losesConnection: Bool = false
    ) -> TaskDefinition<Int, Void, Database> {
        task(name, database) { database in
            TaskContext.current.log("reading rows of \(name) from \(database.name)")
            try await simulation.wait(milliseconds / 2, in: name)
            if losesConnection, TaskContext.current.attempt == 1 { throw MadeUpFailure("connection lost") }
            try await simulation.wait(milliseconds / 2, in: name)
            return milliseconds
        }.expected(simulation.estimate(milliseconds)).pool(connection).tagged("database", "import")
    }
    let backoff = Backoff.constant(simulation.estimate(700))
    return (
        rows("eu", 1_400, losesConnection: true).retry(2, backoff: backoff), rows("us", 1_100)
    )
}

/// An either/or: the crawl of yesterday is fresh, so that nothing is crawled again.
private func pages(_ database: some Dependency<Database>, _ simulation: Simulation) -> some Dependency<String> {
    let isFresh = task("fresh") {
        try await simulation.wait(600, in: "fresh")
        return true
    }.expected(simulation.estimate(600))
    let stored = task("stored", database) { _ in
        try await simulation.wait(700, in: "stored")
        return "1204 pages"
    }.expected(simulation.estimate(700))
    let crawl = task("crawl", database) { _ in
        try await simulation.wait(9_000, in: "crawl")
        return "1311 pages"
    }.expected(simulation.estimate(9_000))
    return choice("pages", if: isFresh, then: stored, else: crawl)
        .expected(simulation.estimate(1))
}

/// Fails at every attempt; its consumers get the value of another task.
private func rates(_ simulation: Simulation) -> some Dependency<String> {
    let old = task("old-rates") {
        try await simulation.wait(300, in: "old-rates")
        return "of yesterday"
    }.expected(simulation.estimate(300))
    return task("rates") { () -> String in
        TaskContext.current.log("asking rates.example:443, attempt \(TaskContext.current.attempt)")
        try await simulation.wait(400, in: "rates")
        throw MadeUpFailure("no answer from rates.example:443")
    }.expected(simulation.estimate(400))
        .retry(3, backoff: .exponential(from: simulation.estimate(600), jitter: 0)).fallback(to: old)
}

/// Never comes to an end by itself, goes on for a while when it is cancelled, and is left behind; its consumers get
/// `nil`.
private func weather(_ simulation: Simulation) -> some Dependency<String?> {
    task("weather") {
        try? await simulation.wait(1_000_000, in: "weather")
        // A task of its own, which nobody cancels.
        try await Task { try await simulation.wait(2_000, in: "weather") }.value
        return "sunny"
    }.expected(simulation.estimate(500))
        .timeout(simulation.estimate(1_000), grace: simulation.estimate(500)).optional()
}
