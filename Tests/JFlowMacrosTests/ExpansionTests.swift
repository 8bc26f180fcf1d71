#if Macros
    import Testing

    struct ExpansionTests {
        @Test func functionGetsItsTaskBesideIt() {
            expectExpansion(
                of: """

                    @Task func createPerson(name: String) async -> Person { Person(name: name) }
                    """,
                """

                func createPerson(name: String) async -> Person { Person(name: name) }

                #sourceLocation(file: "test.swift", line: 1)

                nonisolated let $createPerson = JFlow.taskFunction("createPerson", plain: (String).self, \
                JFlow.Parameter<String>("name"), file: "TestModule/test.swift", line: 2, \
                body: { await createPerson(name: $0) })

                #sourceLocation()
                """)
        }

        @Test func dependenciesStandForTheirFunctions() {
            expectConstant(
                of:
                    "func f(a: A = Depends(load), _ b: B = Depends(Pipeline.read(path:)), c d: C = Depends(on: other)) -> Int",
                """
                nonisolated let $f = JFlow.taskFunction("f", plain: Void.self, $load, Pipeline.$read, other, \
                file: "TestModule/test.swift", line: 2, \
                body: { f(a: JFlowMacros.taskArgument($0), JFlowMacros.taskArgument($1), c: JFlowMacros.taskArgument($2)) })
                """)
        }

        @Test func inputsKeepTheLinesOfTheirParameters() {
            expectConstant(
                of: """
                    func f(
                        a: A,

                        b: B = Depends(load)
                    ) throws -> Int
                    """,
                """
                nonisolated let $f = JFlow.taskFunction("f", plain: (A).self,
                 JFlow.Parameter<A>("a"),

                 $load, file: "TestModule/test.swift", line: 2, body: { try f(a: $0, b: JFlowMacros.taskArgument($1)) })
                """)
        }

        @Test func argumentsOfSeveralLinesKeepThoseOfTheirParameters() {
            expectConstant(
                of: """
                    func f(
                        a: A = Depends(load),

                        b: B
                    ) -> Int
                    """,
                """
                nonisolated let $f = JFlow.taskFunction("f", plain: (B).self,
                 $load,

                 JFlow.Parameter<B>("b"), file: "TestModule/test.swift", line: 2, body: {
                #sourceLocation(file: "test.swift", line: 2)
                f(
                a: JFlowMacros.taskArgument($0),\u{20}

                b: $1)
                #sourceLocation(file: "test.swift", line: 5)
                })
                """)
        }

        @Test(arguments: ["A?", "A!", "Optional<A>", "sending A?"])
        func optionalParameterTakesWhatMayBeMissing(type: String) {
            expectConstant(
                of: "func f(a: \(type) = Depends(load)) -> Int",
                """
                nonisolated let $f = JFlow.taskFunction("f", plain: Void.self, $load, \
                file: "TestModule/test.swift", line: 2, body: { f(a: $0) })
                """)
        }

        @Test func wordsOfParametersAreNoPartOfTheirTypes() {
            expectConstant(
                of: "func f(a: consuming A, b: sending B, c: @escaping @Sendable () -> Void, d: D!)",
                """
                nonisolated let $f = JFlow.taskFunction("f", plain: (A, B, @Sendable () -> Void, D?).self, \
                JFlow.Parameter<A>("a"), JFlow.Parameter<B>("b"), JFlow.Parameter<@Sendable () -> Void>("c"), \
                JFlow.Parameter<D?>("d"), file: "TestModule/test.swift", line: 2, \
                body: { f(a: $0, b: $1, c: $2, d: $3) })
                """)
        }

        @Test func constantIsAsVisibleAndAvailableAsTheFunction() {
            expectConstant(
                of: "@available(macOS 26, *) public func f() async throws(LoadError) -> Int",
                """
                @available(macOS 26, *) public nonisolated let $f = JFlow.taskFunction("f", plain: Void.self, \
                file: "TestModule/test.swift", line: 2, body: { try await f() })
                """)
        }

        @Test func functionOnAnActorIsAwaited() {
            expectConstant(
                of: "@MainActor func f() -> Int",
                """
                nonisolated let $f = JFlow.taskFunction("f", plain: Void.self, \
                file: "TestModule/test.swift", line: 2, body: { await f() })
                """)
        }

        @Test func namesInBackticksKeepTheirMeaning() {
            expectConstant(
                of: "func `default`(in a: A = Depends(`say hi`), `inout` b: B) -> Int",
                """
                nonisolated let $default = JFlow.taskFunction("default", plain: (B).self, `$say hi`, \
                JFlow.Parameter<B>("b"), file: "TestModule/test.swift", line: 2, \
                body: { `default`(in: JFlowMacros.taskArgument($0), `inout`: $1) })
                """)
        }
    }
#endif
