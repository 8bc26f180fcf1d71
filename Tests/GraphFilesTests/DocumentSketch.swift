import Testing
import GraphDocuments
import GraphFiles

/// A document in one line: nodes, edges, groups, set apart by bars.
///
/// `a` is a node shown by its id, `b=Label` one with a label, `c@g` one in the group g; `a>b:label` is an edge;
/// `g=Title<outer` is a group. `name:` stands before them, and `→` if edges lead to the right.
func sketch(_ document: GraphDocument) -> String {
    let nodes = document.nodes.map { node in
        node.id + (node.label == node.id ? "" : "=\(node.label)")
            + (node.group.map { "@\(document.groups[$0].id)" } ?? "")
    }
    let edges = document.edges.map { edge in
        "\(document.nodes[edge.source].id)>\(document.nodes[edge.target].id)" + (edge.label.map { ":\($0)" } ?? "")
    }
    let groups = document.groups.map { group in
        group.id + (group.label == group.id ? "" : "=\(group.label)")
            + (group.parent.map { "<\(document.groups[$0].id)" } ?? "")
    }
    let start = (document.name.map { "\($0): " } ?? "") + (document.leadsRight ? "→ " : "")
    var parts = [nodes, edges, groups].map { $0.joined(separator: " ") }
    while parts.last == "" { parts.removeLast() }
    return start
        + parts.enumerated().map { $0 > 0 && $1.isEmpty ? "|" : $0 > 0 ? "| \($1)" : $1 }.joined(separator: " ")
}

/// The sketch of what is read from a text, or the error's description.
func read(_ text: String, as format: GraphFormat? = nil, named name: String = "graph") -> String {
    do {
        return sketch(try GraphFile(reading: Array(text.utf8), named: name, as: format).document)
    } catch {
        return error.description
    }
}

/// The notes on what is read from a text.
func notes(_ text: String, as format: GraphFormat? = nil) throws -> [String] {
    try GraphFile(reading: Array(text.utf8), named: "graph", as: format).notes
}

/// A text, and the sketch of what is to be read from it.
struct Example: Sendable, CustomTestStringConvertible {
    let text: String
    let sketch: String

    init(_ text: String, _ sketch: String) {
        self.text = text
        self.sketch = sketch
    }

    var testDescription: String { text }
}
