#if Macros
    import SwiftSyntax
    import SwiftSyntaxBuilder

    /// The constant that holds a function's task.
    ///
    /// Each input stands on the line of the parameter that it is for, under a `#sourceLocation`, so that an error in the
    /// wiring is reported where the person wrote it.
    struct TaskExpansion {
        let function: FunctionDeclSyntax
        let place: TaskPlace
        let modifiers: TaskModifiers

        func declarations(lines: LineNumbers) -> [DeclSyntax] {
            let constant: DeclSyntax = "\(raw: constant(lines: lines))"
            guard let path = lines.path else { return [constant] }
            // An empty line follows the directive, hence one less.
            return [
                "#sourceLocation(file: \(raw: path), line: \(raw: max(1, lines.ofName - 1)))", constant,
                "#sourceLocation()",
            ]
        }

        private func constant(lines: LineNumbers) -> String {
            let inputs = parameters.enumerated().map { index, parameter in
                "\(lines.breaks(beforeParameter: index)) \(TaskInput(parameter).expression),"
            }
            let body = FunctionCall(function: function, place: place).closureBody(lines: lines)
            return "\(attributes)\(modifierWords)let \(function.name.taskName) = JFlow.taskFunction("
                + "\(name), plain: \(plainTypes).self,\(inputs.joined())"
                + " file: \(lines.fileID), line: \(lines.ofName), body: {\(body)})\(modifiers.calls.joined())"
        }

        private var parameters: FunctionParameterListSyntax { function.signature.parameterClause.parameters }

        private var name: String {
            modifiers.name ?? "\"\((place.isInType ? "\(place.typeName)." : "") + function.name.plainName)\""
        }

        private var plainTypes: String {
            let types = parameters.map { TaskInput($0) }.compactMap(\.plainType)
            return types.isEmpty ? "Void" : "(\(types.joined(separator: ", ")))"
        }

        /// The constant is as available as the function.
        private var attributes: String {
            function.attributes.compactMap { $0.as(AttributeSyntax.self) }
                .filter { $0.attributeName.trimmedDescription == "available" }
                .map { "\($0.trimmedDescription) " }.joined()
        }

        /// The constant is as visible as the function; and it belongs to no actor, whatever its type or module belongs to.
        private var modifierWords: String {
            let kept = ["public", "package", "internal", "fileprivate", "private", "static"]
            let words = function.modifiers.map(\.trimmedDescription).filter { kept.contains($0) }
            return (words + ["nonisolated"]).map { "\($0) " }.joined()
        }
    }
#endif
