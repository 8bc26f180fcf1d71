#if Macros
    import SwiftSyntax

    /// Where a function stands: in which types, and whether it is a local one.
    struct TaskPlace {
        /// The enclosing types, outermost first, joined with dots; empty at file scope.
        let typeName: String
        /// Whether the function stands inside another one, where no peer can be declared.
        let isLocal: Bool
        let isInProtocol: Bool
        /// The enclosing type that is generic, as far as can be seen: an extension does not show it.
        let genericType: String?
        /// Whether the enclosing type is on a global actor, as far as can be seen.
        let isOnActor: Bool

        var isInType: Bool { !typeName.isEmpty }

        init(_ lexicalContext: [Syntax]) {
            let types = lexicalContext.compactMap { EnclosingType($0) }
            typeName = types.reversed().map(\.name).joined(separator: ".")
            isLocal = types.count < lexicalContext.count
            isInProtocol = lexicalContext.contains { $0.is(ProtocolDeclSyntax.self) }
            genericType = types.first(where: \.isGeneric)?.name
            isOnActor = types.first?.attributes.nameActor ?? false
        }
    }

    /// A type or an extension around a function.
    private struct EnclosingType {
        let name: String
        let isGeneric: Bool
        let attributes: AttributeListSyntax

        init?(_ node: Syntax) {
            if let type = node.as(ExtensionDeclSyntax.self) {
                name = type.extendedType.trimmedDescription
                isGeneric = false
                attributes = type.attributes
            } else if let group = node.asProtocol((any DeclGroupSyntax).self),
                let named = node.asProtocol((any NamedDeclSyntax).self)
            {
                name = named.name.text
                isGeneric = node.asProtocol((any WithGenericParametersSyntax).self)?.genericParameterClause != nil
                attributes = group.attributes
            } else {
                return nil
            }
        }
    }

    extension AttributeListSyntax {
        /// Whether one of the attributes is the name of a global actor; a macro has nothing but the names.
        var nameActor: Bool {
            contains { element in
                element.as(AttributeSyntax.self)?.attributeName.trimmedDescription.hasSuffix("Actor") ?? false
            }
        }
    }
#endif
