extension CollapsedDocument {
    /// Makes one node of each of these groups, with all that stands in it.
    ///
    /// - Parameter groups: Indices in the document's groups; of one within another only the outer one counts.
    package func folding(groups: Set<Int>) -> CollapsedDocument {
        let all = document.groups
        // A group stands after the one that holds it, so the outermost of those wanted is known by then.
        var outermost = [Int?](repeating: nil, count: all.count)
        for index in all.indices {
            outermost[index] = all[index].parent.flatMap { outermost[$0] } ?? (groups.contains(index) ? index : nil)
        }
        var nodes = [[Int]](repeating: [], count: all.count)
        for (node, group) in document.nodes.map(\.group).enumerated() {
            if let fold = group.flatMap({ outermost[$0] }) { nodes[fold].append(node) }
        }
        return folding(
            all.indices.map { Fold(nodes: nodes[$0], label: all[$0].label, group: all[$0].parent) })
    }

    /// Makes one node of each group that stands in no other one.
    package func foldingGroups() -> CollapsedDocument {
        folding(groups: Set(document.groups.indices.filter { document.groups[$0].parent == nil }))
    }
}
