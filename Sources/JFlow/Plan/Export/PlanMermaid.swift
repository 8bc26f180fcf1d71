extension PlanDescription {
    /// The plan as a flowchart in the language of Mermaid, which many a page draws from a block of text.
    ///
    /// A task is a box, a resource a cylinder, a mapping a box with double sides, a choice a rhombus; goals have a
    /// thick line. Groups are subgraphs, and a dependency under a condition is dotted. Lines lead from a task to those
    /// that need it. Mermaid draws no more than 500 lines unless told otherwise (`maxEdges`).
    ///
    /// ```swift
    /// print(workflow.description.mermaid)
    /// ```
    public var mermaid: String {
        var text = "flowchart TD\n"
        for line in GroupOutline(of: self).lines {
            switch line {
            case .open(let number, let name, let depth):
                text += "\(indentation(depth + 1))subgraph g\(number)[\(name.quotedForMermaid)]\n"
            case .task(let task, let depth):
                text += "\(indentation(depth + 1))t\(task)\(tasks[task].mermaidShape)\n"
            case .close(let depth): text += "\(indentation(depth + 1))end\n"
            }
        }
        for (index, task) in tasks.enumerated() {
            let conditional = Set(task.conditionalDependencies)
            for dependency in task.dependencies {
                text += "    t\(dependency) \(conditional.contains(dependency) ? "-.->" : "-->") t\(index)\n"
            }
        }
        guard !goals.isEmpty else { return text }
        let names = goals.map { "t\($0)" }.joined(separator: ",")
        return text + "    classDef goal stroke-width:3px\n    class \(names) goal\n"
    }
}

extension PlanDescription.Task {
    fileprivate var mermaidShape: String {
        let label = name.quotedForMermaid
        return switch kind {
        case .task: "[\(label)]"
        case .resource: "[(\(label))]"
        case .mapping: "[[\(label)]]"
        case .choice: "{\(label)}"
        }
    }
}

extension String {
    /// A quoted text of Mermaid that shows this one.
    ///
    /// Mermaid looks for HTML, Markdown and comments also between quotes. So every ASCII sign is written as an entity
    /// (`#35;`) unless it stands between two letters or digits and is one of those that names are joined with.
    fileprivate var quotedForMermaid: String {
        // Two quotes with nothing between them are no text for every version of Mermaid.
        guard !isEmpty else { return "\" \"" }
        let scalars = Array(unicodeScalars)
        var text = "\""
        for (index, scalar) in scalars.enumerated() {
            let isJoint =
                "-._/".unicodeScalars.contains(scalar) && index > 0 && index < scalars.count - 1
                && scalars[index - 1].isWordCharacter && scalars[index + 1].isWordCharacter
            switch scalar {
            case "\n": text += "<br>"
            case _ where scalar.isActive: text += scalar.escaped.mermaidEntities
            case _ where isJoint || scalar == " " || scalar.isWordCharacter || !scalar.isASCII:
                text.unicodeScalars.append(scalar)
            default: text += "#\(scalar.value);"
            }
        }
        return text + "\""
    }

    private var mermaidEntities: String {
        unicodeScalars.map { $0.isWordCharacter ? String($0) : "#\($0.value);" }.joined()
    }
}

extension Unicode.Scalar {
    fileprivate var isWordCharacter: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: false
        }
    }
}
