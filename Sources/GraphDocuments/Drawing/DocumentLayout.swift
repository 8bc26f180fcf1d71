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
    /// The drawings of its connected parts, and all of them in one.
    let packed: PackedLayout
    /// Where everything stands.
    package var layout: Layout { packed.layout }

    /// Lays a document out.
    ///
    /// - Parameters:
    ///   - document: What is to be shown.
    ///   - options: How it is to be shown.
    ///   - marks: What is shown in a way of its own.
    ///   - earlier: The order of the nodes in the layers of an earlier drawing, from which the search sets out.
    ///   - width: The columns that parts should keep to when they are put side by side.
    package init(
        _ document: GraphDocument, options: DrawingOptions, marks: NodeMarks = NodeMarks(), earlier: [[Int]]? = nil,
        width: Int? = nil
    ) {
        self.init(
            document, options: options, marks: marks,
            layoutOptions: options.layoutOptions(earlier: earlier, width: width),
            place: layOutConnected)
    }

    /// The document with the layout that `place` makes of each part of its graph.
    init(
        _ document: GraphDocument, options: DrawingOptions, marks: NodeMarks, layoutOptions: LayoutOptions,
        place: (Graph, LayoutOptions) -> Layout
    ) {
        self.document = document
        self.options = options
        self.marks = marks
        let text = ShownText(options: options, marks: marks)
        let words = document.nodes.enumerated().map { text.label($0, $1) }
        edgeLabels = document.edges.map { text.label($0) }
        titles = document.groups.map { text.title($0) }
        let growing = options.form == .box ? [] : document.nodesThatGrow(options.direction)
        graph = Graph(
            nodes: zip(document.nodes, words).enumerated().map { index, pair in
                let isBox = options.form == .box && !marks.connectors.contains(index)
                return text.node(pair.1, group: pair.0.group, isFramed: isBox || growing.contains(index))
            },
            edges: zip(document.edges, edgeLabels).map { edge, label in
                Graph.Edge(
                    source: edge.source, target: edge.target, labelWidth: label.map { DisplayWidth.of($0) } ?? 0)
            },
            groups: zip(document.groups, titles).map { group, title in
                Graph.Group(titleWidth: DisplayWidth.of(title), parent: group.parent)
            })
        packed = PackedLayout(graph, options: layoutOptions, place: place)
        labels = Footholds(packed.layout, graph, style: options.style).added(to: words)
    }

    /// The title of a group as far as there is room for it, and where it stands; `nil` if there is no room.
    package func titlePlace(of group: Int) -> (words: String, box: Box)? {
        guard layout.titles.indices.contains(group), let box = layout.titles[group] else { return nil }
        let words = fitted(titles[group], to: box.width, isASCII: options.style.isASCII)
        return words.isEmpty ? nil : (words, box)
    }

    /// The columns of a node's text, which stands in the middle row of the node.
    package func labelPlace(of node: Int) -> Box {
        let box = layout.nodes[node]
        guard graph.nodes[node].height >= 3 else { return box }
        return Box(column: box.column + 2, row: box.row + box.height / 2, width: max(0, box.width - 4), height: 1)
    }
}
