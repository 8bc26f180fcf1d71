/// From how many nodes on a graph is shown in less detail.
package struct LevelOfDetail: Sendable, Hashable {
    /// From so many nodes on, groups and chains become one node each.
    package var foldsFrom: Int
    /// The most nodes that are shown after that; where there are more, twins and then whole levels become one.
    package var mostNodes: Int
    /// The most lines that are shown; where there are more, the same happens.
    package var mostEdges: Int

    /// What suits a person and a machine of today.
    package static let usual = LevelOfDetail(foldsFrom: 2_000, mostNodes: 5_000, mostEdges: 12_000)

    /// What is too much to be looked at node by node becomes an overview of so many nodes and lines.
    private static let overview = (nodes: 200, edges: 800)

    /// Detail with limits of one's own.
    package init(foldsFrom: Int, mostNodes: Int, mostEdges: Int) {
        self.foldsFrom = foldsFrom
        self.mostNodes = mostNodes
        self.mostEdges = mostEdges
    }

    /// The document in as much detail as is of use, and what was done to it, in words; no word if nothing was.
    package func applied(to document: GraphDocument) -> (collapsed: CollapsedDocument, words: String?) {
        let whole = CollapsedDocument(document)
        guard document.nodes.count >= foldsFrom || document.edges.count > mostEdges else { return (whole, nil) }
        var collapsed = whole.foldingGroups().foldingChains()
        var kinds = ["groups", "chains"]
        if isTooMuch(collapsed) {
            collapsed = collapsed.foldingTwins().foldingChains()
            kinds.append("twins")
        }
        if isTooMuch(collapsed) {
            collapsed = foldingLevels(collapsed)
            kinds.append("levels")
        }
        guard collapsed.isCollapsed else { return (collapsed, nil) }
        return (collapsed, words(for: collapsed, kinds))
    }

    private func isTooMuch(_ collapsed: CollapsedDocument) -> Bool {
        collapsed.document.nodes.count > mostNodes || collapsed.document.edges.count > mostEdges
    }

    /// An overview, of fewer and fewer nodes until the lines between them are few enough, too.
    private func foldingLevels(_ collapsed: CollapsedDocument) -> CollapsedDocument {
        var limit = min(mostNodes, Self.overview.nodes)
        var folded = collapsed.foldingLevels(atMost: limit)
        while folded.document.edges.count > min(mostEdges, Self.overview.edges), limit > 1 {
            limit /= 2
            folded = collapsed.foldingLevels(atMost: limit)
        }
        return folded
    }

    private func words(for collapsed: CollapsedDocument, _ kinds: [String]) -> String {
        let folds = collapsed.folds
        let hidden = folds.reduce(0) { $0 + collapsed.members[$1].count }
        let list = kinds.dropLast().joined(separator: ", ") + " and " + (kinds.last ?? "")
        return "\(hidden) of \(collapsed.places.count) nodes are shown as \(folds.count), which say how many they are "
            + "(\(list) are folded from \(foldsFrom) nodes on)"
    }
}
