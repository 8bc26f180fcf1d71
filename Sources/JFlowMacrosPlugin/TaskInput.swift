#if Macros
    import SwiftSyntax

    /// What a parameter of the function is bound to.
    struct TaskInput {
        /// The expression that the definition gets.
        let expression: String
        /// The type, when the caller of a run gives the value.
        let plainType: String?

        init(_ parameter: FunctionParameterSyntax) {
            if let value = parameter.defaultValue?.value, let reference = DependsCall(value)?.reference {
                expression = reference
                plainType = nil
            } else {
                let type = parameter.type.asValueType
                expression = "JFlow.Parameter<\(type)>(\"\(parameter.internalName.plainName)\")"
                plainType = type
            }
        }
    }

    extension TypeSyntax {
        /// The type without the words that only a parameter may carry.
        fileprivate var asValueType: String {
            if let optional = self.as(ImplicitlyUnwrappedOptionalTypeSyntax.self) {
                return "\(optional.wrappedType.trimmedDescription)?"
            }
            guard var attributed = self.as(AttributedTypeSyntax.self) else { return trimmedDescription }
            attributed.specifiers = []
            attributed.attributes = attributed.attributes.filter { $0.trimmedDescription != "@escaping" }
            return attributed.trimmedDescription
        }
    }

    extension TokenSyntax {
        /// The name without backticks.
        var plainName: String { text.first == "`" ? String(text.dropFirst().dropLast()) : text }

        /// Whether the name needs backticks wherever it stands.
        var isRaw: Bool { !plainName.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } }

        /// The name as the label of an argument, where almost no keyword needs backticks, and the compiler warns of them.
        var asLabel: String {
            isRaw || ["inout", "let", "var"].contains(plainName) ? text : plainName
        }
    }
#endif
