package import GraphDrawing
import TerminalCore

/// A document with a place for everything in it.
package struct DocumentLayout: Sendable {
    /// What is shown; its nodes, edges and groups have the indices of the layout's.
    package let document: GraphDocument
    /// How it is shown.
    package let options: DrawingOptions
    /// What is shown in a way of its own.
    package let marks: NodeMarks
    /// The text of each node as it is drawn.
    package let labels: [String]
    /// The text beside each edge as it is drawn.
    package let edgeLabels: [String?]
    /// The title of each group as it is drawn.
    package let titles: [String]
    /// The document as the layout takes it.
    package let graph: Graph
    /// Where everything stands.
    package let layout: Layout

    /// Lays a document out.
    ///
    /// - Parameters:
    ///   - document: What is to be shown.
    ///   - options: How it is to be shown.
    ///   - marks: What is shown in a way of its own.
    ///   - earlier: The order of the nodes in the layers of an earlier drawing, from which the search sets out.
    package init(
        _ document: GraphDocument, options: DrawingOptions, marks: NodeMarks = NodeMarks(), earlier: [[Int]]? = nil
    ) {
        self.init(document, options: options, marks: marks) { graph in
            layOut(graph, options: options.layoutOptions(earlier: earlier))
        }
    }

    /// The document with the layout that `place` makes of its graph.
    init(_ document: GraphDocument, options: DrawingOptions, marks: NodeMarks, place: (Graph) -> Layout) {
        self.document = document
        self.options = options
        self.marks = marks
        let text = ShownText(options: options, marks: marks)
        labels = document.nodes.enumerated().map { text.label($0, $1) }
        edgeLabels = document.edges.map { text.label($0) }
        titles = document.groups.map { text.title($0) }
        graph = Graph(
            nodes: zip(document.nodes, labels).enumerated().map { index, pair in
                text.node(index, label: pair.1, group: pair.0.group)
            },
            edges: zip(document.edges, edgeLabels).map { edge, label in
                Graph.Edge(
                    source: edge.source, target: edge.target, labelWidth: label.map { DisplayWidth.of($0) } ?? 0)
            },
            groups: zip(document.groups, titles).map { group, title in
                Graph.Group(titleWidth: DisplayWidth.of(title), parent: group.parent)
            })
        layout = place(graph)
    }

    /// The columns of a node's text, which stands in the middle row of the node.
    package func labelPlace(of node: Int) -> Box {
        let box = layout.nodes[node]
        guard box.height >= 3 else { return box }
        return Box(column: box.column + 2, row: box.row + box.height / 2, width: max(0, box.width - 4), height: 1)
    }
}
