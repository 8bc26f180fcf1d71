package import GraphDocuments
import TerminalCore

extension GraphDocument {
    /// The graph in the language of Graphviz: `dot -Tsvg` draws it, and our reader reads it back.
    ///
    /// What could act on a terminal is written as an entity (`&#27;`).
    package var dot: String {
        var text = "digraph" + (name.map { " " + DOTWriter.name($0) } ?? "") + " {\n"
        if leadsRight { text += "    rankdir=LR\n" }
        text += "    node [shape=box]\n"
        for line in WritingOrder(self).lines {
            switch line {
            case .open(let group, let depth): text += DOTWriter.opening(groups[group], depth)
            case .node(let node, let depth, let isNamed):
                text += indentation(depth + 1) + DOTWriter.node(nodes[node], isNamed: isNamed) + "\n"
            case .close(let depth): text += indentation(depth + 1) + "}\n"
            }
        }
        for edge in edges {
            text += "    \(DOTWriter.name(nodes[edge.source].id)) -> \(DOTWriter.name(nodes[edge.target].id))"
            if let label = edge.label { text += " [label=\(DOTWriter.label(label))]" }
            text += "\n"
        }
        return text + "}\n"
    }
}

/// The words of Graphviz's language.
private enum DOTWriter {
    static func opening(_ group: GraphDocument.Group, _ depth: Int) -> String {
        var text = "\(indentation(depth + 1))subgraph \(name(group.id)) {\n"
        if !group.id.hasPrefix("cluster") { text += "\(indentation(depth + 2))cluster=true\n" }
        return text + "\(indentation(depth + 2))label=\(label(group.label))\n"
    }

    static func node(_ node: GraphDocument.Node, isNamed: Bool) -> String {
        let isPlain =
            node.id == node.label
            && !node.id.unicodeScalars.contains { "\\&".unicodeScalars.contains($0) || $0.isActive }
        return name(node.id) + (isNamed || isPlain ? "" : " [label=\(label(node.label))]")
    }

    private static let keywords: Set<String> = ["node", "edge", "graph", "digraph", "subgraph", "strict"]

    /// A name, in quotes where it needs them.
    static func name(_ name: String) -> String {
        let isWord = name.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
        guard isWord, let first = name.utf8.first, !first.isDigit, !keywords.contains(name.lowercased()) else {
            return label(name)
        }
        return name
    }

    /// A text in quotes.
    static func label(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "&": result += "&amp;"
            case _ where scalar.isActive: result += "&#\(scalar.value);"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
