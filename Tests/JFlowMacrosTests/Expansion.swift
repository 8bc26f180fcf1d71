#if Macros
    import JFlowMacrosPlugin
    import SwiftSyntaxMacroExpansion
    import SwiftSyntaxMacrosGenericTestSupport
    import Testing

    /// Expands `@Task` in a source text and compares the whole result, or the diagnostics.
    func expectExpansion(
        of source: String, _ expanded: String, diagnostics: [DiagnosticSpec] = [],
        location: SourceLocation = #_sourceLocation
    ) {
        assertMacroExpansion(
            source, expandedSource: expanded, diagnostics: diagnostics,
            macroSpecs: ["Task": MacroSpec(type: TaskMacro.self)],
            failureHandler: { Issue.record(Comment(rawValue: $0.message), sourceLocation: location) })
    }

    /// Expands an attribute at a function, and compares the constant beside it.
    ///
    /// - Parameters:
    ///   - firstLine: The line before that of the function: 1 for an attribute of one line.
    func expectConstant(
        attribute: String = "@Task", of function: String, _ constant: String, firstLine: Int = 1,
        location: SourceLocation = #_sourceLocation
    ) {
        expectExpansion(
            of: "\n\(attribute) \(function) {}",
            """

            \(function) {}

            #sourceLocation(file: "test.swift", line: \(firstLine))

            \(constant)

            #sourceLocation()
            """, location: location)
    }

    /// Expands `@Task` where that is refused with one diagnostic: nothing stands beside the declaration then.
    func expectProblem(
        _ problem: TaskProblem, in source: String, _ expanded: String, line: Int, column: Int,
        location: SourceLocation = #_sourceLocation
    ) {
        let diagnostic = DiagnosticSpec(message: problem.message, line: line, column: column)
        expectExpansion(of: source, expanded, diagnostics: [diagnostic], location: location)
    }
#endif
