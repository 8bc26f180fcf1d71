#if Macros
    import Foundation
    import JFlowMacros
    import Testing

    private func fetch(_ address: String) async throws -> String { "the page at \(address)" }

    @Task private func address(text: String) -> String { text }
    @Task(.cached(version: "2", timeToLive: .seconds(600), cost: { (page: String) in page.count }))
    private func page(address: String = Depends(address)) async throws -> String { try await fetch(address) }

    private struct FileCache: PersistentTaskCache {
        let folder: URL
        let flights = CacheFlights()

        func value<Value: Codable & Sendable>(for key: CacheKey, as type: Value.Type) async throws -> Value? {
            guard let data = try? Data(contentsOf: file(of: key)) else { return nil }
            return try JSONDecoder().decode([Value].self, from: data).first
        }

        func store<Value: Codable & Sendable>(
            _ value: Value, as type: Value.Type, for key: CacheKey, terms: CacheTerms
        ) async throws {
            try JSONEncoder().encode([value]).write(to: file(of: key))
        }

        private func file(of key: CacheKey) -> URL {
            let words = [key.task, key.version] + key.arguments.map { "\($0.value)" }
            return folder.appending(path: Data(words.joined(separator: "\n").utf8).base64EncodedString())
        }
    }

    /// The examples of the article “Caching”.
    struct CachingExamples {
        @Test func macros() async throws {
            let workflow = try Workflow($page)
            _ = try await workflow.run($address("here"))
            #expect(await workflow.explain($address.value("here")).fate(of: "page") == .cached)
        }

        @Test func closures() async throws {
            let address = task("address", Parameter<String>("text")) { $0 }
            let page = task("page", address) { address in try await fetch(address) }
                .cached(version: "2", timeToLive: .seconds(600), cost: \.count)
            let cache = MemoryCache(countLimit: 10_000, costLimit: 50_000_000, timeToLive: .seconds(3_600))
            let workflow = try Workflow(page, cache: cache)
            let text = try await workflow.run(address("https://example.org"))
            #expect(text == "the page at https://example.org" && cache.totalCost == text.count)

            var lines: [String] = []
            func print(_ text: some CustomStringConvertible) { lines.append(text.description) }

            let explanation = await workflow.explain(address.value("https://example.com"))
            print(explanation)
            let isQuick = explanation.fate(of: "page") == .cached

            #expect(!isQuick && lines.first?.contains(#"from "https://example.org" to "https:"#) == true, "\(lines)")
        }

        @Test func files() async throws {
            let folder = FileManager.default.temporaryDirectory.appending(path: "jflow-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let written = try await Workflow($page, cache: FileCache(folder: folder)).run($address("here"))
            // Another program: nothing but the files is left.
            let workflow = try Workflow($page, cache: FileCache(folder: folder))
            #expect(await workflow.explain($address.value("here")).fate(of: "page") == .cached)
            #expect(try await workflow.run($address("here")) == written)
        }
    }
#endif
