#if Macros
    import SwiftSyntax
    import SwiftSyntaxMacros

    /// Where the parts of a function stand in the user's file.
    struct LineNumbers {
        /// The path of the file as a literal; `nil` when the compiler does not say where the function is.
        let path: String?
        /// The file as `#fileID` gives it, as a literal.
        let fileID: String
        let ofName: Int
        private let ofParameters: [Int]

        init(of function: FunctionDeclSyntax, in context: some MacroExpansionContext) {
            let name = context.location(of: function.name, at: .afterLeadingTrivia, filePathMode: .filePath)
            path = name.map { "\($0.file)" }
            fileID = context.location(of: function.name).map { "\($0.file)" } ?? "#fileID"
            let line = name?.lineNumber ?? 1
            ofName = line
            ofParameters = function.signature.parameterClause.parameters.map { parameter in
                context.location(of: parameter.defaultValue.map { Syntax($0.value) } ?? Syntax(parameter.type))?
                    .lineNumber
                    ?? line
            }
        }

        /// The line of the last parameter.
        var ofLast: Int { ofParameters.last ?? ofName }

        /// Whether some parameters stand in other lines than what comes behind all of them.
        func needsDirective(for parameters: Set<Int>) -> Bool {
            parameters.contains { ofParameters[$0] != ofLast }
        }

        /// The line breaks between what stands before a parameter and the parameter, so that it is on its own line again.
        func breaks(beforeParameter index: Int) -> String {
            let before = index == 0 ? ofName : ofParameters[index - 1]
            return String(repeating: "\n", count: max(0, ofParameters[index] - before))
        }
    }

    extension AbstractSourceLocation {
        fileprivate var lineNumber: Int? { Int(line.trimmedDescription) }
    }
#endif
