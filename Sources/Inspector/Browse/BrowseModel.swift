package import GraphDocuments
import GraphDrawing
package import TerminalCore

/// Everything that decides what the screen of a browsed graph shows; it changes only through ``browse(_:_:)``.
package struct BrowseModel: Sendable {
    /// The extent of the screen.
    var size: Size
    /// Grows with every change of what is shown.
    package internal(set) var revision = 0
    /// How near the graph is looked at.
    var zoom = BrowseZoom.boxes
    /// The selected node, by its index among those that are shown.
    var selection: Int?
    /// What the screen has to say until the next key.
    var notice: String?
    let name: String
    let options: DrawingOptions
    let signs: Signs
    let hasColor: Bool
    let highlighted: Set<Int>
    var graph: BrowseGraph
    /// The drawings of the shown graph, each made when it is first wanted.
    var drawings: [BrowseZoom: DocumentDrawing] = [:]
    /// The order in the layers of the last drawing, by the nodes of the whole document: the next one sets out from it.
    var earlier: [[Int]] = []
    /// The cell of the drawing in the upper left corner of its pane.
    var offset = Point(column: 0, row: 0)
    var search = BrowseSearch()
    /// The relatives that `u` or `d` visit in turn.
    var cycle: RelativeCycle?
    var isDetailOpen = false
    var detailTop = 0
    var isHelpOpen = false
    var helpTop = 0
    /// Whether the next digit says how far the surroundings reach.
    var awaitsDistance = false
    var isMouseOn = true

    /// A screen with a graph on it.
    ///
    /// - Parameters:
    ///   - document: The graph, as it was selected.
    ///   - name: What it is called.
    ///   - options: How it is drawn; the form is the screen's own affair.
    ///   - highlighted: The nodes to be drawn heavy.
    ///   - detail: How much of a large graph is folded at the start.
    ///   - size: The extent of the screen.
    ///   - hasColor: Whether colours are used.
    package init(
        _ document: GraphDocument, name: String, options: DrawingOptions, highlighted: Set<Int> = [],
        detail: LevelOfDetail = .usual, size: Size, hasColor: Bool = true
    ) {
        self.name = cleaned(name)
        self.options = options
        self.highlighted = highlighted
        self.size = size
        self.hasColor = hasColor
        signs = options.style.isASCII ? .ascii : .unicode
        graph = BrowseGraph(document, detail: detail)
        fitZoom()
        selection = drawing?.content.layout.firstNode
        showSelection()
    }

    /// The drawing at the present zoom level; `nil` for a graph without nodes.
    var drawing: DocumentDrawing? { drawings[zoom.drawn] }

    /// The name of a shown node.
    func label(of node: Int) -> String {
        let words = safe(graph.document.nodes[node].label)
        return graph.isFold(node) ? options.style.fold + words : words
    }

    mutating func changed() { revision += 1 }

    mutating func say(_ words: String) { notice = words }
}
