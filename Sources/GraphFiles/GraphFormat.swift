/// The languages in which graphs are read.
package enum GraphFormat: String, Sendable, Hashable, CaseIterable {
    /// Graphviz's language.
    case dot
    /// Mermaid's flowcharts.
    case mermaid
    /// Nodes and links as networkx, d3 and JSON Graph Format write them, edges alone, adjacency, Cytoscape's elements,
    /// or tasks that name what they need, such as our own description of a plan.
    case json
    /// One edge, or one node with its parents, a line: `a b`, `a -> b`, `id: parent parent`.
    case edges
    /// A scientific workflow in WfCommons' WfFormat.
    case wfcommons
}
