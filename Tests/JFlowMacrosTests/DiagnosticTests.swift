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
            ("cached", TaskProblem.unknownModifier("cached"), 12), (".retry(3)", .unknownModifier(".retry(3)"), 12),
            (".cached, .cached(version: \"2\")", .repeatedModifier("cached"), 21),
        ])
        func modifierMustBeSeenAndGivenOnce(modifier: String, problem: TaskProblem, column: Int) {
            expectProblem(
                problem, in: "@Task(\"f\", \(modifier)) func f() {}", "func f() {}", line: 1, column: column)
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
