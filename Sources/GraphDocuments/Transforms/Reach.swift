import GraphDrawing

extension GraphDocument {
    /// What lies on the ways from some nodes to others.
    ///
    /// - Parameters:
    ///   - sources: Where the ways begin; `nil` for anywhere, which gives the ancestors of `targets`.
    ///   - targets: Where they end; `nil` for anywhere, which gives the descendants of `sources`.
    package func ways(from sources: Set<Int>?, to targets: Set<Int>?) -> GraphDocument {
        guard sources != nil || targets != nil else { return self }
        let below = sources.map { successors.reached(from: $0) }
        let above = targets.map { predecessors.reached(from: $0) }
        return part(keeping: nodes.indices.map { (below?[$0] ?? true) && (above?[$0] ?? true) })
    }
}
