/// How much of a file is read before it is refused: a picture of more would help nobody, and a file that was made to
/// exhaust the machine gets a sentence instead.
///
/// | limit | usually | what happens beyond it |
/// |---|---|---|
/// | `bytes` | 64 MiB | the file is refused |
/// | `nodes` | 1,000,000, and as many groups | the file is refused |
/// | `edges` | 1,000,000 | the file is refused |
/// | `nesting` | 1,000 levels of groups, brackets or braces | the file is refused |
/// | `labelLength` | 2,000 characters | the label is cut, with a note |
package struct ReadingLimits: Sendable, Hashable {
    /// The most bytes of a file.
    package var bytes = 64 << 20
    /// The most nodes of a graph, and the most groups.
    package var nodes = 1_000_000
    /// The most edges of a graph, those of a subgraph's all pairs included.
    package var edges = 1_000_000
    /// How deep groups, brackets and braces may be nested.
    package var nesting = 1_000
    /// The most characters of a label.
    package var labelLength = 2_000

    /// The usual limits.
    package init() {}
}

extension ReadingLimits {
    /// Stops where there are as many nodes as there may be.
    func checkNodes(_ count: Int, at offset: Int?) throws(ReadingFailure) {
        guard count < nodes else { throw .limit(nodes, "nodes", option: "nodes", at: offset) }
    }

    /// Stops where there are as many groups as there may be nodes.
    func checkGroups(_ count: Int, at offset: Int?) throws(ReadingFailure) {
        guard count < nodes else { throw .limit(nodes, "groups", option: "nodes", at: offset) }
    }

    /// Stops where there are as many edges as there may be.
    func checkEdges(_ count: Int, at offset: Int?) throws(ReadingFailure) {
        guard count < edges else { throw .limit(edges, "edges", option: "edges", at: offset) }
    }

    /// Stops where things lie deeper within each other than they may.
    func checkNesting(_ depth: Int, of things: String, at offset: Int?) throws(ReadingFailure) {
        guard depth <= nesting else {
            throw .limit(nesting, "\(things) within each other", option: "depth", at: offset)
        }
    }
}
