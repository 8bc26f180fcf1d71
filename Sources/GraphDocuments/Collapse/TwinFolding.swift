import GraphDrawing

extension CollapsedDocument {
    /// Makes one node of all nodes that are joined to exactly the same others, in the same way.
    package func foldingTwins() -> CollapsedDocument {
        struct Surroundings: Hashable {
            let sources, targets: [Int]
            let group: Int?
        }
        let out = document.successors
        let into = document.predecessors
        var twins: [Surroundings: [Int]] = [:]
        for node in document.nodes.indices {
            let key = Surroundings(
                sources: into[node].sorted(), targets: out[node].sorted(), group: document.nodes[node].group)
            twins[key, default: []].append(node)
        }
        return folding(
            twins.values.filter { $0.count > 1 }.map { nodes in
                let label = "\(plainLabel(nodes[0])) and the like"
                return Fold(nodes: nodes, label: label, group: document.nodes[nodes[0]].group)
            })
    }
}
