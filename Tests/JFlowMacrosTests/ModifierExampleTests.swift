#if Macros
    import JFlowMacros
    import Testing

    // The examples of the documentation of `@Task` and of its modifiers, and what they need to be there.

    private typealias Ads = [String]
    private struct Results: Sendable, Equatable { var list: [String] }
    private struct Page: Sendable, Equatable {
        var lines: [String]
        init(_ results: Results, _ ads: Ads?) { lines = results.list + (ads ?? ["no ads"]) }
    }
    private struct User: Sendable { var isMember: Bool }
    private struct NetworkError: Error {}
    private struct Settings: Sendable { var path = "" }
    private final class Database: Sendable {
        init() async throws {}
        init(_ settings: Settings) async throws {}
        func close() async {}
    }

    private func fetchAds(_ query: String = "") async throws -> Ads { throw NetworkError() }
    private func fetchNews() async throws -> [String] { throw NetworkError() }
    private func closeDatabase(_ database: Database) async { await database.close() }

    @Task private func query() -> String { "shoes" }
    @Task private func settings() -> Settings { Settings() }
    @Task private func results() -> Results { Results(list: ["a result"]) }
    @Task private func user() -> User { User(isMember: true) }

    private enum Retried {
        @Task(.retry(3, backoff: .exponential(from: .milliseconds(1)), when: { $0 is NetworkError }))
        static func ads(query: String = Depends(query)) async throws -> Ads { try await fetchAds(query) }
    }

    @Task(.optional) private func ads() async throws -> Ads { try await fetchAds() }
    @Task private func page(results: Results = Depends(results), ads: Ads? = Depends(ads)) -> Page {
        Page(results, ads)
    }

    @Task private func isMember(user: User = Depends(user)) -> Bool { user.isMember }
    @Task(.when(isMember)) private func discount(user: User = Depends(user)) async throws -> Int { 20 }
    @Task private func price(discount: Int? = Depends(discount)) -> Int { 100 - (discount ?? 0) }

    private enum Otherwise {
        @Task(.when(isMember, otherwise: 0)) static func discount(user: User = Depends(user)) async throws -> Int { 20 }
        @Task static func price(discount: Int = Depends(discount)) -> Int { 100 - discount }
    }

    @Task private func ownNews() -> [String] { ["nothing new"] }
    @Task(.fallback(to: ownNews)) private func news() async throws -> [String] { try await fetchNews() }

    private enum Closed {
        @Task(.closing { await $0.close() })
        static func database(settings: Settings = Depends(settings)) async throws -> Database {
            try await Database(settings)
        }
        @Task(.closing(closeDatabase)) static func other() async throws -> Database { try await Database() }
        @Task static func use(first: Database = Depends(database), second: Database = Depends(other)) -> Bool { true }
    }

    @Task(.shared { await $0.close() }) private func database() async throws -> Database { try await Database() }
    @Task private func rows(database: Database = Depends(database)) -> Int { 3 }

    @Task private func isLarge() -> Bool { true }
    @Task private func sample() -> String { "sample" }
    @Task private func whole() -> String { "whole" }
    private let digest = choice("digest", if: $isLarge, then: $sample, else: $whole)
    @Task private func title(digest: String = Depends(on: digest)) -> String { "the \(digest)" }

    struct ModifierExampleTests {
        @Test func retriedTaskTellsItsAttempts() async throws {
            let error = await #expect(throws: WorkflowError.self) { try await Workflow(Retried.$ads).run() }
            guard case .failed(let failure)? = error else { return }
            #expect(failure.failedTasks.first?.attemptErrors.count == 3)
        }

        @Test func missingValuesAreNilOrStandIns() async throws {
            #expect(try await Workflow($page).run().lines == ["a result", "no ads"])
            #expect(try await Workflow($news).run() == ["nothing new"])
        }

        @Test func conditionsDecide() async throws {
            let workflow = try Workflow($price, Otherwise.$price)
            let stranger = $user.value(User(isMember: false))
            let (forMember, other) = try await workflow.run()
            #expect((forMember, other) == (80, 80))
            let (forStranger, another) = try await workflow.run(stranger)
            #expect((forStranger, another) == (100, 100))
        }

        @Test func resourcesAreUsed() async throws {
            #expect(try await Workflow(Closed.$use).run())
            #expect(try await Workflow($rows).run() == 3)
            await $database.close()
        }

        @Test func choiceTakesTheConstants() async throws {
            #expect(try await Workflow($title).run() == "the sample")
            #expect(try await Workflow($title).run($isLarge.value(false)) == "the whole")
        }
    }
#endif
