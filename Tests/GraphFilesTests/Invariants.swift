import GraphDocuments

/// What does not hold of a document although it must of every one that a reader gives; nil where all is well.
func brokenInvariant(of document: GraphDocument) -> String? {
    let nodes = document.nodes.indices
    let groups = document.groups.indices
    if Set(document.nodes.map(\.id)).count < nodes.count { return "two nodes have one id" }
    if Set(document.groups.map(\.id)).count < groups.count { return "two groups have one id" }
    for node in document.nodes {
        if let group = node.group, !groups.contains(group) { return "\(node.id) lies in no group that there is" }
        if hasLineEnd(node.label) { return "the label of \(node.id) has several lines" }
    }
    for edge in document.edges {
        if !nodes.contains(edge.source) || !nodes.contains(edge.target) { return "an edge has no end" }
        if edge.label == "" || edge.label.map(hasLineEnd) == true { return "an edge has a wrong label" }
    }
    for (index, group) in document.groups.enumerated() {
        if let parent = group.parent, !(0..<index).contains(parent) { return "\(group.id) stands before its parent" }
        if hasLineEnd(group.label) { return "the label of \(group.id) has several lines" }
    }
    return document.name == "" || document.name.map(hasLineEnd) == true ? "the name is none" : nil
}

private func hasLineEnd(_ text: String) -> Bool { text.utf8.contains(0x0a) }
