import GraphDrawing

extension CollapsedDocument {
    /// Makes one node of each run of three nodes or more that one way leads into and one way leads out of.
    ///
    /// The first of a run may be entered by several ways and the last be left by several; all stand in one group.
    package func foldingChains() -> CollapsedDocument {
        let nodes = document.nodes
        let out = document.successors
        let into = document.predecessors
        /// The only node after this one, if it can follow it in a run.
        func next(_ node: Int) -> Int? {
            guard out[node].count == 1, let next = out[node].first, into[next].count == 1, next != node,
                nodes[next].group == nodes[node].group
            else { return nil }
            return next
        }
        var hasFormer = [Bool](repeating: false, count: nodes.count)
        for node in nodes.indices { if let next = next(node) { hasFormer[next] = true } }
        let folds = nodes.indices.filter { !hasFormer[$0] }.compactMap { first -> Fold? in
            var run = [first]
            while let following = next(run[run.count - 1]) { run.append(following) }
            guard run.count >= 3 else { return nil }
            let label = "\(plainLabel(run[0])) → \(plainLabel(run[run.count - 1]))"
            return Fold(nodes: run, label: label, group: nodes[first].group)
        }
        return folding(folds)
    }

    /// The label of a node without the number that a fold has behind it.
    package func plainLabel(_ node: Int) -> String {
        let label = document.nodes[node].label
        let count = " (\(members[node].count))"
        return isFold(node) && label.hasSuffix(count) ? String(label.dropLast(count.count)) : label
    }
}
