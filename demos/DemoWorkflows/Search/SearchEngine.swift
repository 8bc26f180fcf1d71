import JFlow

/// The bodies of the tasks of `search` that compute: small, but real work on a made-up shop.
struct SearchEngine: Sendable {
    let simulation: Simulation
    let catalogue: Catalogue

    init(_ simulation: Simulation) {
        self.simulation = simulation
        catalogue = Catalogue(seed: simulation.seed)
    }

    func parse(_ text: String) async throws -> SearchQuery {
        try await simulation.compute(310, in: "parse-query") {
            SearchQuery(text: text, terms: text.lowercased().split(separator: " ").map(String.init))
        }
    }

    func embed(_ query: SearchQuery, _ model: LanguageModel) async throws -> Vector {
        TaskContext.current.log("\(query.terms.count) terms into \(model.dimensions) dimensions")
        return try await simulation.compute(840, in: "embed") { vector(of: query.terms, model) }
    }

    func correct(_ query: SearchQuery) async throws -> Spelling {
        let corrected = try await simulation.compute(420, in: "spell-check") {
            query.terms.map(Catalogue.nearestWord)
        }
        for (term, word) in zip(query.terms, corrected) where term != word {
            TaskContext.current.log("\(term) → \(word)")
        }
        return Spelling(corrected: corrected)
    }

    /// Compares the query with every document, shard by shard.
    func searchVectors(_ query: Vector) async throws -> ScoredDocuments {
        let model = LanguageModel(dimensions: query.numbers.count, salt: simulation.seed)
        var scores: [(document: Int, score: Float)] = []
        for shard in 0..<4 {
            let progress = Double(shard) / 4...Double(shard + 1) / 4
            let found = try await simulation.compute(990, in: "vector-index \(shard)", progress: progress) {
                shardDocuments(shard).map {
                    (document: $0, score: query.dot(vector(of: catalogue.documents[$0], model)))
                }
            }
            let candidates = found.count { $0.score > 0 }
            TaskContext.current.log("shard \(shard + 1) of 4: \(candidates) candidates")
            scores += found
        }
        return ScoredDocuments(scores)
    }

    func searchText(_ spelling: Spelling, _ locale: SearchLocale) async throws -> ScoredDocuments {
        TaskContext.current.log("words of \(locale)")
        let scores = try await simulation.compute(2_200, in: "text-index") {
            catalogue.documents.enumerated().map { document, words in
                (document: document, score: Float(words.count { spelling.corrected.contains($0) }))
            }
        }
        return ScoredDocuments(scores)
    }

    func rank(_ vectors: ScoredDocuments, _ texts: ScoredDocuments) async throws -> ScoredDocuments {
        TaskContext.current.log("\(vectors.entries.count) by meaning, \(texts.entries.count) by words")
        return try await simulation.compute(1_080, in: "rank") {
            var scores: [Int: Float] = [:]
            for entry in vectors.entries { scores[entry.document, default: 0] += entry.score / 4 }
            for entry in texts.entries { scores[entry.document, default: 0] += entry.score }
            return ScoredDocuments(scores.map { (document: $0.key, score: $0.value) }, limit: 20)
        }
    }

    func countFacets(_ texts: ScoredDocuments) async throws -> Facets {
        try await simulation.compute(650, in: "facets") {
            var counts: [String: Int] = [:]
            for entry in texts.entries {
                for word in catalogue.documents[entry.document] { counts[word, default: 0] += 1 }
            }
            let sorted = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
            return Facets(facets: sorted.prefix(4).map { Facets.Facet(word: $0.key, count: $0.value) })
        }
    }

    func personalise(_ ranking: ScoredDocuments, _ history: PurchaseHistory) async throws -> ScoredDocuments {
        try await simulation.compute(920, in: "personalise") {
            let liked = Set(history.documents.flatMap { catalogue.documents[$0] })
            return ScoredDocuments(
                ranking.entries.map { entry in
                    let familiar = catalogue.documents[entry.document].count { liked.contains($0) }
                    return (document: entry.document, score: entry.score + Float(familiar) / 8)
                })
        }
    }

    private func shardDocuments(_ shard: Int) -> Range<Int> {
        let size = catalogue.documents.count / 4
        return shard * size..<(shard == 3 ? catalogue.documents.count : (shard + 1) * size)
    }

    /// A vector of numbers from -1 to 1: the sum of the words' own, which are drawn from their hashes.
    private func vector(of words: [String], _ model: LanguageModel) -> Vector {
        var sum = [Float](repeating: 0, count: model.dimensions)
        for word in words {
            var generator = SeededGenerator(seed: model.salt, name: word)
            for index in sum.indices { sum[index] += Float(Int8(truncatingIfNeeded: generator.next())) / 128 }
        }
        let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return Vector(numbers: length > 0 ? sum.map { $0 / length } : sum)
    }
}
