/// Layers of names in order, from the top: nodes by their ids, and `from>to@layer` where an edge passes through.
package struct LayeredOrder: Sendable {
    private let layers: [[String]]

    /// What is wrong with layers.
    package struct Incomplete: Error, CustomStringConvertible, Equatable {
        /// In words.
        package let description: String

        /// Says so.
        package init(description: String) {
            self.description = description
        }
    }

    /// Takes the layers.
    package init(_ layers: [[String]]) {
        self.layers = layers
    }

    /// The crossings between neighbouring layers, all edges of the graph having a track of their own.
    ///
    /// - Throws: ``Incomplete`` when a node or a part of an edge is missing, stands twice, or leads upwards.
    package func crossings(of graph: CorpusGraph) throws -> Int {
        var place: [String: (layer: Int, index: Int)] = [:]
        for (layer, names) in layers.enumerated() {
            for (index, name) in names.enumerated() {
                guard place.updateValue((layer, index), forKey: name) == nil else {
                    throw Incomplete(description: "\(name) stands twice")
                }
            }
        }
        func find(_ name: String, in layer: Int? = nil) throws -> (layer: Int, index: Int) {
            guard let found = place[name], layer == nil || found.layer == layer else {
                throw Incomplete(description: "\(name) is not where it must be")
            }
            return found
        }
        var segments = [[(Int, Int)]](repeating: [], count: layers.count)
        var named = graph.nodes.count
        for node in graph.nodes { _ = try find(node.id) }
        for edge in graph.edges {
            let (source, target) = (try find(edge[0]), try find(edge[1]))
            guard source.layer < target.layer else {
                throw Incomplete(description: "\(edge[0]) to \(edge[1]) does not lead down")
            }
            var last = source.index
            for layer in (source.layer + 1)..<max(source.layer + 1, target.layer) {
                let next = try find("\(edge[0])>\(edge[1])@\(layer)", in: layer).index
                segments[layer - 1].append((last, next))
                (last, named) = (next, named + 1)
            }
            segments[target.layer - 1].append((last, target.index))
        }
        guard named == place.count else {
            throw Incomplete(description: "\(place.count - named) names are no part of it")
        }
        return segments.reduce(0) { $0 + Self.inversions($1) }
    }

    /// Pairs of segments that begin in one order and end in the other (Barth, Jünger, Mutzel 2002).
    private static func inversions(_ segments: [(Int, Int)]) -> Int {
        let ends = segments.sorted { $0 < $1 }.map(\.1)
        var tree = [Int](repeating: 0, count: (ends.max() ?? 0) + 2)
        var inversions = 0
        for (seen, end) in ends.enumerated() {
            var (notGreater, index) = (0, end + 1)
            while index > 0 {
                notGreater += tree[index]
                index -= index & -index
            }
            inversions += seen - notGreater
            index = end + 1
            while index < tree.count {
                tree[index] += 1
                index += index & -index
            }
        }
        return inversions
    }
}
