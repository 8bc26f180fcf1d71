package import GraphDocuments
import TerminalCore

extension GraphDocument {
    /// The graph as a flowchart of Mermaid, which many a page draws from a block of text; our reader reads it back.
    ///
    /// Mermaid's ids hold neither blanks nor signs, and nodes and groups share them: those that cannot stand are
    /// replaced (`n3`, `g0`), and what is shown stays the same. Mermaid draws no more than 500 lines unless told
    /// otherwise (`maxEdges`).
    package var mermaid: String {
        var text = name.map { "---\ntitle: \(JSONText.string($0))\n---\n" } ?? ""
        text += "flowchart \(leadsRight ? "LR" : "TD")\n"
        let ids = MermaidIDs(self)
        for line in WritingOrder(self).lines {
            switch line {
            case .open(let group, let depth):
                text += "\(indentation(depth + 1))subgraph \(ids.groups[group])"
                text += "[\(MermaidText.quotation(of: groups[group].label))]\n"
            case .node(let node, let depth, let isNamed):
                text += indentation(depth + 1) + ids.nodes[node]
                let isShown = isNamed || nodes[node].label == ids.nodes[node]
                text += isShown ? "\n" : "[\(MermaidText.quotation(of: nodes[node].label))]\n"
            case .close(let depth): text += indentation(depth + 1) + "end\n"
            }
        }
        for edge in edges {
            let label = edge.label.map { "|\(MermaidText.quotation(of: $0))|" } ?? ""
            text += "    \(ids.nodes[edge.source]) -->\(label) \(ids.nodes[edge.target])\n"
        }
        return text
    }
}

/// Ids for Mermaid: those of a document where they can stand, and else new ones.
private struct MermaidIDs {
    private(set) var nodes: [String] = []
    private(set) var groups: [String] = []
    private var taken: Set<String>

    init(_ document: GraphDocument) {
        let ids = document.nodes.map(\.id).filter(Self.canStand)
        taken = Set(ids)
        for (index, node) in document.nodes.enumerated() {
            nodes.append(Self.canStand(node.id) ? node.id : free("n\(index)"))
        }
        let others = document.groups.map(\.id).filter { Self.canStand($0) && !taken.contains($0) }
        let kept = Set(others)
        taken.formUnion(kept)
        for (index, group) in document.groups.enumerated() {
            groups.append(kept.contains(group.id) ? group.id : free("g\(index)"))
        }
    }

    private mutating func free(_ id: String) -> String {
        var id = id
        while !taken.insert(id).inserted { id += "_" }
        return id
    }

    private static let words: Set<String> = [
        "end", "graph", "flowchart", "subgraph", "direction", "class", "style", "click", "default", "href", "call",
        "linkstyle", "classdef", "interpolate", "acctitle", "accdescr",
    ]

    private static func canStand(_ id: String) -> Bool {
        guard let first = id.utf8.first, first.isLetter || first == UInt8(ascii: "_") else { return false }
        return id.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
            && !words.contains(id.lowercased())
    }
}

extension MermaidText {
    /// A quoted text of Mermaid that shows this one.
    ///
    /// Mermaid looks for HTML, Markdown and comments also between quotes. So every ASCII sign is written as an entity
    /// (`#35;`) unless it stands between two letters or digits and is one of those that names are joined with.
    static func quotation(of text: String) -> String {
        // Two quotes with nothing between them are no text for every version of Mermaid.
        guard !text.isEmpty else { return "\" \"" }
        let scalars = Array(text.unicodeScalars)
        var result = "\""
        for (index, scalar) in scalars.enumerated() {
            let isInner = index > 0 && index < scalars.count - 1
            let isJoint =
                isInner && "-._/".unicodeScalars.contains(scalar) && isPlain(scalars[index - 1])
                && isPlain(scalars[index + 1])
            if isJoint || isPlain(scalar) || isInner && scalar == " " || !scalar.isASCII && !scalar.isActive {
                result.unicodeScalars.append(scalar)
            } else {
                result += "#\(scalar.value);"
            }
        }
        return result + "\""
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: false
        }
    }
}
