/// A word of Graphviz's language.
struct DOTToken {
    enum Kind: Equatable {
        case name
        case html
        case strict, graph, digraph, subgraph, node, edge
        /// `->` or `--`.
        case arrow(isDirected: Bool)
        case sign(Unicode.Scalar)
        case end
    }

    let kind: Kind
    /// Where it begins.
    let start: Int
    /// What a name holds between its quotes, with only `\"` read.
    var text = ""

    /// Whether it can name something.
    var isID: Bool { kind == .name || kind == .html }
}
