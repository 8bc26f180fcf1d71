/// What is to be drawn: nodes with their sizes in cells, and directed edges between them.
///
/// Cycles are broken (the fewest edges found are drawn upwards), loops and equal edges are kept, each with a line of
/// its own. Nodes, edges and groups are known by their indices, in the layout too.
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
        /// The index of the innermost group that holds it.
        package var group: Int?

        /// A node of `width` columns and `height` rows whose lines end within `ports`.
        package init(width: Int, height: Int, ports: ClosedRange<Int>? = nil, group: Int? = nil) {
            self.width = width
            self.height = height
            self.ports = ports
            self.group = group
        }
    }

    /// A dependency: the line leads from the source down to the target.
    package struct Edge: Sendable, Hashable {
        /// The index of the node that the line leaves.
        package var source: Int
        /// The index of the node that the line enters.
        package var target: Int
        /// The columns of the text that stands beside the line, 0 without one.
        package var labelWidth: Int

        /// An edge from the node at index `source` to the one at index `target`.
        package init(source: Int, target: Int, labelWidth: Int = 0) {
            self.source = source
            self.target = target
            self.labelWidth = labelWidth
        }
    }

    /// Nodes that stand in one frame, which nothing else enters.
    package struct Group: Sendable, Hashable {
        /// The columns of the title in the frame's upper side.
        package var titleWidth: Int
        /// The index of the group that holds it, smaller than its own.
        package var parent: Int?

        /// A group whose title takes so many columns.
        package init(titleWidth: Int, parent: Int? = nil) {
            self.titleWidth = titleWidth
            self.parent = parent
        }
    }

    /// The nodes; all else names them by their index here.
    package var nodes: [Node]
    /// The edges.
    package var edges: [Edge]
    /// The groups, each after the one that holds it.
    package var groups: [Group]

    /// A graph of these parts.
    package init(nodes: [Node] = [], edges: [Edge] = [], groups: [Group] = []) {
        self.nodes = nodes
        self.edges = edges
        self.groups = groups
    }

    /// Whether a node stands in a group, or in one within it.
    package func holds(_ group: Int, _ node: Int) -> Bool {
        var inside = nodes[node].group
        while let candidate = inside, candidate != group { inside = groups[candidate].parent }
        return inside == group
    }
}
