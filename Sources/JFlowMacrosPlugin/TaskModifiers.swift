#if Macros
    import SwiftDiagnostics
    import SwiftSyntax

    /// What the attribute says beside the function: `@Task("name", .cached, .expected(.seconds(1)))`.
    struct TaskModifiers {
        /// The expression of the name that replaces the function's.
        private(set) var name: String?
        /// The calls that change the definition, in the order given.
        private(set) var calls: [String] = []
        private(set) var problems: [Diagnostic] = []

        init(_ attribute: AttributeSyntax) {
            guard case .argumentList(let arguments)? = attribute.arguments else { return }
            var given: Set<String> = []
            for argument in arguments {
                guard let modifier = Modifier(argument.expression) else {
                    noteOther(argument, isFirst: argument == arguments.first)
                    continue
                }
                if given.insert(modifier.name).inserted {
                    calls.append(modifier.call)
                } else {
                    problems.append(
                        Diagnostic(node: argument.expression, message: TaskProblem.repeatedModifier(modifier.name)))
                }
            }
        }

        private mutating func noteOther(_ argument: LabeledExprSyntax, isFirst: Bool) {
            let text = argument.expression.trimmedDescription
            if isFirst, !argument.expression.is(MemberAccessExprSyntax.self) {
                name = text
            } else {
                problems.append(Diagnostic(node: argument.expression, message: TaskProblem.unknownModifier(text)))
            }
        }
    }

    /// One modifier as it is written in the attribute.
    private struct Modifier {
        let name: String
        let call: String

        init?(_ expression: ExprSyntax) {
            let called = expression.as(FunctionCallExprSyntax.self)
            guard let member = (called?.calledExpression ?? expression).as(MemberAccessExprSyntax.self),
                member.base == nil || member.base?.trimmedDescription == "TaskModifier"
            else { return nil }
            name = member.declName.baseName.text
            guard ["cached", "expected", "grouped", "tagged"].contains(name) else { return nil }
            call = ".\(name)(\(called?.arguments.trimmedDescription ?? ""))"
        }
    }
#endif
