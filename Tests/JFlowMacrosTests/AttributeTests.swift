#if Macros
    import Testing

    struct AttributeTests {
        @Test func modifiersBecomeCalls() {
            expectConstant(
                attribute: "@Task(.cached(version: \"2\"), .expected(.milliseconds(840)))", of: "func f() -> Int",
                """
                nonisolated let $f = JFlow.taskFunction("f", plain: Void.self, file: "TestModule/test.swift", line: 2, \
                body: { f() }).cached(version: "2").expected(.milliseconds(840))
                """)
        }

        @Test func groupsAndTagsBecomeCalls() {
            expectConstant(
                attribute: "@Task(.grouped(\"billing\", \"eu\"), .tagged(\"slow\"))", of: "func f() -> Int",
                """
                nonisolated let $f = JFlow.taskFunction("f", plain: Void.self, file: "TestModule/test.swift", line: 2, \
                body: { f() }).grouped("billing", "eu").tagged("slow")
                """)
        }

        @Test func nameIsReplaced() {
            expectConstant(
                attribute: "@Task(\"best name\", .cached)", of: "func f() -> Int",
                """
                nonisolated let $f = JFlow.taskFunction("best name", plain: Void.self, file: "TestModule/test.swift", \
                line: 2, body: { f() }).cached()
                """)
        }

        @Test func taskIsNamedWithTheTypesAroundIt() {
            expectExpansion(
                of: """
                    extension Pipeline.Stage {
                        enum Inner {
                            @Task private static func load() -> Int { 1 }
                        }
                    }
                    """,
                """
                extension Pipeline.Stage {
                    enum Inner {
                        private static func load() -> Int { 1 }

                        #sourceLocation(file: "test.swift", line: 2)

                        private static nonisolated let $load = JFlow.taskFunction("Pipeline.Stage.Inner.load", \
                plain: Void.self, file: "TestModule/test.swift", line: 3, body: { load() })

                        #sourceLocation()
                    }
                }
                """)
        }

        @Test func methodOfAnActorsTypeIsAwaited() {
            expectExpansion(
                of: """
                    @MainActor struct Screen {
                        @Task static func draw() -> Int { 1 }
                        @Task nonisolated static func measure() -> Int { 1 }
                    }
                    """,
                """
                @MainActor struct Screen {
                    static func draw() -> Int { 1 }

                    #sourceLocation(file: "test.swift", line: 1)

                    static nonisolated let $draw = JFlow.taskFunction("Screen.draw", plain: Void.self, \
                file: "TestModule/test.swift", line: 2, body: { await draw() })

                    #sourceLocation()
                    nonisolated static func measure() -> Int { 1 }

                    #sourceLocation(file: "test.swift", line: 2)

                    static nonisolated let $measure = JFlow.taskFunction("Screen.measure", plain: Void.self, \
                file: "TestModule/test.swift", line: 3, body: { measure() })

                    #sourceLocation()
                }
                """)
        }
    }
#endif
