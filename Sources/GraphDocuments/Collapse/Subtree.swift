import GraphDrawing

extension CollapsedDocument {
    /// A node with all that is reached only through it, ascending.
    package func subtree(of root: Int) -> [Int] {
        let out = document.successors
        var waits = [Int](repeating: 0, count: document.nodes.count)
        for edge in document.edges where edge.source != edge.target { waits[edge.target] += 1 }
        var subtree = [root]
        var place = 0
        while place < subtree.count {
            let node = subtree[place]
            place += 1
            for next in out[node] where next != node && next != root {
                waits[next] -= 1
                if waits[next] == 0 { subtree.append(next) }
            }
        }
        return subtree.sorted()
    }
}
