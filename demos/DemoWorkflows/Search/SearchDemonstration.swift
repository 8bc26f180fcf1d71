import JFlow

extension Demonstration {
    @Sendable
    static func search(_ entry: CatalogueEntry, _ settings: DemonstrationSettings) throws -> Demonstration {
        let cache = MemoryCache()
        let definitions = searchTasks(Simulation(settings), fails: settings.fails)
        let workflow = try Workflow(definitions.page, name: entry.name, cache: cache)
        let instant = searchTasks(Simulation(settings).instant, fails: false)
        let remembered = try Workflow(instant.session, instant.spelling, cache: cache)
        return Demonstration(
            entry, of: workflow, with: definitions.start, failurePolicy: .finish,
            warmUp: { () throws(WorkflowError) in _ = try await remembered.run(instant.start) },
            report: { $0.lines })
    }
}

/// The tasks of `search`: the goal, the two that a warm-up computes for the cache, and the entry point of each run.
private func searchTasks(
    _ simulation: Simulation, fails: Bool
) -> (
    page: some Dependency<Page>, session: some Dependency<Session>, spelling: some Dependency<Spelling>,
    start: EntryPoint
) {
    let engine = SearchEngine(simulation)
    let services = SearchServices(simulation: simulation, catalogue: engine.catalogue, fails: fails)
    let time = simulation.estimate

    let parseQuery = task("parse-query", Parameter<String>("text")) { try await engine.parse($0) }.expected(time(310))
    let loadModel = task("load-model") { try await services.loadModel() }.expected(time(270))
    let loadSession = task("load-session") { try await services.loadSession() }.expected(time(450)).cached()

    let embed = task("embed", parseQuery, loadModel) { try await engine.embed($0, $1) }.expected(time(840))
    let spelling = task("spell-check", parseQuery) { try await engine.correct($0) }.expected(time(420)).cached()
    let locale = task("locale", parseQuery) { try await services.findLocale($0) }.expected(time(50))
    let profile = task("profile", loadSession) { try await services.loadProfile($0) }.expected(time(660))

    let vectors = task("vector-index", embed) { try await engine.searchVectors($0) }.expected(time(3_960))
    let texts = task("text-index", spelling, locale) { try await engine.searchText($0, $1) }.expected(time(2_200))
    let ads = task("ads", locale, profile) { try await services.bidForAdvertisements($0, $1) }.expected(time(1_100))
    let history = task("history", profile) { try await services.loadHistory($0) }.expected(time(370))

    let rank = task("rank", vectors, texts) { try await engine.rank($0, $1) }.expected(time(1_080))
    let facets = task("facets", texts) { try await engine.countFacets($0) }.expected(time(650))
    let adFilter = task("ad-filter", ads) { try await services.filter($0) }.expected(time(110))

    let snippets = task("snippets", rank) { try await services.writeSnippets($0) }.expected(time(710))
    let personalise = task("personalise", rank, history) { try await engine.personalise($0, $1) }.expected(time(920))
    let page = task("render", snippets, facets, adFilter, personalise) {
        try await services.render($0, $1, $2, $3)
    }.expected(time(400))
    return (page, loadSession, spelling, parseQuery("wide warm jumpor"))
}
