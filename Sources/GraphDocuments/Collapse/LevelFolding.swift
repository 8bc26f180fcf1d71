import GraphDrawing

extension CollapsedDocument {
    /// Makes one node of each level that holds more nodes than others, so that at most `limit` are left; where there
    /// are more levels than that, one of several levels.
    ///
    /// A node's level is the length of the longest way to it. What a cycle ties together becomes one node first, so all
    /// lines lead down afterwards. Frames of groups go.
    package func foldingLevels(atMost limit: Int) -> CollapsedDocument {
        let base = foldingComponents()
        let levels = base.levels()
        var nodes = [[Int]](repeating: [], count: (levels.max() ?? -1) + 1)
        for (node, level) in levels.enumerated() { nodes[level].append(node) }
        let span = max(1, (nodes.count + limit - 1) / max(1, limit))
        if span > 1 {
            return base.folding(
                stride(from: 0, to: nodes.count, by: span).map { ($0, nodes[$0..<min($0 + span, nodes.count)]) })
        }
        let most = Self.mostKept(sizes: nodes.map(\.count), limit: limit)
        return base.folding(nodes.indices.filter { nodes[$0].count > most }.map { ($0, nodes[$0...$0]) })
    }

    /// The size up to which levels stay as they are, so that no more than `limit` nodes are left.
    private static func mostKept(sizes: [Int], limit: Int) -> Int {
        var total = sizes.count
        for size in sizes.sorted() {
            total += size - 1
            if total > limit { return size - 1 }
        }
        return sizes.max() ?? 0
    }

    /// Makes one node of all that cycles tie together.
    private func foldingComponents() -> CollapsedDocument {
        folding(
            document.strongParts.members.filter { $0.count > 1 }.map {
                Fold(nodes: $0, label: "cycles of \(plainLabel($0[0]))", group: document.nodes[$0[0]].group)
            })
    }

    /// The length of the longest way to each node of an acyclic graph.
    private func levels() -> [Int] {
        let between = document.edges.filter { $0.source != $0.target }.map { ($0.source, $0.target) }
        return Adjacency(count: document.nodes.count, pairs: between).longestWays() ?? []
    }

    /// Makes one node of each of these runs of levels.
    private func folding(_ runs: [(first: Int, levels: ArraySlice<[Int]>)]) -> CollapsedDocument {
        var bare = self
        bare.document = document.withoutGroups()
        return bare.folding(
            runs.map { first, levels in
                let label = levels.count == 1 ? "level \(first + 1)" : "levels \(first + 1) to \(first + levels.count)"
                return Fold(nodes: levels.flatMap { $0 }, label: label)
            })
    }
}
