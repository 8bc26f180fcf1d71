#if Macros
    import JFlowMacros
    import Testing

    private struct Person: Sendable, Hashable { let name: String }

    @Task private func createPerson(name: String) async -> Person { Person(name: name) }
    @Task private func createHi(p: Person = Depends(createPerson)) async -> String { "Hi \(p.name)" }

    /// The examples of the article “Getting started”.
    struct GettingStartedExamples {
        @Test func macros() async throws {
            let workflow = try Workflow($createHi)
            let hi = try await workflow.run($createPerson("Joe Mama"))
            #expect(hi == "Hi Joe Mama")
        }

        @Test func closures() async throws {
            let createPerson = task("createPerson", Parameter<String>("name")) { name in Person(name: name) }
            let createHi = task("createHi", createPerson) { person in "Hi \(person.name)" }
            #expect(try await Workflow(createHi).run(createPerson("Joe Mama")) == "Hi Joe Mama")
        }

        @Test func beginnings() async throws {
            let workflow = try Workflow($createHi)
            let hiAnn = try await workflow.run($createHi(Person(name: "Ann")))  // createPerson does not run
            let given = try await workflow.run($createPerson.value(Person(name: "Eve")))
            let person = try await workflow.run(goals: $createPerson, with: $createPerson("Bob"))
            #expect((hiAnn, given) == ("Hi Ann", "Hi Eve") && person.name == "Bob")
        }

        @Test func explanation() async throws {
            var lines: [String] = []
            func print(_ text: some CustomStringConvertible) { lines.append(text.description) }

            let workflow = try Workflow($createHi)
            let explanation = await workflow.explain($createPerson.value(Person(name: "Eve")))
            print(explanation)
            let problems = await workflow.explain().problems

            #expect(lines == [explanation.description] && explanation.fate(of: "createHi") == .runs)
            #expect(problems.map(\.description).contains { $0.contains("createPerson") && $0.contains("name") })
        }

        @Test func replacements() async throws {
            let workflow = try Workflow($createHi)
            let fake = task("fake") { Person(name: "Test") }
            let once = try await workflow.run($createPerson.replaced(by: fake))
            let test = try workflow.replacing($createPerson.replaced(by: fake))
            #expect(try await test.run() == once && once == "Hi Test")
        }

        @Test func embeddedWorkflows() async throws {
            let workflow = try Workflow($createHi)
            let left = try workflow.embedded(as: "left", $createPerson("Ann"))
            let right = try workflow.embedded(as: "right")
            let both = try Workflow(task("both", left, right) { $0 + ", " + $1 })
            let text = try await both.run($createPerson("Bob").within("right"))
            #expect(text == "Hi Ann, Hi Bob")
        }

        @Test func sessions() async throws {
            let workflow = try Workflow($createHi)
            let session = workflow.session()
            let first = try await session.run($createPerson("Joe"))
            let second = try await session.rerun(from: $createHi)  // createPerson keeps its value
            let third = try await session.rerun(with: $createPerson("Ann"))
            #expect((first, second, third) == ("Hi Joe", "Hi Joe", "Hi Ann"))
        }
    }
#endif
