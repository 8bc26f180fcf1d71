package import GraphDrawing
import TerminalCore

/// The picture of a run's graph in one form: laid out once, and then only marked anew. Lines along which a value is needed
/// only if a condition says so are dashed.
package struct Drawing: Sendable {
    let key: DrawingKey
    /// Where everything stands.
    package let layout: Layout
    /// The frames and lines.
    package private(set) var picture: Picture
    /// The columns of each task's name.
    let nameWidths: [Int]
    private let graph: Graph
    /// The edges along which a value is needed only if a condition says so.
    private let conditionalEdges: Set<Int>
    private let style: PictureStyle
    private var markedPath: CriticalPath?

    /// Lays the run's graph out, with the critical path heavy.
    init(of run: RunModel, key: DrawingKey, signs: Signs, path: CriticalPath?) {
        let widths = key.fields.nameWidths(of: run.tasks.map(\.name))
        graph = Graph(
            nodes: zip(run.tasks, widths).map { NodeFields.node(named: $0.name, nameWidth: $1, in: key.form) },
            edges: run.tasks.enumerated().flatMap { target, task in
                task.dependencies.map { Graph.Edge(source: $0, target: target) }
            })
        conditionalEdges = Set(
            graph.edges.indices.filter { [graph] edge in
                run.tasks[graph.edges[edge].target].conditionalDependencies.contains(graph.edges[edge].source)
            })
        self.key = key
        nameWidths = widths
        style = signs.isASCII ? .ascii : .unicode
        layout = layOut(graph, options: LayoutOptions(layerGap: key.layerGap, style: style))
        markedPath = path
        picture = Self.picture(of: layout, graph, style: style, path: path, conditional: conditionalEdges)
    }

    /// Draws the critical path heavy, or nothing if there is none; does nothing if that is so already.
    mutating func mark(_ path: CriticalPath?) {
        guard path?.tasks != markedPath?.tasks else { return }
        markedPath = path
        picture = Self.picture(of: layout, graph, style: style, path: path, conditional: conditionalEdges)
    }

    private static func picture(
        of layout: Layout, _ graph: Graph, style: PictureStyle, path: CriticalPath?, conditional: Set<Int>
    ) -> Picture {
        let edges = graph.edges.indices.filter { edge in
            path?.contains(from: graph.edges[edge].source, to: graph.edges[edge].target) ?? false
        }
        return Picture(
            layout, graph: graph, style: style, heavyNodes: Set(path?.tasks ?? []), heavyEdges: Set(edges),
            dashedEdges: conditional)
    }

    /// The extent in cells.
    var size: Size { Size(columns: layout.width, rows: layout.height) }

    /// The task at a cell of the drawing.
    func task(at point: Point) -> Int? {
        let position = Position(column: point.column, row: point.row)
        return layout.nodes.firstIndex { $0.contains(position) }
    }

    /// The cells of a task's node.
    func rectangle(of task: Int) -> Rectangle { Rectangle(layout.nodes[task]) }

    /// The cells of a task's text.
    func labelRectangle(of task: Int) -> Rectangle {
        key.form == .boxes ? rectangle(of: task).inset(by: 1) : rectangle(of: task)
    }
}

extension Rectangle {
    /// The cells of a node.
    init(_ box: Box) {
        self.init(column: box.column, row: box.row, columns: box.width, rows: box.height)
    }
}
