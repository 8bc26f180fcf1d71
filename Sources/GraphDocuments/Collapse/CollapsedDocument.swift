/// A graph in which one node may stand for many of another.
package struct CollapsedDocument: Sendable, Hashable {
    /// The graph as it is shown.
    package var document: GraphDocument
    /// For each node of the document, the nodes of the original that it stands for, ascending.
    package private(set) var members: [[Int]]
    /// For each node of the original, the node that stands for it.
    package private(set) var places: [Int]

    /// The whole graph, in which every node stands for itself.
    package init(_ document: GraphDocument) {
        self.document = document
        members = document.nodes.indices.map { [$0] }
        places = Array(document.nodes.indices)
    }

    /// Whether any node stands for several.
    package var isCollapsed: Bool { members.count < places.count }

    /// Whether a node stands for several.
    package func isFold(_ node: Int) -> Bool { members[node].count > 1 }

    /// The nodes that stand for several.
    package var folds: Set<Int> { Set(members.indices.filter { isFold($0) }) }
}

/// Nodes that become one.
package struct Fold: Sendable, Hashable {
    /// The nodes, by their indices in the document that is folded.
    package var nodes: [Int]
    /// What the one is called; the number of what it holds is added.
    package var label: String
    /// The group in which it stands.
    package var group: Int?

    /// A fold of these nodes.
    package init(nodes: [Int], label: String, group: Int? = nil) {
        self.nodes = nodes
        self.label = label
        self.group = group
    }
}

extension CollapsedDocument {
    /// Makes one node of the nodes of each fold, in the place of the first of them; folds share no node.
    ///
    /// Lines between the same two nodes become one if one of the nodes stands for several; it keeps its label if all
    /// have the same. Lines inside a fold vanish.
    package func folding(_ folds: [Fold]) -> CollapsedDocument {
        let folds = folds.filter { $0.nodes.count > 1 }
        guard !folds.isEmpty else { return self }
        var foldOfNode = [Int](repeating: -1, count: members.count)
        for (index, fold) in folds.enumerated() { for node in fold.nodes { foldOfNode[node] = index } }
        var result = self
        let newPlaces = result.replaceNodes(folds, foldOfNode)
        result.places = places.map { newPlaces[$0] }
        result.document.edges = joined(newPlaces, isFold: result.members.map { $0.count > 1 })
        result.document.dropEmptyGroups()
        return result
    }

    /// Puts the new nodes in the places of the old ones, and gives the new index of each old one.
    private mutating func replaceNodes(_ folds: [Fold], _ foldOfNode: [Int]) -> [Int] {
        var placeOfFold = [Int](repeating: -1, count: folds.count)
        var newPlaces: [Int] = []
        var nodes: [GraphDocument.Node] = []
        var newMembers: [[Int]] = []
        for (node, fold) in foldOfNode.enumerated() {
            if fold < 0 {
                nodes.append(document.nodes[node])
                newMembers.append(members[node])
            } else if placeOfFold[fold] < 0 {
                placeOfFold[fold] = nodes.count
                let all = folds[fold].nodes.flatMap { members[$0] }.sorted()
                nodes.append(
                    GraphDocument.Node(
                        id: document.nodes[node].id, label: "\(folds[fold].label) (\(all.count))",
                        group: folds[fold].group))
                newMembers.append(all)
            }
            newPlaces.append(fold < 0 ? nodes.count - 1 : placeOfFold[fold])
        }
        document.nodes = nodes
        members = newMembers
        return newPlaces
    }

    private func joined(_ newPlaces: [Int], isFold: [Bool]) -> [GraphDocument.Edge] {
        var edges: [GraphDocument.Edge] = []
        var known: [GraphDocument.Ends: Int] = [:]
        for edge in document.edges {
            let (source, target) = (newPlaces[edge.source], newPlaces[edge.target])
            guard source != target || !isFold[source] else { continue }
            let new = GraphDocument.Edge(source: source, target: target, label: edge.label)
            guard isFold[source] || isFold[target] else {
                edges.append(new)
                continue
            }
            if let index = known[new.ends] {
                if edges[index].label != edge.label { edges[index].label = nil }
            } else {
                known[new.ends] = edges.count
                edges.append(new)
            }
        }
        return edges
    }
}
