import JFlow

/// The bodies of the tasks of `search` that wait, as for other machines.
struct SearchServices: Sendable {
    let simulation: Simulation
    let catalogue: Catalogue
    /// Whether the advertisements do not come.
    let fails: Bool

    func loadModel() async throws -> LanguageModel {
        TaskContext.current.log("asking models.example for the small model")
        try await simulation.wait(270, in: "load-model")
        return LanguageModel(dimensions: 24, salt: simulation.seed)
    }

    func loadSession() async throws -> Session {
        try await simulation.wait(450, in: "load-session")
        var generator = simulation.generator(for: "session")
        return Session(id: .random(in: 0 ... .max, using: &generator), visits: .random(in: 2...90, using: &generator))
    }

    func findLocale(_ query: SearchQuery) async throws -> SearchLocale {
        try await simulation.wait(50, in: "locale")
        return SearchLocale(tag: query.text.allSatisfy(\.isASCII) ? "en-GB" : "und")
    }

    func loadProfile(_ session: Session) async throws -> Profile {
        TaskContext.current.log("asking profiles.example about \(session)")
        try await simulation.wait(660, in: "profile")
        var generator = simulation.generator(for: "profile")
        return Profile(session: session, likes: Array(Catalogue.materials.shuffled(using: &generator).prefix(2)))
    }

    func bidForAdvertisements(_ locale: SearchLocale, _ profile: Profile) async throws -> Advertisements {
        TaskContext.current.log("auction for 2 places in \(locale)")
        try await simulation.wait(1_100, in: "ads")
        if fails {
            TaskContext.current.log("no answer from ads.example:443")
            throw MadeUpFailure("timeout waiting for ads.example:443")
        }
        return Advertisements(titles: profile.likes.map { "all in \($0)" } + ["a made-up car"])
    }

    func loadHistory(_ profile: Profile) async throws -> PurchaseHistory {
        try await simulation.wait(370, in: "history")
        var generator = simulation.generator(for: "history")
        let bought = (0..<profile.session.visits / 10 + 1).map { _ in
            Int.random(in: catalogue.documents.indices, using: &generator)
        }
        return PurchaseHistory(documents: bought)
    }

    func filter(_ advertisements: Advertisements) async throws -> Advertisements {
        try await simulation.wait(110, in: "ad-filter")
        return Advertisements(titles: advertisements.titles.filter { !$0.contains("car") })
    }

    func writeSnippets(_ ranking: ScoredDocuments) async throws -> Snippets {
        try await simulation.wait(710, in: "snippets")
        return Snippets(lines: ranking.entries.prefix(10).map { "#\($0.document) a \(catalogue.title($0.document))" })
    }

    func render(
        _ snippets: Snippets, _ facets: Facets, _ advertisements: Advertisements, _ order: ScoredDocuments
    ) async throws -> Page {
        try await simulation.wait(400, in: "render")
        let best = order.entries.prefix(3).map { "  \(catalogue.title($0.document))" }
        return Page(
            lines: ["the three best of \(snippets.lines.count) snippets:"] + best
                + ["facets: \(facets)", "advertisements: \(advertisements.titles.joined(separator: ", "))"])
    }
}
