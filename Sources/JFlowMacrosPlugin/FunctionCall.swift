#if Macros
    import SwiftSyntax

    /// The call of the user's function within the task's body.
    struct FunctionCall {
        let function: FunctionDeclSyntax
        let place: TaskPlace

        /// The body of a closure that calls the function. Where that takes several lines, the arguments stand in those of
        /// their parameters, so that one that does not fit is reported there.
        func closureBody(lines: LineNumbers) -> String {
            guard let path = lines.path, lines.needsDirective(for: checkedParameters) else { return " \(call) " }
            let arguments = arguments.enumerated()
                .map { "\(lines.breaks(beforeParameter: $0))\($1)" }.joined(separator: ", ")
            return """

                #sourceLocation(file: \(path), line: \(lines.ofName))
                \(callee)(\(arguments))
                #sourceLocation(file: \(path), line: \(lines.ofLast))

                """
        }

        private var call: String { "\(callee)(\(arguments.joined(separator: ", ")))" }

        private var callee: String {
            let effects = function.signature.effectSpecifiers
            let isOnActor = function.attributes.nameActor || place.isOnActor && !isNonisolated
            let isAwaited = effects?.asyncSpecifier != nil || isOnActor
            let marks = (effects?.throwsClause != nil ? "try " : "") + (isAwaited ? "await " : "")
            return "\(marks)\(function.name.text)"
        }

        private var arguments: [String] {
            let checked = checkedParameters
            return parameters.enumerated().map { index, parameter in
                let value = checked.contains(index) ? "JFlowMacros.taskArgument($\(index))" : "$\(index)"
                return parameter.firstName.text == "_" ? value : "\(parameter.firstName.asLabel): \(value)"
            }
        }

        /// The parameters that take their value from another task, and must have one.
        private var checkedParameters: Set<Int> {
            Set(parameters.enumerated().filter { $1.isDependency && !$1.type.isOptional }.map(\.offset))
        }

        private var parameters: FunctionParameterListSyntax { function.signature.parameterClause.parameters }

        private var isNonisolated: Bool {
            function.modifiers.contains { $0.name.text == "nonisolated" }
        }
    }

    extension FunctionParameterSyntax {
        /// Whether the value comes from another task.
        fileprivate var isDependency: Bool { defaultValue.flatMap { DependsCall($0.value) }?.reference != nil }
    }

    extension TypeSyntax {
        /// Whether the type is written as an optional.
        fileprivate var isOptional: Bool {
            if let attributed = self.as(AttributedTypeSyntax.self) { return attributed.baseType.isOptional }
            return self.is(OptionalTypeSyntax.self) || self.is(ImplicitlyUnwrappedOptionalTypeSyntax.self)
                || self.as(IdentifierTypeSyntax.self)?.name.text == "Optional"
        }
    }
#endif
