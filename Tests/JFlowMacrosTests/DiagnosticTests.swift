#if Macros
    import JFlowMacrosPlugin
    import SwiftSyntaxMacrosGenericTestSupport
    import Testing

    struct DiagnosticTests {
        /// A source text without `@Task` in front, the problem, and where it is reported: line 1, this column.
        struct Mistake: Sendable {
            let source: String
            let problem: TaskProblem
            let column: Int
        }

        @Test(arguments: [
            Mistake(source: "struct Load {}", problem: .notAFunction, column: 7),
            Mistake(source: "let load = 1", problem: .notAFunction, column: 7),
            Mistake(source: "func + (a: A, b: B) -> A { a }", problem: .isOperator, column: 12),
            Mistake(source: "func first<T>(of list: [T]) -> T { list[0] }", problem: .isGeneric("first"), column: 17),
            Mistake(source: "func f(a: some Numeric) {}", problem: .isOpaque("a"), column: 17),
            Mistake(source: "func f(a: Int...) {}", problem: .isVariadic("a"), column: 17),
            Mistake(source: "func f(of a: inout Int) {}", problem: .isInout("a"), column: 20),
            Mistake(source: "func f(a: isolated Place) {}", problem: .isIsolated("a"), column: 17),
            Mistake(source: "func f(a: @autoclosure () -> Int) {}", problem: .isAutoclosure("a"), column: 17),
            Mistake(source: "func f(a: Int = 10) {}", problem: .hasDefault("a"), column: 23),
            Mistake(source: "func f(a: Int = Depends()) {}", problem: .dependsOnExpression, column: 23),
            Mistake(source: "func f(a: Int = Depends({ 1 })) {}", problem: .dependsOnExpression, column: 23),
            Mistake(source: "func f(a: Int = Depends { 1 }) {}", problem: .dependsOnExpression, column: 23),
            Mistake(source: "func f(a: Int = Depends(.load)) {}", problem: .dependsOnExpression, column: 23),
        ])
        func mistakeIsReportedWhereItIs(mistake: Mistake) {
            expectProblem(
                mistake.problem, in: "@Task " + mistake.source, mistake.source, line: 1, column: mistake.column)
        }

        @Test func parameterPackIsRefused() {
            let source = "func f<each A>(a: repeat each A) {}"
            expectExpansion(
                of: "@Task \(source)", source,
                diagnostics: [
                    DiagnosticSpec(message: TaskProblem.isGeneric("f").message, line: 1, column: 13),
                    DiagnosticSpec(message: TaskProblem.isPack("a").message, line: 1, column: 25),
                ])
        }

        @Test(arguments: [
            ("cached", TaskProblem.unknownModifier("cached"), 12), (".again(3)", .unknownModifier(".again(3)"), 12),
            (".cached, .cached(version: \"2\")", .repeatedModifier("cached"), 21),
            (".retry(2), .priority(1), .retry(3)", .repeatedModifier("retry"), 37),
            (".when({ true })", .modifierOfExpression("when"), 12),
            (".when(.isMember)", .modifierOfExpression("when"), 12),
            (".fallback(to: { 7 })", .modifierOfExpression("fallback"), 12),
            (".optional, .fallback(7)", .contradiction(.optionalFallback), 23),
            (".fallback(to: g), .retry(2), .optional", .contradiction(.optionalFallback), 41),
            (".optional, .when(g)", .contradiction(.optionalWhen), 23),
            (".when(g), .fallback(7)", .contradiction(.whenFallback), 22),
            (".closing { _ in }, .cached", .contradiction(.cachedClosing), 31),
            (".cached, .shared { _ in }", .contradiction(.cachedShared), 21),
            (".shared(closing: g), .closing(g)", .contradiction(.closingShared), 33),
        ])
        func modifierMustBeSeenAndGivenOnce(modifier: String, problem: TaskProblem, column: Int) {
            expectProblem(
                problem, in: "@Task(\"f\", \(modifier)) func f() {}", "func f() {}", line: 1, column: column)
        }

        @Test func messagesSayWhatToWrite() {
            #expect(
                TaskProblem.unknownModifier(".again").message == """
                    '@Task' must see its modifiers as they are, and '.again' is none: write '.cached', '.expected', \
                    '.grouped', '.tagged', '.retry', '.timeout', '.pool', '.priority', '.optional', '.when', '.fallback', \
                    '.closing' or '.shared' here
                    """)
            #expect(
                TaskProblem.modifierOfExpression("when").message == """
                    '.when' takes the name of a function marked '@Task', as 'Depends' does; for a task made by 'task(…)' \
                    write '.when(on: …)'
                    """)
            #expect(
                TaskProblem.contradiction(.whenFallback).message == """
                    '.when' and '.fallback' say two things about a missing value: write '.when(…, otherwise: …)', or let \
                    'choice(…)' take the value of one of two tasks
                    """)
        }

        @Test(arguments: [
            ("func outer() {", "func f() {}", TaskProblem.isLocal("f"), 16),
            ("struct Box<Value> {", "static func f() {}", .isInGenericType("f", type: "Box"), 23),
            ("protocol Loading {", "static func f()", .isRequirement("f"), 23),
            ("struct Pipeline {", "func f() {}", .isInstanceMethod("f"), 16),
            ("class Service {", "class func f() {}", .isInstanceMethod("f"), 22),
        ])
        func placeMustHoldAConstant(place: String, function: String, problem: TaskProblem, column: Int) {
            expectProblem(
                problem, in: "\(place)\n    @Task \(function)\n}", "\(place)\n    \(function)\n}", line: 2,
                column: column)
        }
    }
#endif
