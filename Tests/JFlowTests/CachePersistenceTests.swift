import Foundation
import Synchronization
import Testing

@testable import JFlow

/// A cache that keeps values with their types, as one in a file does.
struct CachePersistenceTests {
    /// Keeps everything as text.
    private final class Files: PersistentTaskCache {
        let namespace = "tests"
        let flights = CacheFlights()
        let texts = Mutex<[String: Data]>([:])

        private var encoder: JSONEncoder {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return encoder
        }

        func value<Value: Codable & Sendable>(for key: CacheKey, as type: Value.Type) async throws -> Value? {
            guard let name = try name(of: key), let data = texts.withLock({ $0[name] }) else { return nil }
            return try JSONDecoder().decode(type, from: data)
        }

        func store<Value: Codable & Sendable>(
            _ value: Value, as type: Value.Type, for key: CacheKey, terms: CacheTerms
        ) async throws {
            guard let name = try name(of: key) else { return }
            let data = try encoder.encode(value)
            texts.withLock { $0[name] = data }
        }

        private func name(of key: CacheKey) throws -> String? {
            var parts = [key.namespace, key.task, key.version]
            for argument in key.arguments {
                guard let value = argument.encodable else { return nil }
                parts.append(String(decoding: try encoder.encode(value), as: UTF8.self))
            }
            return parts.joined(separator: "/")
        }
    }

    private struct Point: Codable, Hashable, Sendable {
        var x, y: Int
    }

    private let files = Files()
    private let journal = Journal()

    @Test func valuesComeBackWithTheirType() async throws {
        let journal = journal
        let point = task("point", Parameter<Int>("x"), Parameter<Set<String>>("names")) { x, names in
            journal.note("called")
            return [Point(x: x, y: names.count)]
        }.cached(version: "3")
        // A workflow of its own each time, as after a restart of the program.
        for _ in 0..<2 {
            let workflow = try Workflow(point, cache: files)
            #expect(try await workflow.run(point(1, ["a"])) == [Point(x: 1, y: 1)])
        }
        #expect(journal.all.count == 1)
        #expect(files.texts.withLock { $0 } == [#"tests/point/3/1/["a"]"#: Data(#"[{"x":1,"y":1}]"#.utf8)])
    }

    @Test func aTaskMadeOptionalFindsTheSameValues() async throws {
        let journal = journal
        let number = task("number") { () -> Int in
            journal.note("called")
            return 7
        }.cached()
        #expect(try await Workflow(number, cache: files).run() == 7)
        #expect(try await Workflow(number.optional(), cache: files).run() == 7)
        #expect(journal.all.count == 1)
    }

    @Test func whatCannotBeEncodedIsNotKept() async throws {
        struct Plain: Hashable, Sendable {}
        let journal = journal
        let plain = task("plain") { () -> Plain in
            journal.note("value")
            return Plain()
        }.cached()
        let keyed = task("keyed", Parameter<Plain>("key")) { _ -> Int in
            journal.note("key")
            return 1
        }.cached()
        let workflow = try Workflow(plain, keyed, cache: files)
        for _ in 0..<2 { _ = try await workflow.run(keyed(Plain())) }
        #expect(journal.count(of: "value") == 2)
        #expect(journal.count(of: "key") == 2)
        #expect(files.texts.withLock { $0.isEmpty })
    }

    @Test func anOldValueThatCannotBeDecodedIsAMiss() async throws {
        files.texts.withLock { $0["tests/number/"] = Data("{}".utf8) }
        let number = task("number") { 7 }.cached()
        let events = EventStream()
        #expect(try await Workflow(number, cache: files).run(options: RunOptions(observers: [events])) == 7)
        let states = events.drain().compactMap { if case .finished(_, let end) = $0.kind { end.state } else { nil } }
        #expect(states == [.done])
        #expect(files.texts.withLock { $0["tests/number/"] } == Data("7".utf8))
    }

    @Test func errorsAreNotKept() async throws {
        let journal = journal
        let failing = task("failing") { () throws -> Int in
            journal.note("called")
            throw TestError("no")
        }.cached(errors: .keep(for: .seconds(500)))
        let workflow = try Workflow(failing, cache: files)
        for _ in 0..<2 { _ = await thrown { () throws(WorkflowError) in try await workflow.run() } }
        #expect(journal.all.count == 2)
    }
}
