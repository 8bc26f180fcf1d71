import Foundation
import JFlow
import Synchronization
import Testing

/// The examples of the documentation of runs, and of those who watch them, as they stand there.
struct RunExamples {
    private let journal = Journal()

    private func print(_ words: Any...) { journal.note(words.map { "\($0)" }.joined(separator: " ")) }

    private func greeting() throws -> Workflow<String> {
        let load = task("load") { "Joe" }
        return try Workflow(task("createHi", load) { "Hi \($0)" })
    }

    @Test func sessionsByIndex() async throws {
        let workflow = try greeting()
        let session = workflow.session()
        _ = try await session.run()
        let names = workflow.description.tasks.map(\.name)
        let slow = names.indices.filter { names[$0].hasPrefix("load") }
        let fresh = try await session.rerun(fromTasksAt: slow)
        #expect(fresh == "Hi Joe")
    }

    @Test func events() async throws {
        let workflow = try greeting()
        let events = EventStream()
        let options = RunOptions(observers: [events])
        async let result = workflow.run(options: options)
        for await batch in events.batches { print(batch.count) }
        #expect(try await result == "Hi Joe")
        // The run, its two tasks (ready, started, finished), and its end.
        #expect(journal.all.compactMap { Int($0) }.reduce(0, +) == 8)
    }

    @Test func report() async throws {
        let workflow = try greeting()
        let events = EventStream()
        let page = try await workflow.run(options: RunOptions(observers: [events]))
        if let report = RunReport(events: events.drain()) {
            print(report)
            print(report.criticalPath.map { report.tasks[$0].name })
        }
        #expect(page == "Hi Joe" && journal.all.last == #"["load", "createHi"]"#)
    }

    @Test func exports() throws {
        let sayHi = task("sayHi") { "Hi" }
        let workflow = try Workflow(sayHi)
        print(workflow.description.json)
        print(workflow.description.dot)
        print(workflow.description.mermaid)
        #expect(journal.all.count == 3 && journal.all.allSatisfy { $0.contains("sayHi") })
    }

    @Test func context() async throws {
        let list = task("list") { ["a", "b"] }
        let download = task("download", list) { list in
            for (index, file) in list.enumerated() {
                TaskContext.current.log("fetching \(file)")
                TaskContext.current.reportProgress(Double(index) / Double(list.count))
            }
        }
        let events = EventStream()
        try await Workflow(download).run(options: RunOptions(observers: [events]))
        let kinds = events.drain().map(\.kind)
        #expect(kinds.contains(.logged(task: 1, message: "fetching b")))
        #expect(kinds.contains(.progressed(task: 1, fraction: 0.5)))
    }

    @Test func failedElements() async throws {
        let workflow = try Workflow(mapping("m", over: task("three") { [1, 2, 3] }) { throw TestError("no \($0)") })
        do {
            _ = try await workflow.run()
        } catch .failed(let failure) {
            for task in failure.failedTasks {
                guard let mapping = task.error as? MappingFailure else { continue }
                for element in mapping.failedElements { print(element.index, element.error) }
            }
        }
        #expect(journal.all == ["0 no 1"])
    }

    @Test func namedTasks() async throws {
        let workflow = try DynamicWorkflow([
            DynamicTask("read") { _ in "some text" },
            DynamicTask("count", dependencies: ["read"]) { ($0[0] as? String)?.count ?? 0 },
        ])
        let values = try await workflow.run()
        #expect(values as? [Int] == [9])
    }

    @Test func providedTasks() async throws {
        let createPerson = task("createPerson", Parameter<String>("name")) { $0 }
        let greetings = try Workflow(task("createHi", createPerson) { "Hi \($0)" })
        let findPerson = task("findPerson") { "Ann" }
        let greeting = try greetings.embedded(as: "greeting", createPerson.provided(by: findPerson))
        #expect(try await Workflow(greeting).run() == "Hi Ann")
    }

    @Test func thumbnails() async throws {
        struct Image: Sendable {
            func thumbnail(of size: Int) async throws -> Int { size }
        }
        struct Page: Sendable {
            let sizes: [Int]
            init(_ sizes: [Int]) { self.sizes = sizes }
        }
        let images = task("images") { [Image(), Image()] }
        let settings = task("settings") { (size: 64, isQuick: true) }
        let thumbnails = mapping("thumbnails", over: images, settings, limit: 8) { image, settings in
            try await image.thumbnail(of: settings.size)
        }
        let page = task("page", thumbnails) { thumbnails in Page(thumbnails) }
        #expect(try await Workflow(page).run().sizes == [64, 64])
    }

    /// Values in memory, encoded, as a cache outside the program has them.
    private final class Shelf: PersistentTaskCache {
        let flights = CacheFlights()
        private let files = Mutex<[String: Data]>([:])

        func fileName(of key: CacheKey) throws -> String? {
            key.arguments.allSatisfy { $0.encodable != nil } ? "\(key.task) \(key.arguments.map(\.value))" : nil
        }
        func read(_ name: String) throws -> Data? { files.withLock { $0[name] } }

        func value<Value: Codable & Sendable>(for key: CacheKey, as type: Value.Type) async throws -> Value? {
            guard let name = try fileName(of: key) else { return nil }
            return try read(name).map { try JSONDecoder().decode(type, from: $0) }
        }

        func store<Value: Codable & Sendable>(
            _ value: Value, as type: Value.Type, for key: CacheKey, terms: CacheTerms
        ) async throws {
            guard let name = try fileName(of: key) else { return }
            let data = try JSONEncoder().encode(value)
            files.withLock { $0[name] = data }
        }
    }

    @Test func persistentCache() async throws {
        let journal = journal
        let load = task("load", Parameter<String>("name")) { name in
            journal.note(name)
            return [name]
        }.cached()
        let shelf = Shelf()
        for _ in 0..<2 { #expect(try await Workflow(load, cache: shelf).run(load("Joe")) == ["Joe"]) }
        #expect(journal.all == ["Joe"])
    }
}
