import GraphDocuments
import Testing

@Suite struct CollapseTests {
    /// Every node of the original stands in one fold, and lines are those between different ones.
    private func check(_ collapsed: CollapsedDocument, of document: GraphDocument, _ comment: Comment) {
        #expect(collapsed.members.flatMap { $0 }.sorted() == Array(document.nodes.indices), comment)
        for (node, members) in collapsed.members.enumerated() {
            #expect(members.allSatisfy { collapsed.places[$0] == node }, comment)
        }
        let shown = Set(collapsed.document.edges.map { [$0.source, $0.target] })
        let wanted = Set(
            document.edges.map { [collapsed.places[$0.source], collapsed.places[$0.target]] }.filter {
                $0[0] != $0[1] || !collapsed.isFold($0[0])
            })
        #expect(shown == wanted, comment)
        for node in collapsed.folds {
            #expect(collapsed.document.nodes[node].label.hasSuffix("(\(collapsed.members[node].count))"), comment)
        }
    }

    @Test func everyFoldKeepsAllNodesAndTheLinesBetween() {
        for seed in 0..<UInt64(120) {
            let document = GraphDocument.random(seed: seed, most: 20, isCyclic: seed % 2 == 0, groupCount: 3)
            let whole = CollapsedDocument(document)
            check(whole, of: document, "seed \(seed)")
            check(whole.foldingGroups(), of: document, "groups, seed \(seed)")
            check(whole.folding(groups: [1]), of: document, "group 1, seed \(seed)")
            check(whole.foldingChains(), of: document, "chains, seed \(seed)")
            check(whole.foldingTwins(), of: document, "twins, seed \(seed)")
            check(whole.foldingGroups().foldingChains().foldingTwins(), of: document, "all, seed \(seed)")
            let few = whole.foldingLevels(atMost: 4)
            check(few, of: document, "levels, seed \(seed)")
            #expect(few.document.nodes.count <= 4, "seed \(seed)")
            let subtree = Fold(nodes: whole.subtree(of: 0), label: "root")
            check(whole.folding([subtree]), of: document, "subtree, seed \(seed)")
        }
    }

    @Test func aSubtreeIsWhatIsReachedOnlyThroughItsRoot() {
        for seed in 0..<UInt64(120) {
            let document = GraphDocument.random(seed: seed)
            var subtree: Set<Int> = [0]
            while let next = document.nodes.indices.first(where: { node in
                let sources = document.edges.filter { $0.target == node }.map(\.source)
                return !subtree.contains(node) && !sources.isEmpty && sources.allSatisfy { subtree.contains($0) }
            }) { subtree.insert(next) }
            #expect(CollapsedDocument(document).subtree(of: 0) == subtree.sorted(), "seed \(seed)")
        }
    }

    @Test func aChainBecomesOneNodeThatSaysHowMany() {
        let collapsed = CollapsedDocument(GraphDocument("x>a y>a a>b>c>d d>e d>f")).foldingChains()
        #expect(collapsed.document.nodes.map(\.label) == ["x", "a → d (4)", "y", "e", "f"])
        #expect(collapsed.document.pairs == ["x>a", "y>a", "a>e", "a>f"])
        // Two nodes are no chain worth a fold, and a ring has no beginning.
        #expect(!CollapsedDocument(GraphDocument("a>b")).foldingChains().isCollapsed)
        #expect(!CollapsedDocument(GraphDocument("a>b>c>a")).foldingChains().isCollapsed)
    }

    @Test func groupsBecomeNodesInTheGroupAround() {
        var document = GraphDocument("a>b>c>d")
        document.groups = [.init(id: "o", label: "outer"), .init(id: "i", label: "inner", parent: 0)]
        for node in 0..<3 { document.nodes[node].group = node == 0 ? 0 : 1 }
        let inner = CollapsedDocument(document).folding(groups: [1])
        #expect(inner.document.nodes.map(\.label) == ["a", "inner (2)", "d"])
        #expect(inner.document.nodes.map(\.group) == [0, 0, nil] && inner.document.groups.map(\.id) == ["o"])
        let outer = CollapsedDocument(document).foldingGroups()
        #expect(outer.document.nodes.map(\.label) == ["outer (3)", "d"] && outer.document.groups.isEmpty)
    }

    @Test func linesIntoAFoldBecomeOneAndKeepALabelTheyShare() {
        var document = GraphDocument("x>a x>b>c a>b")
        document.edges[0].label = "same"
        document.edges[1].label = "same"
        document.groups = [.init(id: "g")]
        for node in 1..<4 { document.nodes[node].group = 0 }
        let shared = CollapsedDocument(document).foldingGroups().document
        #expect(shared.edges == [.init(source: 0, target: 1, label: "same")])
        document.edges[1].label = "other"
        #expect(CollapsedDocument(document).foldingGroups().document.edges == [.init(source: 0, target: 1)])
    }
}

@Suite struct LevelOfDetailTests {
    @Test func fewNodesStayAsTheyAre() {
        let document = GraphDocument("a>b>c>d")
        let (collapsed, words) = LevelOfDetail.usual.applied(to: document)
        #expect(!collapsed.isCollapsed && words == nil && collapsed.document == document)
    }

    @Test func chainsOfALargeGraphAreFoldedAndCounted() {
        let chains = (0..<100).map { chain in
            "root>" + (0..<20).map { "c\(chain)-\($0)" }.joined(separator: ">")
        }
        let document = GraphDocument(chains.joined(separator: " "))
        let (collapsed, words) = LevelOfDetail.usual.applied(to: document)
        #expect(collapsed.document.nodes.count == 101)
        #expect(
            words == """
                2000 of 2001 nodes are shown as 100, which say how many they are (groups and chains are folded from \
                2000 nodes on)
                """)
    }

    @Test func whatIsTooMuchIsFoldedByLevels() {
        let detail = LevelOfDetail(foldsFrom: 10, mostNodes: 30, mostEdges: 40)
        for seed in 0..<UInt64(40) {
            let document = GraphDocument.random(seed: seed, most: 400, isCyclic: seed % 2 == 0)
            let (collapsed, words) = detail.applied(to: document)
            #expect(collapsed.document.nodes.count <= max(30, 10), "seed \(seed)")
            #expect(collapsed.document.edges.count <= 40, "seed \(seed)")
            #expect((words != nil) == collapsed.isCollapsed)
        }
    }
}
