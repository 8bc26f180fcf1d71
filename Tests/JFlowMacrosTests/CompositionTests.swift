#if Macros
    import JFlowMacros
    import Testing

    @Task private func createPerson(name: String) -> String { name }
    @Task(.grouped("words", "polite"), .tagged("short")) private func createHi(p: String = Depends(createPerson))
        -> String
    {
        "Hi \(p)"
    }
    @Task private func createSalut(p: String = Depends(createPerson)) -> String { "Salut \(p)" }
    @Task private func letter(p: String = Depends(createPerson), hi: String = Depends(createHi)) -> String {
        "\(hi)! Yours, \(p)"
    }

    private let greeting: Result<AnyTask<String>, any Error> = Result {
        let tasks = try Workflow($createHi).embedded(as: "greeting", $createPerson.provided(by: $createPerson))
        return tasks
    }

    /// Overrides, embedded workflows, selected goals and sessions of tasks that `@Task` makes.
    struct CompositionTests {
        @Test func replacementsTakeTheConstants() async throws {
            let workflow = try Workflow($letter)
            let test = try workflow.replacing($createHi.replaced(by: $createSalut))
            #expect(try await test.run($createPerson("Joe")) == "Salut Joe! Yours, Joe")
            #expect(try await workflow.run($createHi.value("Yo"), $createPerson("Joe")) == "Yo! Yours, Joe")
            #expect(try await workflow.run(goals: $createHi, with: $createPerson("Ann")) == "Hi Ann")
        }

        @Test func workflowsAreEmbeddedAndGrouped() async throws {
            let polite = try Workflow($letter)
            let left = try polite.embedded(as: "left", $createPerson("Joe"))
            let both = try Workflow(task("both", left, try greeting.get()) { $0 + " " + $1 })
            #expect(try await both.run($createPerson("Ann")) == "Hi Joe! Yours, Joe Hi Ann")
            let hi = both.description.tasks.first { $0.name == "left/createHi" }
            #expect(hi?.group == ["left", "words", "polite"])
            #expect(hi?.tags == ["short"])
        }

        @Test func sessionsAndExplanationsTakeTheConstants() async throws {
            let session = try Workflow($letter).session()
            _ = try await session.run($createPerson("Joe"))
            #expect(try await session.rerun(from: $createHi) == "Hi Joe! Yours, Joe")
            #expect(session.value(of: $createHi) == "Hi Joe")
            let explanation = await session.explain(rerunFrom: $letter)
            #expect(explanation.fate(of: "createHi") == .kept)
        }
    }
#endif
