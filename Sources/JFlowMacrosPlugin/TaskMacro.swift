#if Macros
    package import SwiftSyntax
    package import SwiftSyntaxMacros

    /// `@Task`: beside a function it puts a constant of the same name with a `$`, the function's task.
    package enum TaskMacro: PeerMacro {
        /// The expansion keeps its lines as it wrote them: they mirror those of the function.
        package static let formatMode = FormatMode.disabled

        package static func expansion(
            of attribute: AttributeSyntax, providingPeersOf declaration: some DeclSyntaxProtocol,
            in context: some MacroExpansionContext
        ) throws -> [DeclSyntax] {
            let place = TaskPlace(context.lexicalContext)
            let problems = FunctionChecks.problems(of: declaration, at: place)
            let modifiers = TaskModifiers(attribute)
            for problem in problems + modifiers.problems { context.diagnose(problem) }
            guard problems.isEmpty, modifiers.problems.isEmpty, let function = declaration.as(FunctionDeclSyntax.self)
            else { return [] }
            return TaskExpansion(function: function, place: place, modifiers: modifiers)
                .declarations(lines: LineNumbers(of: function, in: context))
        }
    }
#endif
