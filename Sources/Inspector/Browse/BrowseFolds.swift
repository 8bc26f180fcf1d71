import GraphDocuments
import TerminalCore

/// Folding, opening, and showing only what is near.
extension BrowseModel {
    /// The first node of the whole document that the selected one stands for.
    var selectedOriginal: Int? { selection.map { graph.members[$0][0] } }

    /// Opens what is folded; else folds the group of the selected node or, without one, what hangs on it.
    mutating func foldOrOpen() {
        guard let selection, let original = selectedOriginal else { return }
        if let fold = graph.fold(of: selection) {
            graph.open(fold)
            graphChanged(selected: original)
            return say("opened \(safe(fold.label)): \(fold.nodes.count) nodes")
        }
        guard let group = graph.whole.nodes[original].group else { return foldSubtree() }
        let parents = graph.whole.groups.map(\.parent)
        func isInside(_ node: Int) -> Bool {
            var holder = graph.whole.nodes[node].group
            while let here = holder, here != group { holder = parents[here] }
            return holder == group
        }
        let nodes = graph.whole.nodes.indices.filter(isInside)
        fold(nodes, graph.whole.groups[group].label, group: parents[group], otherwise: "it is alone in its group")
    }

    /// Folds the selected node and what is reached only through it.
    mutating func foldSubtree() {
        guard let selection, let original = selectedOriginal else { return }
        guard graph.isolation == nil else { return say("Esc shows all nodes again, then it can be folded") }
        let nodes = graph.collapsed.subtree(of: selection).flatMap { graph.members[$0] }.sorted()
        let label = graph.collapsed.plainLabel(selection)
        fold(
            nodes, label, group: graph.whole.nodes[original].group,
            otherwise: "nothing hangs on \(fitted(self.label(of: selection), to: 20, isASCII: signs.isASCII)) alone")
    }

    private mutating func fold(_ nodes: [Int], _ label: String, group: Int?, otherwise words: String) {
        guard nodes.count > 1, nodes != selection.map({ graph.members[$0] }) else { return say(words) }
        graph.add(Fold(nodes: nodes, label: label, group: group))
        graphChanged(selected: nodes[0])
        say("folded \(nodes.count) nodes; a opens them")
    }

    // MARK: Surroundings

    mutating func askDistance() {
        guard graph.isolation == nil else {
            return showAll()
        }
        guard selection != nil else { return }
        awaitsDistance = true
        say("how many edges around it? 1 to 9, Esc for none")
    }

    mutating func distanceGiven(_ key: Key) -> [Effect] {
        awaitsDistance = false
        guard case .character(let character) = key, let distance = character.wholeNumberValue, distance > 0,
            let original = selectedOriginal
        else { return [] }
        graph.isolate((original, distance))
        graphChanged(selected: original)
        say("\(graph.document.nodes.count) nodes within \(distance) edge\(distance == 1 ? "" : "s"); Esc shows all")
        return []
    }

    /// Goes back from the surroundings of a node to the whole.
    mutating func goBack() {
        if graph.isolation != nil { showAll() }
    }

    private mutating func showAll() {
        let original = selectedOriginal
        graph.isolate(nil)
        graphChanged(selected: original)
    }
}
