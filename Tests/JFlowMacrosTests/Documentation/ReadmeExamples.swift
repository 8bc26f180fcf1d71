#if Macros
    import JFlowMacros
    import Testing

    private struct Person: Sendable, Hashable { let name: String }
    private struct NetworkError: Error {}
    private struct Ads: Sendable { var lines: [String] = [] }

    private struct Page: Sendable {
        let hi: String
        let hasAds: Bool
        init(_ hi: String, _ ads: Ads?) { (self.hi, hasAds) = (hi, ads != nil) }
    }

    private func print(_ person: Person, _ blessing: String) {}
    private func fetchAds() async throws -> Ads { throw NetworkError() }
    private func fetchNews() async throws -> [String] { throw NetworkError() }

    @Task private func createPerson(name: String) async -> Person { Person(name: name) }
    @Task private func createHi(p: Person = Depends(createPerson)) async -> String { "Hi \(p.name)" }
    @Task private func sayHi(p: Person = Depends(createPerson), blessing: String = Depends(createHi)) async -> Int {
        print(p, blessing)
        return 1
    }

    @Task(.retry(3), .timeout(.seconds(2)), .optional) private func ads() async throws -> Ads { try await fetchAds() }
    @Task private func page(hi: String = Depends(createHi), ads: Ads? = Depends(ads)) -> Page { Page(hi, ads) }

    @Task private func ownNews() -> [String] { ["nothing new"] }
    @Task(.retry(3, backoff: .constant(.milliseconds(10))), .timeout(.seconds(2)), .fallback(to: ownNews))
    private func news() async throws -> [String] { try await fetchNews() }

    private enum Retried {
        @Task static func query() -> String { "shoes" }
        static func fetchAds(_ query: String) async throws -> Ads { Ads(lines: [query]) }
        @Task(.retry(3, backoff: .exponential(from: .milliseconds(100)), when: { $0 is NetworkError }))
        static func ads(query: String = Depends(query)) async throws -> Ads { try await fetchAds(query) }
    }

    /// The examples of the README, and those of the macro's documentation that are no variants of them.
    struct ReadmeExamples {
        @Test func quickstart() async throws {
            let workflow = try Workflow($sayHi, $createHi)  // compiled once, checked whole
            let (count, hi) = try await workflow.run($createPerson("Joe Mama"))  // (Int, String)
            #expect((count, hi) == (1, "Hi Joe Mama"))
        }

        @Test func macros() async throws {
            let workflow = try Workflow($createHi)
            let hi = try await workflow.run($createPerson("Joe Mama"))
            #expect(hi == "Hi Joe Mama")
            let page = try await Workflow($page).run($createPerson("Joe Mama"))
            #expect(page.hi == hi && !page.hasAds)
            #expect(try await Workflow($news).run() == ["nothing new"])
            #expect(try await Workflow(Retried.$ads).run().lines == ["shoes"])
        }

        @Test func closures() async throws {
            let createPerson = task("createPerson", Parameter<String>("name")) { name in Person(name: name) }
            let createHi = task("createHi", createPerson) { person in "Hi \(person.name)" }
            let greet = task("greet", Parameter<String>("greeting"), createPerson) { greeting, person in
                "\(greeting) \(person.name)"
            }
            #expect(try await Workflow(createHi).run(createPerson("Joe Mama")) == "Hi Joe Mama")
            #expect(try await Workflow(greet).run(createPerson("Joe"), greet.with("Salut")) == "Salut Joe")
        }

        @Test func modifiers() async throws {
            struct Connection: Sendable {
                func close() async {}
            }
            @Sendable func load(_ id: Int) async throws -> String { "user \(id)" }
            @Sendable func fetchAds(_ user: String) async throws -> Ads { throw NetworkError() }
            @Sendable func perks(_ user: String) async throws -> String { "perks of \(user)" }
            @Sendable func shrink(_ image: String) async throws -> String { image.lowercased() }
            @Sendable func connect() async throws -> Connection { Connection() }
            let id = task("id") { 7 }
            let isMember = task("isMember") { true }
            let images = task("images") { ["A", "B"] }

            let database = Pool("database", limit: 4)
            let user = task("user", id) { try await load($0) }.pool(database)
                .retry(3, backoff: .exponential(from: .milliseconds(50)))
            let ads = task("ads", user) { try await fetchAds($0) }.timeout(.seconds(1)).optional()
            let vip = task("vip", user) { try await perks($0) }.when(isMember).cached()
            let thumbnails = mapping("thumbnails", over: images, limit: 8) { try await shrink($0) }
            let connection = task("connection") { try await connect() }.closing { await $0.close() }

            let page = task("page", ads, vip, thumbnails, connection) { ads, vip, thumbnails, _ in
                "\(ads == nil) \(vip ?? "") \(thumbnails)"
            }
            #expect(try await Workflow(page).run() == #"true perks of user 7 ["a", "b"]"#)
        }
    }
#endif
