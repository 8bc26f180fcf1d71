import Testing

@testable import JFlow

/// What is said when workflows cannot be put together.
struct EmbeddingErrorTests {
    private let createPerson = task("createPerson", Parameter<String>("name")) { $0 }

    private func greeting() throws -> Workflow<String> {
        try Workflow(task("createHi", createPerson) { "Hi \($0)" }, name: "greeting")
    }

    @Test func twoWorkflowsOfOneNameAreToldOnce() async throws {
        let greeting = try greeting()
        let first = try greeting.embedded(as: "hi")
        let second = try greeting.embedded(as: "hi", createPerson("Joe"))
        let error = await thrown { () throws(WorkflowError) in
            try Workflow(task("both", first, second) { $0 + $1 })
        }
        #expect(
            error?.problems == [
                """
                Two workflows are embedded as “hi” (both → hi/createHi → hi/createPerson; both → hi/createHi → \
                hi/createPerson): give each a name of its own, or use what one call of `embedded` returned in both \
                places.
                """
            ])
        let nested = try Workflow(task("pair", first) { $0 })
        let a = try nested.embedded(as: "a")
        let b = try nested.embedded(as: "a")
        let outer = await thrown { () throws(WorkflowError) in try Workflow(a, b) }
        #expect(outer?.problems.count == 1, "and nothing about what is within")
        let same = try Workflow(a, task("again", a) { $0 })
        #expect(same.description.tasks.count == 4, "one use in two places")
    }

    @Test func aNameMustBeOne() async throws {
        let greeting = try greeting()
        for name in ["", "a/b"] {
            let error = await thrown { () throws(WorkflowError) in
                try greeting.embedded(as: name, task("other") { 1 }.value(1))
            }
            #expect(
                error?.problems == [
                    """
                    A workflow is to be embedded as “\(name)”: give it a name with at least one character and without \
                    “/”.
                    """,
                    "The entry point “other” is no part of workflow “greeting”: no goal depends on it.",
                ])
        }
    }

    @Test func openParametersAreToldWithTheWorkflowThatTheyStandIn() async throws {
        let left = try greeting().embedded(as: "left")
        let outer = try Workflow(task("outer", left) { $0 }, name: "outer")
        let error = await thrown { () throws(WorkflowError) in try await outer.run() }
        #expect(
            error?.description == """
                The run has not started: 1 problem.
                - Task “left/createPerson” has no value for its parameter “name” (outer → left/createHi → \
                left/createPerson): give it in `run` with createPerson(…).within("left").
                """)
    }

    @Test func anEntryPointWithoutItsWorkflowIsToldWhereTheTaskIs() async throws {
        let left = try greeting().embedded(as: "left", createPerson("Joe"))
        let right = try greeting().embedded(as: "right", createPerson("Ann"))
        let outer = try Workflow(task("outer", left, right) { $0 + $1 }, name: "outer")
        let error = await thrown { () throws(WorkflowError) in
            try await outer.run(goals: createPerson, with: createPerson("Eve"), createPerson("Eve").within("lift"))
        }
        #expect(
            error?.problems == [
                """
                The entry point “createPerson” is part of workflow “outer” only within “left”, “right”: say which with \
                .within("left").
                """,
                """
                The entry point “lift/createPerson” is no part of workflow “outer”: no goal depends on it. Did you mean \
                “left/createPerson”?
                """,
                """
                The goal “createPerson” is part of workflow “outer” only within “left”, “right”: make it a goal of the \
                workflow that is embedded, and name what `embedded` returns.
                """,
            ])
    }

    @Test func whatWasBoundAtTheEmbeddingIsNotHalfUndone() async throws {
        let root = task("root") { 2 }
        let middle = task("middle", Parameter<Int>("factor"), root) { $0 * $1 }
        let workflow = try Workflow(middle)
        let bound = try workflow.embedded(as: "sub", middle(3, 4))
        let whole = try Workflow(bound, name: "outer")
        let expected = """
            Task “sub/middle” has all its arguments in workflow “outer”, without its dependencies: give all of them \
            again, not only its own parameters.
            """
        let ofRun = await thrown { () throws(WorkflowError) in try await whole.run(middle.with(1).within("sub")) }
        #expect(ofRun?.problems == [expected])
        let ofDerived = await thrown { () throws(WorkflowError) in
            try whole.replacing(middle.with(1).within("sub"))
        }
        #expect(ofDerived?.problems == [expected])
        #expect(try await whole.run(middle(5, 6).within("sub")) == 30)
        let halfBound = try workflow.embedded(as: "sub", middle.with(3))
        let part = try Workflow(halfBound)
        #expect(try await part.run(middle.with(4).within("sub")) == 8)
        #expect(try await part.replacing(middle.with(5).within("sub")).run() == 10)
    }

    @Test func differentTasksOfOneCacheKeyAreTold() async throws {
        let first = try Workflow(task("load") { 1 }.cached()).embedded(as: "first")
        let second = try Workflow(task("load") { 2 }.cached()).embedded(as: "second")
        let error = await thrown { () throws(WorkflowError) in try Workflow(first, second) }
        #expect(error?.problems.count == 1)
        #expect(
            error?.problems.first?.hasPrefix("Tasks “first/load” (defined at JFlowTests/EmbeddingErrorTests.swift:")
                == true)
        #expect(
            error?.problems.first?.hasSuffix(
                """
                are cached under one name and version but are different definitions, so that their values would mix: \
                rename one, or give it a version of its own with cached(version:).
                """) == true)
        let versioned = try Workflow(task("load") { 2 }.cached(version: "2")).embedded(as: "second")
        let values = try await Workflow(first, versioned).run()
        #expect(values == (1, 2))
    }
}
