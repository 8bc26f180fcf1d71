// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// must-compile: what the other programs get wrong is right here.
public import JFlowMacros

public struct Person: Sendable, Hashable { let name: String }
public struct Blob: Sendable {}
enum LoadError: Error { case missing }

@Task public func createPerson(name: String) async -> Person { Person(name: name) }
@Task public func createHi(_ p: Person = Depends(createPerson)) -> String { "Hi \(p.name)" }
@Task("greeting", .cached(version: "2"), .expected(.milliseconds(840)))
public func greet(
    times: Int,
    to person: Person = Depends(createPerson(name:)),
    saying blessing: String = Depends(createHi)
) async throws -> String { "\(times) \(person) \(blessing)" }
@Task(.grouped("shop", "eu"), .tagged("slow"), .expected(.seconds(1))) public func invoice(id: Int) -> Int { id }
@Task func blob() throws(LoadError) -> Blob { Blob() }
@Task private func nothing(at place: Int?, then action: @escaping @Sendable () -> Void) { action() }
@Task func needsNothing(_ done: Void = Depends(nothing), `in`: Blob = Depends(blob)) {}
@Task(.cached(timeToLive: .seconds(60), errors: .keep(for: .seconds(5)), cost: { (text: String) in text.count }))
func cite(_ p: Person = Depends(createPerson)) -> String { p.name }
@Task(.cached) func `default`() -> Int! { 1 }
@Task func `say hi`(n: Int? = Depends(`default`)) -> Int { n ?? 0 }
@Task func owns(_ text: consuming String = Depends(createHi), _ other: borrowing String = Depends(greet)) {}
@MainActor @Task func show(text: String = Depends(createHi)) -> Int { text.count }
@available(macOS 15, *) @Task func later(n: Int = Depends(show)) -> Int { n }

let fetch = task("fetch", Parameter<Int>("id")) { id in id + 1 }
@Task func useFetched(value: Int = Depends(on: fetch), again: Int = Depends(on: fetch)) -> Int { value + again }

public enum Pipeline {
    @Task public static func load(path: String) throws -> Blob { Blob() }
    @Task public static func parse(blob: Blob = Depends(load)) async throws -> Int { 1 }
    @Task public static func report(n: Int = Depends(Self.parse), m: Int = Depends(Pipeline.parse)) -> Int { n + m }
    struct Stage {}
}
extension Pipeline.Stage {
    @Task static func end(n: Int = Depends(Pipeline.report), b: Blob = JFlowMacros.Depends(Pipeline.load)) -> Int { n }
}
final class Service {
    @Task static func start(n: Int = Depends(Pipeline.Stage.end)) -> Int { n }
    @Task static func stop(n: Int = Depends(start)) -> Int { n }
}
actor Counter {
    @Task static func count(n: Int = Depends(Service.stop)) -> Int { n }
}
@MainActor struct Screen {
    @Task static func draw(n: Int = Depends(Counter.count)) -> Int { n }
    @Task nonisolated static func measure(n: Int = Depends(draw)) -> Int { n }
}

final class Database: Sendable {
    func close() async {}
    func end(reason: String) async throws {}
}
let policy = RetryPolicy(2, backoff: .constant(.milliseconds(10)))
let pool = Pool("database", limit: 2)
let isLarge = task("isLarge", fetch) { $0 > 10 }
func close(_ database: Database) async {}

@Task func isMember(id: Int = Depends(on: fetch)) -> Bool { id > 0 }
@Task func whole() -> Int { 1 }
@Task(
    .retry(3, backoff: .exponential(from: .milliseconds(10)), when: { $0 is LoadError }),
    .timeout(.seconds(2), total: .seconds(5), grace: .zero), .pool(pool), .priority(2), .fallback(to: whole)
)
func ads(member: Bool = Depends(isMember)) async throws -> Int { 1 }
@Task(.optional, .retry(policy)) func offers(ads: Int = Depends(ads)) throws(LoadError) -> Int { ads }
@Task(.when(isMember)) func discount(id: Int = Depends(on: fetch)) async -> Int { id }
@Task(.when(on: isLarge)) func sample() -> Int { 1 }
@Task(.when(on: isLarge, otherwise: 0)) func points() -> Int { 1 }
@Task(.fallback([])) func list() -> [Int] { [1] }
@Task(.fallback(7)) func share() -> Double { 1 }
@Task(.fallback(on: fetch)) func number() -> Int { 1 }
@Task(.closing { try? await $0.end(reason: "over") }) func session() async throws -> Database { Database() }
@Task(.closing(close)) func cursor(session: Database = Depends(session)) -> Database { Database() }
@Task(.shared { await $0.close() }, .retry(2)) func database() async throws -> Database { Database() }
@Task(
    .shared { database in
        await database.close()
    }
)
func connection(number: Int = Depends(number)) -> Database { Database() }
@Task func page(
    ads: Int = Depends(ads),
    offers: Int? = Depends(offers),
    _ discount: Int? = Depends(discount), points: Int = Depends(points),
    list: [Int] = Depends(list),

    sample: Int! = Depends(sample), share: Double = Depends(share),
    cursor: Database = Depends(cursor), connection: Database? = Depends(connection),
    database: Database = Depends(database)
) -> Int { ads }
let digest = choice("digest", if: $isMember, then: $whole, else: $number)
@Task func useDigest(number: Int = Depends(on: digest), some: any Sendable = Depends(whole)) -> Int { number }
enum Shop {
    @Task static func isOpen() -> Bool { true }
    @Task(.when(isOpen)) static func sell() -> Int { 1 }
    @Task(.when(Self.isOpen, otherwise: 0)) static func buy() -> Int { 1 }
    @Task static func sum(sell: Int? = Depends(sell), buy: Int = Depends(buy)) -> Int { buy }
}

func run() async throws {
    let workflow = try Workflow($greet, $needsNothing, Screen.$measure, Pipeline.Stage.$end, $useFetched)
    let result: (String, Void, Int, Int, Int) = try await workflow.run(
        $greet.with(3), $createPerson("Joe"), Pipeline.$load.value(Blob()), fetch(1))
    let (first, second): (Int, Int?) = try await Workflow($page, $discount).run(fetch.value(1))
    await $connection.close()
    await $database.close()
    print(first, second ?? 0, result, createHi(Person(name: "called directly")))
}
