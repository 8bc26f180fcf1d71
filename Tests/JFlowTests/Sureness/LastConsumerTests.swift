import Testing

@testable import JFlow

/// A value does not live longer than until its last consumer has ended, whatever kind of consumer that is: in a chain
/// “big” → consumer → “after”, the big value is gone when “after” begins.
struct LastConsumerTests {
    private typealias Big = TaskDefinition<[Canary], Void>

    private let world = SimulatedWorld(seed: 1)
    private let journal = Journal()
    private let yes = task("yes") { true }
    private let no = task("no") { false }

    private var big: Big {
        let journal = journal
        return task("big") { [Canary(journal)] }
    }

    /// Runs the chain and answers what happened.
    private func course(_ consumer: (Big) -> some Dependency<Int>) throws -> [String] {
        let journal = journal
        defer { world.end() }
        let after = task("after", consumer(big)) { _ in journal.note("after") }
        let workflow = try Workflow(after)
        try world.value(of: workflow)
        return journal.all
    }

    private func isGoneInTime(_ consumer: (Big) -> some Dependency<Int>) throws -> Bool {
        try course(consumer) == ["born", "gone", "after"]
    }

    // MARK: Tasks of every shape

    @Test func aTaskOfEachArity() throws {
        let (yes, no) = (yes, no)
        #expect(try isGoneInTime { task("consumer", $0) { $0.count } })
        _ = journal.take()
        #expect(try isGoneInTime { task("consumer", $0) { (values) async in values.count } })
        _ = journal.take()
        #expect(try isGoneInTime { task("consumer", yes, $0, no) { _, values, _ in values.count } })
        _ = journal.take()
        #expect(try isGoneInTime { task("consumer", yes, $0, no, yes) { _, values, _, _ in values.count } })
        _ = journal.take()
        #expect(try isGoneInTime { task("consumer", all: [$0, $0]) { $0.count } })
    }

    @Test func aTaskThatWaits() throws {
        let world = world
        #expect(
            try isGoneInTime {
                task("consumer", $0) { values async throws in
                    try await world.sleep(10)
                    return values.count
                }
            })
    }

    @Test func theLastOfSeveral() throws {
        let (world, journal) = (world, journal)
        let course = try course { big in
            let early = task("early", big) { values in
                journal.note("early")
                return values.count
            }
            let late = task("late", big) { values async throws in
                try await world.sleep(10)
                journal.note("late")
                return values.count
            }
            return task("both", early, late) { $0 + $1 }
        }
        #expect(course == ["born", "early", "late", "gone", "after"])
    }

    @Test func aTaskOfAnEmbeddedWorkflow() throws {
        let workflow = try Workflow(task("consumer", big) { $0.count })
        let inner = try workflow.embedded(as: "inner")
        #expect(try isGoneInTime { _ in inner })
    }

    // MARK: Mappings

    @Test func aMappingOverIt() throws {
        #expect(
            try isGoneInTime { big in
                task("consumer", mapping("elements", over: big, limit: 1) { _ in 1 }) { $0.count }
            })
    }

    @Test func aMappingBesideIt() throws {
        let numbers = task("numbers") { [1, 2, 3] }
        #expect(
            try isGoneInTime { big in
                task("consumer", mapping("elements", over: numbers, big) { $0 + $1.count }) { $0.count }
            })
    }

    @Test func aMappingWhoseElementsAreTakenAsTheyCome() throws {
        #expect(
            try isGoneInTime { big in
                mapping("elements", over: big) { (_) async in
                    1
                } consume: { results in
                    var sum = 0
                    for try await result in results { sum += result.value }
                    return sum
                }
            })
    }

    // MARK: Conditions and what stands in for a value

    @Test func aTaskOverAChoiceThatTookIt() throws {
        let (yes, other) = (yes, task("other") { [Canary]() })
        #expect(
            try isGoneInTime { task("consumer", choice("choice", if: yes, then: $0, else: other)) { $0.count } })
    }

    @Test func aJudgeWhereTheBranchThatWouldUseItIsNotTaken() throws {
        let other = task("other") { 7 }
        #expect(
            try isGoneInTime { big in
                choice(
                    "choice", if: task("judge", big) { $0.isEmpty },
                    then: task("unused", big) { $0.count }, else: other)
            })
    }

    @Test func aTaskThatItsConditionSkips() throws {
        let no = no
        #expect(
            try isGoneInTime { big in
                let first = task("first", big) { $0.count }
                let skipped = task("skipped", big, first) { $0.count + $1 }.when(no)
                return task("consumer", skipped, first) { ($0 ?? 0) + $1 }
            })
    }

    @Test func aTaskThatFailsAndIsOptional() throws {
        #expect(
            try isGoneInTime { big in
                let failing = task("failing", big) { _ throws -> Int in throw TestError("no") }
                return task("consumer", failing.optional()) { $0 ?? 0 }
            })
    }

    @Test func aTaskThatFallsBackOnIt() throws {
        #expect(
            try isGoneInTime { big in
                let failing = task("failing") { () throws -> [Canary] in throw TestError("no") }
                return task("consumer", failing.fallback(to: big)) { $0.count }
            })
    }

    @Test func aTaskThatNeedsItForItsFallbackNoMore() throws {
        #expect(
            try isGoneInTime { big in
                let main = task("main", big) { _ in [Canary]() }
                return task("consumer", main.fallback(to: big)) { $0.count }
            })
    }

    // MARK: Time, attempts, caches, resources

    @Test func theLastAttemptOfATask() throws {
        let journal = journal
        let course = try course { big in
            task("consumer", big) { values throws -> Int in
                journal.note("attempt \(TaskContext.current.attempt)")
                if TaskContext.current.attempt < 3 { throw TestError("no") }
                return values.count
            }.retry(3, backoff: .constant(.seconds(1)))
        }
        #expect(course == ["born", "attempt 1", "attempt 2", "attempt 3", "gone", "after"])
    }

    @Test func aTaskThatTakesTooLong() throws {
        let world = world
        #expect(
            try isGoneInTime { big in
                let late = task("late", big) { values async throws in
                    try await world.sleep(5_000)
                    return values.count
                }
                return task("consumer", late.timeout(.seconds(1)).optional()) { $0 ?? 0 }
            })
    }

    @Test func aTaskInAPool() throws {
        let pool = Pool("pool", limit: 1)
        #expect(try isGoneInTime { task("consumer", $0) { $0.count }.pool(pool) })
    }

    /// The cache keeps values under keys that contain what they were made from; one that keeps nothing keeps no keys.
    @Test func aTaskWhoseValueTheCacheDoesNotKeep() throws {
        let (journal, probes) = (journal, ProbeCount())
        let big = task("big") { LiveProbe(probes) }
        let consumer = task("consumer", big) { _ in 1 }.cached()
        let after = task("after", consumer) { _ in journal.note("\(probes.living) left") }
        let workflow = try Workflow(after, cache: MemoryCache(countLimit: 0))
        try world.value(of: workflow)
        #expect(probes.made == 1)
        #expect(journal.all == ["0 left"])
    }

    @Test func aResourceThatIsClosed() throws {
        let journal = journal
        let course = try course { big in
            let resource = task("resource", big) { $0.count }.closing { _ in journal.note("closed") }
            return task("consumer", resource) { value in
                journal.note("used")
                return value
            }
        }
        #expect(course.filter { $0 != "after" } == ["born", "used", "closed", "gone"])
    }
}
