#if Macros
    import Testing

    /// Holds that each modifier becomes the call of the method of its name, as a person would write it.
    struct ModifierTests {
        @Test(arguments: [
            (".retry(3)", ".retry(3)"),
            (".retry(3, backoff: .none, when: { $0 is E })", ".retry(3, backoff: .none, when: { $0 is E })"),
            (".retry(3) { $0 is E }", ".retry(3) { $0 is E }"), (".retry(policy)", ".retry(policy)"),
            (".timeout(.seconds(2), grace: .zero)", ".timeout(.seconds(2), grace: .zero)"),
            (".pool(database)", ".pool(database)"), (".priority(2)", ".priority(2)"),
            (".optional", ".optional()"), ("TaskModifier.optional", ".optional()"),
            ("JFlowMacros.TaskModifier.priority(2)", ".priority(2)"),
            (".when(isMember)", ".when($isMember)"), (".when(Users.isMember(id:))", ".when(Users.$isMember)"),
            (".when(`is member`)", ".when(`$is member`)"), (".when(on: isMember)", ".when(isMember)"),
            (".when(isMember, otherwise: 0)", ".when($isMember, otherwise: 0)"),
            (".when(on: isMember, otherwise: 0)", ".when(isMember, otherwise: 0)"),
            (".fallback(7)", ".fallback(7)"), (".fallback(to: backup)", ".fallback(to: $backup)"),
            (".fallback(on: backup)", ".fallback(to: backup)"),
            (".closing(close)", ".closing(close)"), (".closing { await $0.close() }", ".closing { await $0.close() }"),
            (".shared(closing: close)", ".shared(closing: close)"),
            (".shared { await $0.close() }", ".shared { await $0.close() }"),
        ])
        func modifierBecomesACall(modifier: String, call: String) {
            expectCalls("\(modifier)", call)
        }

        @Test func orderMakesNoDifferenceToWhatMayBeMissing() {
            expectCalls(".optional, .closing(close), .retry(3)", ".closing(close).retry(3).optional()")
            expectCalls(".retry(3), .when(isMember), .priority(1)", ".retry(3).priority(1).when($isMember)")
        }

        @Test func closureKeepsItsLines() {
            expectCalls(
                """
                .closing { database in
                    await database.close()
                }
                """,
                """
                .closing { database in
                    await database.close()
                }
                """)
        }

        private func expectCalls(_ modifiers: String, _ calls: String) {
            expectConstant(
                attribute: "@Task(\(modifiers))", of: "func f() -> Int",
                """
                nonisolated let $f = JFlow.taskFunction("f", plain: Void.self, file: "TestModule/test.swift", \
                line: \(1 + modifiers.split(separator: "\n").count), body: { f() })\(calls)
                """, firstLine: modifiers.split(separator: "\n").count)
        }
    }
#endif
