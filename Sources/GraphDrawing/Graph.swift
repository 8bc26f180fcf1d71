/// What is to be drawn: nodes with their sizes in cells, and directed edges between them.
///
/// The graph must be acyclic. Its nodes and edges are known by their indices, in the layout too.
package struct Graph: Sendable, Hashable {
    /// A rectangle of cells that the drawing finds a place for.
    package struct Node: Sendable, Hashable {
        /// The width in columns, at least 1.
        package var width: Int
        /// The height in rows, at least 1: a one-line node has no frame, from 3 rows on it has one.
        package var height: Int
        /// The offsets in the node at which a line may end: columns in drawings from top to bottom, rows from left
        /// to right. Without it: the whole side, less the corners where there is a frame.
        package var ports: ClosedRange<Int>?

        /// A node of `width` columns and `height` rows whose lines end within `ports`.
        package init(width: Int, height: Int, ports: ClosedRange<Int>? = nil) {
            self.width = width
            self.height = height
            self.ports = ports
        }
    }

    /// A dependency: the line leads from the source down to the target.
    package struct Edge: Sendable, Hashable {
        /// The index of the node that the line leaves.
        package var source: Int
        /// The index of the node that the line enters.
        package var target: Int

        /// An edge from the node at index `source` to the one at index `target`.
        package init(source: Int, target: Int) {
            self.source = source
            self.target = target
        }
    }

    /// The nodes; all else names them by their index here.
    package var nodes: [Node]
    /// The edges; equal ones are drawn as one line.
    package var edges: [Edge]

    /// A graph of these nodes and edges.
    package init(nodes: [Node] = [], edges: [Edge] = []) {
        self.nodes = nodes
        self.edges = edges
    }
}
