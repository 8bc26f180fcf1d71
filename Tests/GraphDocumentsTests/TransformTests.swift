import GraphDocuments
import Samples
import Testing

@Suite struct TransformTests {
    static let seeds = 0..<UInt64(150)

    @Test func waysAreWhatLiesBetween() {
        for seed in Self.seeds {
            let document = GraphDocument.random(seed: seed, isCyclic: seed % 2 == 0)
            let reached = document.reachability
            var random = Seeded(seed + 1_000)
            let from = Set([Int.random(in: document.nodes.indices, using: &random)])
            let to = Set((0..<2).map { _ in Int.random(in: document.nodes.indices, using: &random) })
            func isBelow(_ node: Int) -> Bool { from.contains { $0 == node || reached[$0][node] } }
            func isAbove(_ node: Int) -> Bool { to.contains { $0 == node || reached[node][$0] } }
            for (sources, targets) in [(from, nil), (nil, to), (from, to)] as [(Set<Int>?, Set<Int>?)] {
                let kept = document.nodes.indices.filter {
                    (sources == nil || isBelow($0)) && (targets == nil || isAbove($0))
                }
                let part = document.ways(from: sources, to: targets)
                #expect(part.ids == kept.map { document.nodes[$0].id }, "seed \(seed)")
                let inside = document.edges.filter { kept.contains($0.source) && kept.contains($0.target) }
                #expect(
                    part.pairs == inside.map { "\(document.nodes[$0.source].id)>\(document.nodes[$0.target].id)" },
                    "seed \(seed)")
            }
        }
    }

    @Test func withoutEndsAllIsKept() {
        let document = GraphDocument("a>b c>c")
        #expect(document.ways(from: nil, to: nil) == document)
    }

    @Test func reductionLeavesOutWhatALongerWayReplaces() {
        for seed in Self.seeds {
            let document = GraphDocument.random(seed: seed, isCyclic: seed % 3 == 0)
            let reached = document.reachability
            func areTied(_ one: Int, _ other: Int) -> Bool {
                one == other || (reached[one][other] && reached[other][one])
            }
            let kept = document.edges.filter { edge in
                areTied(edge.source, edge.target)
                    || !document.nodes.indices.contains { middle in
                        !areTied(middle, edge.source) && !areTied(middle, edge.target)
                            && reached[edge.source][middle] && reached[middle][edge.target]
                    }
            }
            #expect(document.reduced().edges == kept, "seed \(seed)")
            #expect(document.reduced().nodes == document.nodes)
        }
    }

    @Test func reductionOfALargeGraphIsThatOfItsParts() {
        // A ladder of 2,000 rungs: more targets than one pass looks at. Each skip of two steps is replaced.
        var document = GraphDocument(nodes: (0..<2_000).map { GraphDocument.Node(id: "\($0)") })
        let steps = (0..<1_999).map { GraphDocument.Edge(source: $0, target: $0 + 1) }
        document.edges = steps + (0..<1_998).map { GraphDocument.Edge(source: $0, target: $0 + 2) }
        #expect(document.reduced().edges == steps)
    }

    @Test func cyclesAreFoundExactlyWhereTheyAre() {
        for seed in Self.seeds {
            let document = GraphDocument.random(seed: seed, isCyclic: true)
            let reached = document.reachability
            guard let cycle = document.cycle() else {
                #expect(!document.nodes.indices.contains { reached[$0][$0] }, "seed \(seed)")
                continue
            }
            #expect(Set(cycle).count == cycle.count, "seed \(seed)")
            for (source, target) in zip(cycle, cycle.dropFirst() + [cycle[0]]) {
                #expect(
                    document.edges.contains { $0.source == source && $0.target == target }, "seed \(seed): \(cycle)")
            }
        }
        #expect(GraphDocument("a>b>c>d>a d>e>d").cycle().map(\.count) == 4)
        #expect(GraphDocument("a>b>c a>c").cycle() == nil)
        #expect(GraphDocument("a>b b>b").cycle() == [1])
    }

    @Test func aWayOfAHundredThousandNodesIsNoProblem() {
        let count = 100_000
        var document = GraphDocument(nodes: (0..<count).map { GraphDocument.Node(id: "\($0)") })
        document.edges = (0..<count).map { GraphDocument.Edge(source: $0, target: ($0 + 1) % count) }
        #expect(document.cycle()?.count == count)
        document.edges.removeLast()
        #expect(document.cycle() == nil)
        #expect(document.reduced().edges.count == count - 1)
    }

    @Test func groupsGoWithTheirLastNode() {
        var document = GraphDocument("a>b>c")
        document.groups = [.init(id: "outer"), .init(id: "inner", parent: 0), .init(id: "other")]
        document.nodes[0].group = 1
        document.nodes[1].group = 2
        let part = document.ways(from: nil, to: [0])
        #expect(part.groups.map(\.id) == ["outer", "inner"])
        #expect(part.nodes[0].group == 1 && part.groups[1].parent == 0)
        let bare = document.withoutGroups()
        #expect(bare.groups.isEmpty && bare.nodes.allSatisfy { $0.group == nil } && bare.edges == document.edges)
    }
}
