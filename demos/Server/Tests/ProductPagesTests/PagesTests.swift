import Hummingbird
import HummingbirdTesting
import ProductPages
import Testing

@Suite("Product pages")
struct PagesTests {
    @Test("both makers give the same page, byte for byte", arguments: [1, 5, 42, 96, 97, 194, 1_999, 2_000])
    func bothMakersGiveTheSamePage(_ id: Int) async throws {
        try await withServer { client in
            for query in ["", "?user=ann"] {
                // Twice: the second time the product comes from the cache.
                for _ in 1...2 {
                    let page = try await client.answer("/product/\(id)\(query)")
                    #expect(page.status == .ok)
                    #expect(page == (try await client.answer("/by-hand/product/\(id)\(query)")))
                }
            }
        }
    }

    @Test("a page holds what the backends answer")
    func pageHoldsWhatTheBackendsAnswer() async throws {
        try await withServer { client in
            let page = try await client.answer("/product/42?user=ann")
            #expect(page.text.contains(#""greeting":"Welcome back, ann!","id":42,"name":"#))
            for warehouse in ["north", "east", "south"] {
                #expect(page.text.contains(#""warehouse":"\#(warehouse)""#))
            }
            #expect(!page.text.contains("null"))
        }
    }

    @Test("a warehouse that is down leaves out its count, and nothing else", arguments: makers)
    func warehouseThatIsDownLeavesOutItsCount(_ path: String) async throws {
        try await withServer { client in
            let page = try await client.answer("\(path)/97")
            #expect(page.status == .ok)
            #expect(page.text.contains(#"{"warehouse":"south"}"#))
            #expect(page.text.matches(of: /{"count":\d,"warehouse":"(north|east)"}/).count == 2)
        }
    }

    @Test("what cannot be found is told in a sentence", arguments: makers)
    func unknownIsToldInASentence(_ path: String) async throws {
        try await withServer { client in
            let unknown = try await client.answer("\(path)/4000")
            #expect(unknown.status == .notFound)
            #expect(unknown.text == "There is no product 4000: the catalogue goes from 1 to 2000.\n")
            let noID = try await client.answer("\(path)/lamp")
            #expect(noID.status == .badRequest)
            #expect(noID.text == #""lamp" is not the id of a product: ask for a number, such as /product/42."# + "\n")
        }
    }

    @Test("a task that fails is named by the engine")
    func failingTaskIsNamed() async throws {
        try await withServer { client in
            let failure = try await client.answer("/product/42?fail=1")
            #expect(failure.status == .internalServerError)
            #expect(failure.text.hasPrefix("Task “broken-price” failed (page → broken-price): The price service "))
            let byHand = try await client.answer("/by-hand/product/42?fail=1")
            #expect(byHand.status == .internalServerError)
            #expect(byHand.text.hasPrefix("The price service does not answer"))
            // It failed for that request only.
            #expect(try await client.answer("/product/42").status == .ok)
        }
    }

    @Test("many requests share one permit and all get their pages", arguments: makers)
    func manyRequestsShareOnePermit(_ path: String) async throws {
        try await withServer(permits: 1) { client in
            try await withThrowingTaskGroup { group in
                for id in 1...40 {
                    group.addTask { try await client.answer("\(path)/\(id % 4 + 1)?user=ann").status }
                }
                for try await status in group { #expect(status == .ok) }
            }
        }
    }

    @Test("the root tells what there is")
    func rootTellsWhatThereIs() async throws {
        try await withServer { client in
            let welcome = try await client.answer("/")
            #expect(welcome.status == .ok)
            #expect(welcome.text.contains("/by-hand/product/42"))
        }
    }
}

private let makers = ["/product", "/by-hand/product"]

private struct Answer: Sendable, Equatable {
    let status: HTTPResponse.Status
    let text: String
}

private func withServer(permits: Int = 8, _ test: @Sendable (any TestClientProtocol) async throws -> Void) async throws
{
    try await Application(router: try pageRoutes(pace: 0, permits: permits)).test(.router, test)
}

extension TestClientProtocol {
    fileprivate func answer(_ path: String) async throws -> Answer {
        try await execute(uri: path, method: .get) { Answer(status: $0.status, text: String(buffer: $0.body)) }
    }
}
