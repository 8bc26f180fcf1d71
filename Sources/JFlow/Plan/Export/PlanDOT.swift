extension PlanDescription {
    /// The plan in the language of Graphviz: `dot -Tsvg` draws it.
    ///
    /// A task is a box, a resource a cylinder, a mapping a box with depth, a choice a diamond; goals have a double
    /// line. Groups are clusters, and a dependency under a condition is dashed. Lines lead from a task to those that
    /// need it.
    ///
    /// ```swift
    /// print(workflow.description.dot)
    /// ```
    public var dot: String {
        let goals = Set(goals)
        var text = "digraph \(name.quotedForDOT) {\n    node [shape=box]\n"
        for line in GroupOutline(of: self).lines {
            switch line {
            case .open(let number, let name, let depth):
                text += "\(indentation(depth + 1))subgraph cluster_\(number) {\n"
                text += "\(indentation(depth + 2))label=\(name.quotedForDOT)\n"
            case .task(let task, let depth):
                text += indentation(depth + 1) + tasks[task].dotNode(task, isGoal: goals.contains(task))
            case .close(let depth): text += "\(indentation(depth + 1))}\n"
            }
        }
        for (index, task) in tasks.enumerated() {
            let conditional = Set(task.conditionalDependencies)
            for dependency in task.dependencies {
                text += "    t\(dependency) -> t\(index)\(conditional.contains(dependency) ? " [style=dashed]" : "")\n"
            }
        }
        return text + "}\n"
    }
}

extension PlanDescription.Task {
    fileprivate func dotNode(_ index: Int, isGoal: Bool) -> String {
        let shape: String? =
            switch kind {
            case .task: nil
            case .resource: "shape=cylinder"
            case .mapping: "shape=box3d"
            case .choice: "shape=diamond"
            }
        let attributes = ["label=\(name.quotedForDOT)", shape, isGoal ? "peripheries=2" : nil].compactMap { $0 }
        return "t\(index) [\(attributes.joined(separator: ", "))]\n"
    }
}

extension String {
    /// A string literal of DOT that shows this text. Graphviz reads entities (`&amp;`) in labels, and backslashes.
    fileprivate var quotedForDOT: String {
        var text = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "&": text += "&amp;"
            case "\n": text += "\\n"
            case _ where scalar.isActive: text += "\\" + scalar.escaped
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
