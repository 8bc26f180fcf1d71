/// A graph as people write it down: named nodes, edges with labels, groups within groups.
///
/// Unlike a workflow's plan it may hold cycles, loops and several edges between the same two nodes. Nodes, edges and
/// groups are known by their indices. Labels are as they were read; `safe` of TerminalCore is for whoever shows them.
package struct GraphDocument: Sendable, Hashable {
    /// What is joined by edges.
    package struct Node: Sendable, Hashable {
        /// The name by which the file calls it, unique in the graph.
        package var id: String
        /// What is shown in it: one line of text.
        package var label: String
        /// The index of the innermost group that holds it.
        package var group: Int?

        /// A node that is shown by its id where no label is given.
        package init(id: String, label: String? = nil, group: Int? = nil) {
            self.id = id
            self.label = label ?? id
            self.group = group
        }
    }

    /// A line from one node to another, or to the same one.
    package struct Edge: Sendable, Hashable {
        /// The index of the node that it leaves.
        package var source: Int
        /// The index of the node that it enters.
        package var target: Int
        /// What stands beside it.
        package var label: String?
        /// The nodes that it joins.
        package var ends: Ends { Ends(source: source, target: target) }

        /// An edge from the node at index `source` to the one at index `target`.
        package init(source: Int, target: Int, label: String? = nil) {
            self.source = source
            self.target = target
            self.label = label
        }
    }

    /// Which nodes an edge joins, whatever it is called.
    package struct Ends: Sendable, Hashable {
        /// The index of the node that it leaves.
        package let source: Int
        /// The index of the node that it enters.
        package let target: Int
    }

    /// Nodes that belong together and stand in one frame: DOT's cluster, Mermaid's subgraph.
    package struct Group: Sendable, Hashable {
        /// The name by which the file calls it, unique among the groups.
        package var id: String
        /// The title of its frame.
        package var label: String
        /// The index of the group that holds it.
        package var parent: Int?

        /// A group that is titled by its id where no label is given.
        package init(id: String, label: String? = nil, parent: Int? = nil) {
            self.id = id
            self.label = label ?? id
            self.parent = parent
        }
    }

    /// The name of the whole, if the file gives one.
    package var name: String?
    /// The nodes, in the order in which the file names them first.
    package var nodes: [Node]
    /// The edges, in the order of the file.
    package var edges: [Edge]
    /// The groups; one that holds another stands before it.
    package var groups: [Group]
    /// Whether the file asks for edges that lead to the right instead of down.
    package var leadsRight: Bool

    /// A graph of these parts.
    package init(
        name: String? = nil, nodes: [Node] = [], edges: [Edge] = [], groups: [Group] = [], leadsRight: Bool = false
    ) {
        self.name = name
        self.nodes = nodes
        self.edges = edges
        self.groups = groups
        self.leadsRight = leadsRight
    }
}
