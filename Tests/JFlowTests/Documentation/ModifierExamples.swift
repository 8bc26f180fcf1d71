import JFlow
import Testing

/// The examples of the documentation of what a task may be asked for, as they stand there.
struct ModifierExamples {
    private struct NetworkError: Error {}
    private struct User: Sendable, Hashable { let isMember: Bool }
    private struct File: Sendable { let size: Int }
    private struct Settings: Sendable {}

    private struct Page: Sendable, Hashable {
        let lines: [String]
        init(_ results: [String], _ ads: [String]) { lines = results + ads }
    }

    private final class Database: Sendable {
        let journal: Journal
        init(_ journal: Journal) async throws {
            self.journal = journal
            journal.note("opened")
        }
        func close() async { journal.note("closed") }
        func user(_ id: Int) async throws -> Int { id }
    }

    private let journal = Journal()

    @Sendable private func fetchAds(_ query: String = "") async throws -> [String] { throw NetworkError() }
    @Sendable private func fetch(_ address: String) async throws -> String { "the page at \(address)" }
    @Sendable private func findDiscount(_ user: User) async throws -> Int { 20 }

    private func attemptCount<Goal: Sendable>(of workflow: Workflow<Goal>) async throws -> Int? {
        let error = await #expect(throws: WorkflowError.self) { _ = try await workflow.run() }
        guard case .failed(let failure)? = error else { return nil }
        return failure.failedTasks.first?.attemptErrors.count
    }

    @Test func retry() async throws {
        let ads = task("ads") { try await fetchAds() }.retry(3, backoff: .exponential(from: .milliseconds(100)))
        #expect(try await attemptCount(of: Workflow(ads)) == 3)
    }

    @Test func retryPolicy() async throws {
        let query = task("query") { "shoes" }
        let ads = task("ads", query) { query in try await fetchAds(query) }
            .retry(3, backoff: .exponential(from: .milliseconds(100)), when: { $0 is NetworkError })
        #expect(try await attemptCount(of: Workflow(ads)) == 3)
    }

    @Test func closing() async throws {
        let settings = task("settings") { journal }
        let database = task("database", settings) { try await Database($0) }.closing { await $0.close() }
        let user = task("user", database) { try await $0.user(1) }
        #expect(try await Workflow(user).run() == 1)
        #expect(journal.take() == ["opened", "closed"])
    }

    @Test func shared() async throws {
        @Sendable func Database() async throws -> ModifierExamples.Database { try await .init(journal) }

        let database = task("database") { try await Database() }.shared { await $0.close() }
        let user = task("user", database) { try await $0.user(1) }

        let workflow = try Workflow(user)
        async let first = workflow.run()
        async let second = workflow.run()  // both use one database
        _ = try await (first, second)
        await database.close()

        #expect(journal.take() == ["opened", "closed"])
    }

    @Test func cached() async throws {
        let page = task("page", Parameter<String>("address")) { address in try await fetch(address) }
            .cached(version: "2", timeToLive: .seconds(600), errors: .keep(for: .seconds(5)), cost: \.count)
        let cache = MemoryCache(countLimit: 10_000, timeToLive: .seconds(600))
        let workflow = try Workflow(page, cache: cache)
        #expect(try await workflow.run(page("here")) == "the page at here")
        #expect(cache.count == 1 && cache.totalCost == 16)
    }

    @Test func choices() async throws {
        let file = task("file") { File(size: 2_000_000) }
        let sampledDigest = task("sampledDigest", file) { _ in "sampled" }
        let fullDigest = task("fullDigest", file) { _ in "full" }
        let isLarge = task("isLarge", file) { $0.size > 1_000_000 }
        let digest = choice("digest", if: isLarge, then: sampledDigest, else: fullDigest)
        #expect(try await Workflow(digest).run() == "sampled")
        #expect(try await Workflow(digest).run(file.value(File(size: 1))) == "full")
    }

    @Test func optional() async throws {
        let results = task("results") { ["a result"] }
        let ads = task("ads") { try await fetchAds() }.optional()
        let page = task("page", results, ads) { results, ads in Page(results, ads ?? []) }
        #expect(try await Workflow(page).run() == Page(["a result"], []))
    }

    @Test func conditions() async throws {
        let user = task("user") { User(isMember: true) }
        let isMember = task("isMember", user) { $0.isMember }
        let discount = task("discount", user) { try await findDiscount($0) }.when(isMember)  // an optional
        let workflow = try Workflow(discount)
        #expect(try await workflow.run() == 20)
        #expect(try await workflow.run(user.value(User(isMember: false))) == Int?.none)
    }

    @Test func conditionsWithAValueOtherwise() async throws {
        let user = task("user") { User(isMember: false) }
        let isMember = task("isMember", user) { $0.isMember }
        let discount = task("discount", user) { try await findDiscount($0) }.when(isMember, otherwise: 0)
        #expect(try await Workflow(discount).run() == 0)
    }

    @Test func pools() async throws {
        struct Connection: Sendable {
            func user(_ id: Int) async throws -> Int { id }
        }
        let connection = Connection()
        let id = task("id") { 7 }
        let database = Pool("database", limit: 4)
        let user = task("user", id) { id in try await connection.user(id) }.pool(database)
        #expect(try await Workflow(user).run() == 7 && database.freeCount == 4)
    }

    @Test func tasksInAnArray() async throws {
        let lines = task("lines") { 3 }
        let words = task("words", lines) { $0 * 10 }
        let parts: [AnyTask<Int>] = [AnyTask(lines), AnyTask(words)]
        let total = task("total", all: parts) { $0.reduce(0, +) }
        #expect(try await Workflow(total).run() == 33)
    }
}
