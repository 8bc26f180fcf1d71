#if Macros
    import SwiftDiagnostics
    import SwiftSyntax

    /// What the attribute says beside the function: `@Task("name", .cached, .retry(3))`.
    struct TaskModifiers {
        /// The expression of the name that replaces the function's.
        private(set) var name: String?
        private(set) var problems: [Diagnostic] = []
        private var given: [ModifierCall] = []

        init(_ attribute: AttributeSyntax) {
            guard case .argumentList(let arguments)? = attribute.arguments else { return }
            for argument in arguments {
                if let modifier = ModifierCall(argument.expression) {
                    note(modifier, at: argument.expression)
                } else {
                    noteOther(argument.expression, isFirst: argument == arguments.first)
                }
            }
        }

        /// The calls that change the definition: in the order given, but those that make its value an optional come last,
        /// so that the order in which a person writes them makes no difference.
        var calls: [String] {
            (given.filter { !$0.name.makesOptional } + given.filter(\.name.makesOptional)).map(\.text)
        }

        private mutating func note(_ modifier: ModifierCall, at expression: ExprSyntax) {
            var problem = modifier.problem
            if given.contains(where: { $0.name == modifier.name }) {
                problem = .repeatedModifier(modifier.name.rawValue)
            } else if let contradiction = given.compactMap({ $0.name.contradiction(to: modifier.name) }).first {
                problem = .contradiction(contradiction)
            }
            if let problem {
                problems.append(Diagnostic(node: expression, message: problem))
            } else {
                given.append(modifier)
            }
        }

        private mutating func noteOther(_ expression: ExprSyntax, isFirst: Bool) {
            let text = expression.trimmedDescription
            if isFirst, !text.hasPrefix("."), !expression.is(MemberAccessExprSyntax.self) {
                name = text
            } else {
                problems.append(Diagnostic(node: expression, message: TaskProblem.unknownModifier(text)))
            }
        }
    }
#endif
