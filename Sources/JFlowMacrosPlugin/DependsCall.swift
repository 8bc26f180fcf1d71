#if Macros
    import SwiftSyntax

    /// A default argument `Depends(load)` or `Depends(on: task)`, and the task that it means.
    struct DependsCall {
        /// The expression of the task, `$load` for the function `load`; `nil` when the argument names no function.
        let reference: String?

        /// Fails for an expression that is no call of `Depends`.
        init?(_ expression: ExprSyntax) {
            guard let call = expression.as(FunctionCallExprSyntax.self),
                ["Depends", "JFlowMacros.Depends"].contains(call.calledExpression.trimmedDescription)
            else { return nil }
            guard let argument = call.arguments.first, call.arguments.count == 1, call.trailingClosure == nil else {
                reference = nil
                return
            }
            let isTask = argument.label?.text == "on"
            reference = isTask ? argument.expression.trimmedDescription : Self.task(ofFunction: argument.expression)
        }

        /// The expression of the task of a function; `nil` when the expression is not the name of one.
        static func task(ofFunction expression: ExprSyntax) -> String? {
            if let name = expression.as(DeclReferenceExprSyntax.self) { return name.baseName.taskName }
            guard let member = expression.as(MemberAccessExprSyntax.self), let base = member.base else { return nil }
            return "\(base.trimmedDescription).\(member.declName.baseName.taskName)"
        }
    }

    extension TokenSyntax {
        /// The name of the task of a function of this name.
        var taskName: String { isRaw ? "`$\(plainName)`" : "$\(plainName)" }
    }
#endif
