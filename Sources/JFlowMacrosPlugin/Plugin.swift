#if Macros
    import SwiftCompilerPlugin
    import SwiftSyntaxMacros

    /// What the compiler starts and asks for expansions.
    @main struct Plugin: CompilerPlugin {
        let providingMacros: [any Macro.Type] = [TaskMacro.self]
    }
#else
    @main struct Plugin { static func main() {} }
#endif
