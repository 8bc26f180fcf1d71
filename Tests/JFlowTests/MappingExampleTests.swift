import Testing

@testable import JFlow

/// The examples of the documentation of mappings.
struct MappingExampleTests {
    private struct Image: Sendable {
        let name: String
        func thumbnail(of size: Int) async throws -> String { "\(name)@\(size)" }
    }

    private struct Settings: Sendable { let size: Int }

    private func page(at url: String) async throws -> String {
        guard url.hasPrefix("https") else { throw TestError("no such page") }
        return "page at \(url)"
    }

    @Test func thumbnails() async throws {
        let images = task("images") { ["a", "b", "c"].map { Image(name: $0) } }
        let settings = task("settings") { Settings(size: 64) }
        let thumbnails = mapping("thumbnails", over: images, settings, limit: 8) { image, settings in
            try await image.thumbnail(of: settings.size)
        }
        let page = task("page", thumbnails) { thumbnails in thumbnails.joined(separator: " ") }
        #expect(try await Workflow(page).run() == "a@64 b@64 c@64")
    }

    @Test func pagesOfWhichSomeFail() async throws {
        let urls = task("urls") { ["https://one", "file:two", "https://three"] }
        let pages = mappingResults("pages", over: urls, limit: 4) { url in try await page(at: url) }
        let count = task("count", pages) { pages in pages.count { (try? $0.get()) != nil } }
        #expect(try await Workflow(count).run() == 2)
    }

    @Test func pagesThatAreAddedUpAsTheyCome() async throws {
        let urls = task("urls") { ["https://one", "https://three"] }
        let total = mapping("total", over: urls, limit: 4) { url in
            try await page(at: url).count
        } consume: { results in
            var total = 0
            for try await (_, count) in results { total += count }
            return total
        }
        #expect(try await Workflow(total).run() == 40)
    }

    @Test func whichElementsFailed() async throws {
        let workflow = try Workflow(mapping("m", over: task("three") { [1, 2, 3] }) { throw TestError("no \($0)") })
        var told: [String] = []
        do {
            _ = try await workflow.run()
        } catch .failed(let failure) {
            for task in failure.failedTasks {
                guard let mapping = task.error as? MappingFailure else { continue }
                for element in mapping.failedElements { told.append("\(element.index) \(element.error)") }
            }
        }
        #expect(told == ["0 no 1"])
    }
}
