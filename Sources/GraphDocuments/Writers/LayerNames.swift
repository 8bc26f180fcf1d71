import GraphDrawing

/// The names of what stands in each layer, in order: ids, and `from>to@layer` where an edge passes.
struct LayerNames {
    /// From the first layer on.
    let layers: [[String]]

    init(_ content: DocumentLayout) {
        let ids = content.document.nodes.map { Self.encoded($0.id) }
        let numbers = Self.numbers(content.document.edges)
        let layout = content.layout
        let tracks = layout.tracks.isEmpty ? layout.layers.map { $0.map(LayerItem.node) } : layout.tracks
        layers = tracks.enumerated().map { index, track in
            track.map { item in
                switch item {
                case .node(let node): return ids[node]
                case .edge(let edge):
                    let ends = content.document.edges[edge]
                    let number = numbers[edge] > 1 ? "#\(numbers[edge])" : ""
                    return "\(ids[ends.source])>\(ids[ends.target])\(number)@\(index)"
                }
            }
        }
    }

    /// Which one each edge is of those that join the same nodes, from 1.
    private static func numbers(_ edges: [GraphDocument.Edge]) -> [Int] {
        var counts: [GraphDocument.Ends: Int] = [:]
        return edges.map { edge in
            counts[edge.ends, default: 0] += 1
            return counts[edge.ends] ?? 1
        }
    }

    private static func encoded(_ id: String) -> String {
        guard id.contains(where: { ">@#%".contains($0) }) else { return id }
        var result = ""
        for scalar in id.unicodeScalars {
            switch scalar {
            case ">": result += "%3E"
            case "@": result += "%40"
            case "#": result += "%23"
            case "%": result += "%25"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
