#if Macros
    package import SwiftDiagnostics

    /// Why a declaration or an argument cannot be what it was marked as, and what to do.
    package enum TaskProblem: DiagnosticMessage, Hashable {
        case notAFunction
        case isOperator
        case isLocal(String)
        case isRequirement(String)
        case isInstanceMethod(String)
        case isInGenericType(String, type: String)
        case isGeneric(String)
        case isOpaque(String)
        case isVariadic(String)
        case isPack(String)
        case isInout(String)
        case isIsolated(String)
        case isAutoclosure(String)
        case hasDefault(String)
        case dependsOnExpression
        case unknownModifier(String)
        case repeatedModifier(String)
        case modifierOfExpression(String)
        case contradiction(ModifierContradiction)

        /// What a word before a parameter's type means for a task; nothing for most.
        init?(specifier: String, parameter: String) {
            switch specifier {
            case "inout": self = .isInout(parameter)
            case "isolated": self = .isIsolated(parameter)
            case "@autoclosure": self = .isAutoclosure(parameter)
            default: return nil
            }
        }

        package var message: String {
            switch self {
            case .notAFunction:
                "'@Task' makes a task of a function: attach it to a 'func'"
            case .isOperator:
                "'@Task' cannot make a task of an operator, which has no name: attach it to a function that calls it"
            case .isLocal(let name):
                "'@Task' cannot make a task of the local function '\(name)': "
                    + "move it to file scope, or into a type as a 'static' function"
            case .isRequirement(let name):
                "'@Task' cannot make a task of '\(name)', which a protocol only requires: attach it to a function with a body"
            case .isInstanceMethod(let name):
                "'@Task' cannot make a task of '\(name)', which needs an instance or can be overridden: "
                    + "make it 'static', or move it to file scope"
            case .isInGenericType(let name, let type):
                "'@Task' cannot make a task of '\(name)' inside the generic type '\(type)', which can hold no constant: "
                    + "move it to file scope or into a type that is not generic"
            case .isGeneric(let name):
                "'@Task' cannot make a task of the generic function '\(name)', since a task has one type of value: "
                    + "attach it to a function without generic parameters that calls '\(name)'"
            case .isOpaque(let name):
                "'@Task' needs one type for each parameter: write the type of '\(name)' out, or 'any' in place of 'some'"
            case .isVariadic(let name):
                "'@Task' cannot fill the variadic parameter '\(name)': make it an array"
            case .isPack(let name):
                "'@Task' cannot fill the parameter pack '\(name)': write its parameters out"
            case .isInout(let name):
                "'@Task' cannot fill the 'inout' parameter '\(name)', since tasks pass values on: return the new value"
            case .isIsolated(let name):
                "'@Task' cannot fill the 'isolated' parameter '\(name)': remove 'isolated' and await the actor in the body"
            case .isAutoclosure(let name):
                "'@Task' cannot fill the '@autoclosure' parameter '\(name)': take the value itself"
            case .hasDefault(let name):
                "'@Task' would never use this default value, since '\(name)' is given when a run starts: "
                    + "remove it, or take the value from another task with 'Depends(…)'"
            case .dependsOnExpression:
                "'Depends' takes the name of a function marked '@Task', as in 'Depends(load)'; "
                    + "for a task made by 'task(…)' write 'Depends(on: load)'"
            case .unknownModifier(let text):
                "'@Task' must see its modifiers as they are, and '\(text)' is none: "
                    + "write \(Self.modifierNames) here"
            case .repeatedModifier(let name):
                "'.\(name)' is given twice: keep one"
            case .modifierOfExpression(let name):
                "'.\(name)' takes the name of a function marked '@Task', as 'Depends' does; "
                    + "for a task made by 'task(…)' write '.\(name)(on: …)'"
            case .contradiction(let contradiction): contradiction.message
            }
        }

        private static var modifierNames: String {
            let names = ModifierName.allCases.map { "'.\($0.rawValue)'" }
            return "\(names.dropLast().joined(separator: ", ")) or \(names[names.count - 1])"
        }

        package var diagnosticID: MessageID { MessageID(domain: "JFlowMacros", id: "\(self)") }
        package var severity: DiagnosticSeverity { .error }
    }
#endif
