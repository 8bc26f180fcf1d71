#if Macros
    import SwiftSyntax

    /// One modifier as it is written in the attribute, and the call of a definition's method that it becomes.
    struct ModifierCall {
        let name: ModifierName
        /// The call; empty when there is a problem.
        private(set) var text = ""
        private(set) var problem: TaskProblem?

        /// Fails for what is no modifier.
        init?(_ expression: ExprSyntax) {
            let call = expression.as(FunctionCallExprSyntax.self)
            guard let member = (call?.calledExpression ?? expression).as(MemberAccessExprSyntax.self),
                member.base.map({ ["TaskModifier", "JFlowMacros.TaskModifier"].contains($0.trimmedDescription) })
                    ?? true,
                let name = ModifierName(rawValue: member.declName.baseName.text)
            else { return nil }
            self.name = name
            guard let arguments = arguments(call) else {
                problem = .modifierOfExpression(name.rawValue)
                return
            }
            let closures = closures(call)
            text = ".\(name.rawValue)" + (arguments.isEmpty && !closures.isEmpty ? "" : "(\(arguments))") + closures
        }

        /// The arguments of the call; `nil` when one should name a function and does not.
        private func arguments(_ call: FunctionCallExprSyntax?) -> String? {
            guard let arguments = call?.arguments, let first = arguments.first,
                let task = TaskArgumentLabel(name, first)
            else { return call?.arguments.trimmedDescription ?? "" }
            guard let reference = task.reference(first.expression) else { return nil }
            let rest = arguments.dropFirst().map { ", \($0.with(\.trailingComma, nil).trimmedDescription)" }
            return "\(task.label)\(reference)\(rest.joined())"
        }

        private func closures(_ call: FunctionCallExprSyntax?) -> String {
            guard let call else { return "" }
            let others = call.additionalTrailingClosures.map { " \($0.trimmedDescription)" }
            return (call.trailingClosure.map { " \($0.trimmedDescription)" } ?? "") + others.joined()
        }
    }

    /// The label of an argument that stands for a task: `.when(isMember)`, `.fallback(to: backup)`, or `on:` a task value.
    private struct TaskArgumentLabel {
        /// The label of the method that the modifier becomes.
        let label: String
        private let isFunction: Bool

        init?(_ name: ModifierName, _ argument: LabeledExprSyntax) {
            switch (name, argument.label?.text) {
            case (.when, nil): (label, isFunction) = ("", true)
            case (.when, "on"): (label, isFunction) = ("", false)
            case (.fallback, "to"): (label, isFunction) = ("to: ", true)
            case (.fallback, "on"): (label, isFunction) = ("to: ", false)
            default: return nil
            }
        }

        func reference(_ expression: ExprSyntax) -> String? {
            isFunction ? DependsCall.task(ofFunction: expression) : expression.trimmedDescription
        }
    }
#endif
