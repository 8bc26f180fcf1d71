/// The languages in which graphs are read.
package enum GraphFormat: String, Sendable, Hashable, CaseIterable {
    /// Graphviz's language.
    case dot
    /// Mermaid's flowcharts.
    case mermaid
    /// Nodes and links as networkx and d3 write them, or our own description of a plan.
    case json
    /// One edge, or one node with its parents, a line: `a b`, `a -> b`, `id: parent parent`.
    case edges
    /// A scientific workflow in WfCommons' WfFormat.
    case wfcommons
}
