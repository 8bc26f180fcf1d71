#if Macros
    import JFlowMacros
    import Synchronization
    import Testing

    private struct Flaky: Error {}
    private struct Hopeless: Error {}

    private let journal = Mutex<[String]>([])
    private let pool = Pool("macro pool", limit: 2)
    private let attempts = Atomic(0)

    private func note(_ line: String) { journal.withLock { $0.append(line) } }

    private final class Database: Sendable, Hashable {
        static func == (first: Database, second: Database) -> Bool { first === second }
        func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
        func close(_ reason: String) async { note("database closed: \(reason)") }
    }

    @Task private func isMember(name: String) -> Bool { name == "Ann" }
    @Task private func isRich() -> Bool { true }
    private let isLarge = task("isLarge", $isMember) { !$0 }

    @Task(
        .retry(3, backoff: .constant(.milliseconds(1)), when: { $0 is Flaky }), .pool(pool), .priority(2),
        .tagged("remote"), .grouped("data"), .expected(.milliseconds(3))
    )
    private func fetched() throws -> Int {
        #expect(pool.freeCount == 1)
        guard attempts.add(1, ordering: .relaxed).newValue == 3 else { throw Flaky() }
        return 10
    }

    @Task(.optional) private func broken() throws -> Int { throw Hopeless() }
    @Task(.timeout(.milliseconds(1)), .optional) private func endless() async throws -> Int {
        try await Task.sleep(for: .seconds(100_000))
        return 1
    }
    @Task(.when(isMember)) private func discount() -> Int { 20 }
    @Task(.when(isMember, otherwise: 1)) private func points() -> Int { 50 }
    @Task(.when(on: isLarge)) private func surcharge() -> Int { 30 }
    @Task(.fallback([7])) private func list() throws -> [Int] { throw Hopeless() }
    @Task private func ownNews() -> String { "nothing new" }
    @Task(.fallback(to: ownNews)) private func news() throws -> String { throw Hopeless() }
    private let spare = task("spare") { 8 }
    @Task(.fallback(on: spare)) private func number() throws -> Int { throw Hopeless() }
    @Task(.closing { await $0.close("after its consumers") }) private func database() -> Database {
        note("database opened")
        return Database()
    }
    @Task private func rows(database: Database = Depends(database)) -> Int {
        note("database used")
        return 3
    }
    private let digest = choice("digest", if: $isRich, then: $rows, else: spare)

    @Task private func report(
        fetched: Int = Depends(fetched), broken: Int? = Depends(broken), endless: Int? = Depends(endless),
        discount: Int? = Depends(discount),
        points: Int = Depends(points),
        surcharge: Int? = Depends(surcharge), list: [Int] = Depends(list), news: String = Depends(news),
        number: Int = Depends(number), digest: Int = Depends(on: digest)
    ) -> [String] {
        [
            "\(fetched)", broken.map(String.init) ?? "-", endless.map(String.init) ?? "-",
            discount.map(String.init) ?? "-", "\(points)", surcharge.map(String.init) ?? "-", "\(list)", news,
            "\(number)", "\(digest)",
        ]
    }

    @Task(.shared { note("shared closed: \($0)") }) private func shared() -> Int {
        note("shared opened")
        return 4
    }
    @Task private func usesShared(shared: Int = Depends(shared)) -> Int { shared + 1 }

    @Task private func low() { note("low") }
    @Task(.priority(5)) private func high() { note("high") }

    /// A workflow in which every modifier is at work, in the macro's spelling.
    @Suite(.serialized)
    struct ModifierRunTests {
        init() {
            journal.withLock { $0 = [] }
            attempts.store(0, ordering: .relaxed)
        }

        @Test func everyModifierReachesTheRun() async throws {
            let workflow = try Workflow($report)
            let ann = try await workflow.run($isMember("Ann"))
            #expect(ann == ["10", "-", "-", "20", "50", "-", "[7]", "nothing new", "8", "3"])
            #expect(
                journal.withLock { $0 } == ["database opened", "database used", "database closed: after its consumers"])
            attempts.store(0, ordering: .relaxed)
            let joe = try await workflow.run($isMember("Joe"))
            #expect(joe == ["10", "-", "-", "-", "1", "30", "[7]", "nothing new", "8", "3"])
            #expect(pool.freeCount == 2)
        }

        @Test func whatWatchersSeeComesFromTheAttribute() throws {
            let tasks = try Workflow($report).description.tasks
            let fetched = tasks.first { $0.name == "fetched" }
            #expect(fetched?.tags == ["remote"])
            #expect(fetched?.group == ["data"])
            #expect(fetched?.expected == .milliseconds(3))
            #expect(tasks.first { $0.name == "database" }?.kind == .resource)
            #expect(tasks.first { $0.name == "digest" }?.kind == .choice)
        }

        @Test func sharedValueLivesUntilItsTaskIsClosed() async throws {
            let workflow = try Workflow($usesShared)
            #expect(try await workflow.run() == 5)
            #expect(try await workflow.run() == 5)
            await $shared.close()
            #expect(journal.withLock { $0 } == ["shared opened", "shared closed: 4"])
        }

        @Test func priorityDecidesAmongReadyTasks() async throws {
            let workflow = try Workflow($low, $high)
            _ = try await workflow.run(options: RunOptions(slots: 1))
            #expect(journal.withLock { $0 } == ["high", "low"])
        }

        @Test func goalsThatMayBeMissingAreOptionals() async throws {
            let (discount, points): (Int?, Int) = try await Workflow($discount, $points).run($isMember("Joe"))
            #expect(discount == nil)
            #expect(points == 1)
        }
    }
#endif
