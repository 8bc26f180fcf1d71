import GraphDocuments
import TerminalCore

extension BrowseModel {
    /// The details of the selected node, and how much of them is in sight.
    var details: TextBox {
        let pane = BrowsePanes(of: self).detail ?? Rectangle(size)
        guard let selection else { return TextBox(box: pane, lines: []) }
        return TextBox(box: pane, lines: facts(of: selection) + relatives(of: selection) + memberLines(of: selection))
    }

    private func facts(of node: Int) -> [StyledText] {
        let shown = graph.document.nodes[node]
        let label = fact("label", safe(shown.label))
        if graph.isFold(node) { return [label, fact("stands", "for \(graph.members[node].count) nodes")] }
        let groups = groupLabels(around: graph.members[node][0])
        return [label, fact("id", safe(shown.id))]
            + (groups.isEmpty ? [] : [fact("group", groups.joined(separator: " in "))])
    }

    /// The groups in which a node of the whole document stands, from the innermost to the outermost.
    private func groupLabels(around original: Int) -> [String] {
        var labels: [String] = []
        var group = graph.whole.nodes[original].group
        while let here = group {
            labels.append(safe(graph.whole.groups[here].label))
            group = graph.whole.groups[here].parent
        }
        return labels
    }

    private func relatives(of node: Int) -> [StyledText] {
        list("from", graph.document.edges.filter { $0.target == node }, \.source)
            + list("to", graph.document.edges.filter { $0.source == node }, \.target)
    }

    private func list(
        _ title: String, _ edges: [GraphDocument.Edge], _ end: KeyPath<GraphDocument.Edge, Int>
    ) -> [StyledText] {
        let lines = edges.map { edge in
            let words = edge.label.map { "  \(safe($0))" } ?? ""
            return StyledText("  " + label(of: edge[keyPath: end])) + StyledText(words, Theme.dim)
        }
        return [StyledText(), StyledText("\(title) \(edges.count)", Theme.bold)] + lines
    }

    private func memberLines(of node: Int) -> [StyledText] {
        guard graph.isFold(node) else { return [] }
        let members = graph.members[node]
        let names = members.prefix(Self.mostMembers).map { StyledText("  " + safe(graph.whole.nodes[$0].label)) }
        let rest = members.count - Self.mostMembers
        let more = rest > 0 ? [StyledText("  and \(rest) more", Theme.dim)] : []
        return [StyledText(), StyledText("holds \(members.count)", Theme.bold)] + names + more
    }

    private func fact(_ title: String, _ words: String) -> StyledText {
        Inspector.fact(title, words, titleWidth: Self.titleWidth)
    }

    /// The most members of a fold that are named.
    private static let mostMembers = 1_000
    private static let titleWidth = 7
}
