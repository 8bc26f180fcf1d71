#if Macros
    import JFlowMacros
    import Synchronization
    import Testing

    private struct Person: Sendable, Hashable {
        let name: String
    }

    private enum Once {
        static let hiCount = Atomic(0)
        static let cachedCount = Atomic(0)
    }

    @Task private func createPerson(name: String) async -> Person { Person(name: name) }

    @Task private func createHi(p: Person = Depends(createPerson)) async -> String {
        Once.hiCount.add(1, ordering: .relaxed)
        return "Hi \(p.name)"
    }

    @Task private func repeated(
        times: Int, _ hi: String = Depends(createHi), mark: String, p: Person = Depends(createPerson)
    ) throws -> String {
        "\(p.name): " + String(repeating: hi + mark, count: times)
    }

    @MainActor @Task private func onMain(hi: String = Depends(createHi)) -> Int {
        MainActor.assertIsolated()
        return hi.count
    }

    @Task(.cached) private func length(hi: String) -> Int {
        Once.cachedCount.add(1, ordering: .relaxed)
        return hi.count
    }

    struct RunTests {
        @Test func parametersAndDependenciesMeetInTheOrderOfTheFunction() async throws {
            let workflow = try Workflow($repeated, $onMain)
            let (text, count) = try await workflow.run($createPerson("Joe Mama"), $repeated.with(2, "!"))
            #expect(text == "Joe Mama: Hi Joe Mama!Hi Joe Mama!")
            #expect(count == 11)
            #expect(Once.hiCount.load(ordering: .relaxed) == 1)
        }

        @Test func modifierOfTheAttributeReachesTheRun() async throws {
            let workflow = try Workflow($length)
            #expect(try await workflow.run($length("four")) == 4)
            #expect(try await workflow.run($length("four")) == 4)
            #expect(Once.cachedCount.load(ordering: .relaxed) == 1)
        }

        @Test func missingArgumentIsNamedAsTheFunctionNamesIt() async throws {
            let workflow = try Workflow($createPerson)
            let error = await #expect(throws: WorkflowError.self) { try await workflow.run() }
            #expect(error?.description.contains("createPerson") == true)
            #expect(error?.description.contains("name") == true)
        }
    }
#endif
