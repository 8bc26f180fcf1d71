import Testing

import JFlow

/// The examples of the documentation of overrides, selected goals, embedded workflows, explanations and sessions, as
/// they stand there, from outside the module.
struct CompositionExamplesTests {
    @Test func replacedForOneRun() async throws {
        @Sendable func read(_ path: String) throws -> String { throw TestError("no file system here") }

        let load = task("load", Parameter<String>("path")) { path in try read(path) }
        let count = task("count", load) { text in text.count }
        let shortText = task("shortText") { "two words" }

        let workflow = try Workflow(count)
        let nine = try await workflow.run(load.replaced(by: shortText))

        #expect(nine == 9)
    }

    @Test func derivedWorkflow() async throws {
        @Sendable func download(_ person: String) async throws -> String { throw TestError("no network here") }

        let createPerson = task("createPerson", Parameter<String>("name")) { name in "Mr " + name }
        let load = task("load", createPerson) { person in try await download(person) }
        let fakeLoad = task("fakeLoad", createPerson) { person in "the file of " + person }
        let count = task("count", load) { text in text.count }

        let workflow = try Workflow(count)
        let test = try workflow.replacing(load.replaced(by: fakeLoad))
        let length = try await test.run(createPerson("Joe"))

        #expect(length == "the file of Mr Joe".count)
    }

    @Test func selectedGoals() async throws {
        let createPerson = task("createPerson", Parameter<String>("name")) { name in name }
        let createHi = task("createHi", createPerson) { person in "Hi \(person)" }
        let sayHi = task("sayHi", createHi) { $0.count }
        let sayHiTwice = task("sayHiTwice", createHi) { $0.count * 2 }

        let workflow = try Workflow(sayHi, sayHiTwice)
        let hi = try await workflow.run(goals: createHi, with: createPerson("Joe Mama"))
        let (person, once) = try await workflow.run(goals: createPerson, sayHi, with: createPerson("Joe Mama"))

        #expect(hi == "Hi Joe Mama")
        #expect((person, once) == ("Joe Mama", 11))
    }

    @Test func embeddedWorkflow() async throws {
        let createPerson = task("createPerson", Parameter<String>("name")) { name in "Mr " + name }
        let createHi = task("createHi", createPerson) { person in "Hi \(person)" }
        let greeting = try Workflow(createHi)

        let guest = task("guest") { "Ann" }
        let left = try greeting.embedded(as: "left", createPerson("Joe"))
        let right = try greeting.embedded(as: "right", createPerson.provided(by: guest))
        let both = try Workflow(task("both", left, right) { $0 + ", " + $1 })
        let text = try await both.run()

        #expect(text == "Hi Mr Joe, Hi Ann")
    }

    @Test func entryPointsWithin() async throws {
        let createPerson = task("createPerson", Parameter<String>("name")) { name in name }
        let greetings = try Workflow(task("createHi", createPerson) { person in "Hi \(person)" })

        let left = try greetings.embedded(as: "left")
        let right = try greetings.embedded(as: "right")
        let both = try Workflow(task("both", left, right) { $0 + $1 })
        let text = try await both.run(createPerson("Ann").within("left"), createPerson("Bob").within("right"))

        #expect(text == "Hi AnnHi Bob")
    }

    @Test func groups() throws {
        struct Invoice: Sendable {
            let order: Int
            init(_ order: Int) { self.order = order }
        }
        let order = task("order") { 1 }

        let invoice = task("invoice", order) { order in Invoice(order) }.grouped("billing", "eu")

        #expect(try Workflow(invoice).description.tasks[1].group == ["billing", "eu"])
    }

    @Test func explanation() async throws {
        let createPerson = task("createPerson", Parameter<String>("name")) { name in name }
        let load = task("load", createPerson) { $0.count }.cached()
        let workflow = try Workflow(load)
        _ = try await workflow.run(createPerson("Joe Mama"))

        var lines: [String] = []
        func print(_ text: some CustomStringConvertible) { lines.append(text.description) }

        let explanation = await workflow.explain(createPerson.value("Joe Mama"))
        print(explanation)
        let isQuick = explanation.problems.isEmpty && explanation.fate(of: "load") == .cached

        #expect(isQuick)
        #expect(lines == [explanation.description])
    }

    @Test func session() async throws {
        let createPerson = task("createPerson", Parameter<String>("name")) { name in name }
        let createHi = task("createHi", createPerson) { person in "Hi \(person)" }
        let workflow = try Workflow(createHi)

        var lines: [String] = []
        func print(_ text: String) { lines.append(text) }

        let session = workflow.session()
        do {
            print(try await session.run(createPerson("Joe Mama")))
        } catch {
            print(try await session.rerunFailed())  // what failed, and what never came to run
        }
        print(try await session.rerun(from: createHi))  // createHi and all that follows from it
        print(try await session.rerun(with: createPerson("Ann")))

        #expect(lines == ["Hi Joe Mama", "Hi Joe Mama", "Hi Ann"])
    }

    @Test func namedTasks() async throws {
        let workflow = try DynamicWorkflow([
            DynamicTask("read") { _ in "some text" },
            DynamicTask("count", dependencies: ["read"]) { ($0[0] as? String)?.count ?? 0 },
        ])
        let all = try await workflow.run()
        let count = try await workflow.run(goals: ["count"], given: ["read": "another text"])

        #expect(all as? [Int] == [9])
        #expect(count as? [Int] == [12])
    }

    @Test func numberedTasks() async throws {
        var tasks = NumberedTasks()
        let read = tasks.add("read")
        let count = tasks.add("count", after: [read])
        let workflow = try DynamicWorkflow(tasks) { task, values in
            if task == read { return "some text" }
            return (values[0] as? String)?.count ?? 0
        }
        let values = try await workflow.run()

        #expect(values as? [Int] == [9])
        #expect(count == 1)
    }
}
