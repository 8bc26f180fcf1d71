#if Macros
    import SwiftDiagnostics
    import SwiftSyntax

    /// What about a declaration keeps it from being a task. Every problem is found; the person sees them at once.
    enum FunctionChecks {
        static func problems(of declaration: some DeclSyntaxProtocol, at place: TaskPlace) -> [Diagnostic] {
            guard let function = declaration.as(FunctionDeclSyntax.self) else {
                return [Diagnostic(node: declaration.startOfDeclaration, message: TaskProblem.notAFunction)]
            }
            let ofFunction = functionProblems(function, at: place)
                .map { Diagnostic(node: $0.node, message: $0.problem) }
            return ofFunction + function.signature.parameterClause.parameters.flatMap(parameterProblems)
        }

        private typealias Finding = (node: Syntax, problem: TaskProblem)

        private static func functionProblems(_ function: FunctionDeclSyntax, at place: TaskPlace) -> [Finding] {
            let name = function.name.text
            let atName = Syntax(function.name)
            if case .identifier = function.name.tokenKind {} else { return [(atName, .isOperator)] }
            var found: [Finding] = []
            if place.isLocal {
                found.append((atName, .isLocal(name)))
            } else if place.isInProtocol {
                found.append((atName, .isRequirement(name)))
            } else if place.isInType, !function.modifiers.contains(where: { $0.name.text == "static" }) {
                found.append((atName, .isInstanceMethod(name)))
            }
            if let type = place.genericType { found.append((atName, .isInGenericType(name, type: type))) }
            if let clause = function.genericParameterClause { found.append((Syntax(clause), .isGeneric(name))) }
            return found
        }

        private static func parameterProblems(_ parameter: FunctionParameterSyntax) -> [Diagnostic] {
            typeProblems(parameter) + defaultProblems(parameter)
        }

        private static func typeProblems(_ parameter: FunctionParameterSyntax) -> [Diagnostic] {
            let name = parameter.internalName.text
            let type = parameter.type
            var found: [TaskProblem] = []
            if parameter.ellipsis != nil { found.append(.isVariadic(name)) }
            if type.is(PackExpansionTypeSyntax.self) { found.append(.isPack(name)) }
            if type.is(SomeOrAnyTypeSyntax.self), type.firstToken(viewMode: .sourceAccurate)?.text == "some" {
                found.append(.isOpaque(name))
            }
            found += type.specifiers.compactMap { TaskProblem(specifier: $0, parameter: name) }
            return found.map { Diagnostic(node: type, message: $0) }
        }

        private static func defaultProblems(_ parameter: FunctionParameterSyntax) -> [Diagnostic] {
            guard let value = parameter.defaultValue?.value else { return [] }
            guard let call = DependsCall(value) else {
                return [Diagnostic(node: value, message: TaskProblem.hasDefault(parameter.internalName.text))]
            }
            guard call.reference == nil else { return [] }
            return [Diagnostic(node: value, message: TaskProblem.dependsOnExpression)]
        }
    }

    extension FunctionParameterSyntax {
        /// The name that the function's body uses.
        var internalName: TokenSyntax { secondName ?? firstName }
    }

    extension TypeSyntax {
        /// The words before the type and its attributes: `inout`, `isolated`, `@autoclosure` …
        var specifiers: [String] {
            guard let attributed = self.as(AttributedTypeSyntax.self) else { return [] }
            return attributed.specifiers.map(\.trimmedDescription) + attributed.attributes.map(\.trimmedDescription)
        }
    }

    extension DeclSyntaxProtocol {
        /// The first token that says what is declared, behind the attributes.
        fileprivate var startOfDeclaration: Syntax {
            let attributes = asProtocol((any WithAttributesSyntax).self)?.attributes
            let token = attributes?.lastToken(viewMode: .sourceAccurate)?.nextToken(viewMode: .sourceAccurate)
            return token.map { Syntax($0) } ?? Syntax(self)
        }
    }
#endif
