#if Macros
    import JFlowMacros
    import Testing

    private struct User: Sendable, Hashable { let isMember: Bool }

    private struct Image: Sendable {
        struct Damaged: Error {}

        let number: Int
        func thumbnail(size: Int) async throws -> String { "\(number)@\(size)" }
        func check() throws -> Int {
            if number % 10 == 3 { throw Damaged() }
            return number
        }
    }

    @Task private func user() -> User { User(isMember: true) }
    @Task private func isMember(user: User = Depends(user)) -> Bool { user.isMember }
    @Task(.when(isMember)) private func discount(user: User = Depends(user)) async throws -> Int { 20 }
    @Task private func price(discount: Int? = Depends(discount)) -> Int { 100 - (discount ?? 0) }

    @Task private func isLarge() -> Bool { true }
    @Task private func sample() -> String { "sample" }
    @Task private func whole() -> String { "whole" }
    private let digest = choice("digest", if: $isLarge, then: $sample, else: $whole)
    @Task private func title(digest: String = Depends(on: digest)) -> String { "the \(digest)" }

    @Task private func images() -> [Image] { (0..<100).map { Image(number: $0) } }
    @Task private func size() -> Int { 64 }
    private let thumbnails = mapping("thumbnails", over: $images, $size, limit: 8) { image, size in
        try await image.thumbnail(size: size)
    }
    @Task private func sheet(thumbnails: [String] = Depends(on: thumbnails)) -> String {
        thumbnails.joined(separator: " ")
    }

    private let connections = Pool("connections", limit: 4)
    @Task(.pool(connections), .priority(1)) private func load() async throws -> Int { 1 }

    /// The examples of the article “Conditions and mapping”.
    struct ConditionsAndMappingExamples {
        @Test func conditions() async throws {
            let workflow = try Workflow($price, $title)
            #expect(try await workflow.run() == (80, "the sample"))
            #expect(try await workflow.run($isMember.value(false), $isLarge.value(false)) == (100, "the whole"))
        }

        @Test func conditionsOfClosures() async throws {
            let user = task("user") { User(isMember: false) }
            let isMember = task("isMember", user) { user in user.isMember }
            let discount = task("discount", user) { user in 20 }.when(isMember)
            let price = task("price", discount) { discount in 100 - (discount ?? 0) }
            #expect(try await Workflow(price).run() == 100)
            #expect(try await Workflow(price).run(isMember.value(true)) == 80)
        }

        @Test func elements() async throws {
            let text = try await Workflow($sheet).run()
            #expect(text.hasPrefix("0@64 1@64 2@64 ") && text.hasSuffix(" 99@64"))

            let checked = mappingResults("checked", over: $images) { image in try image.check() }
            let goodOnes = task("goodOnes", checked) { results in results.count { (try? $0.get()) != nil } }
            #expect(try await Workflow(goodOnes).run() == 90)
        }

        @Test func elementsAsTheyCome() async throws {
            let bytes = mapping("bytes", over: $images, limit: 4) { image in
                try await image.thumbnail(size: 64).utf8.count
            } consume: { results in
                var total = 0
                for try await (_, count) in results { total += count }
                return total
            }
            #expect(try await Workflow(bytes).run() == 10 * 4 + 90 * 5)
        }

        @Test func limits() async throws {
            #expect(try await Workflow($load).run() == 1 && connections.freeCount == 4)
        }
    }
#endif
