import TerminalCore

/// Which cells of the screen belong to what.
struct Panes: Sendable, Hashable {
    static let smallest = Size(columns: 40, rows: 10)
    /// From this width on the details stand beside the graph.
    static let columnsForTwo = 100

    let header: Rectangle
    /// Graph and details together.
    let body: Rectangle
    /// The graph or the list; empty where the details take the whole body.
    let graph: Rectangle
    /// The details, if they are open.
    let detail: Rectangle?
    let strip: Rectangle
    let footer: Rectangle

    init(of model: Model) {
        let size = model.size
        let headerRows = Self.headerRows(of: model)
        let stripRows = model.failure.isOpen ? 0 : Self.stripRows(size)
        let bodyRows = size.rows - headerRows - stripRows - 1
        header = Rectangle(column: 0, row: 0, columns: size.columns, rows: headerRows)
        body = Rectangle(column: 0, row: headerRows, columns: size.columns, rows: bodyRows)
        strip = Rectangle(column: 0, row: body.endRow, columns: size.columns, rows: stripRows)
        footer = Rectangle(column: 0, row: size.rows - 1, columns: size.columns, rows: 1)
        guard model.detail.isOpen else {
            detail = nil
            graph = body
            return
        }
        let (rest, detail) = Self.divided(body)
        self.detail = detail
        graph = rest
    }

    /// The left part of a body, empty where there is no room for two panes, and the right one, for details.
    static func divided(_ body: Rectangle) -> (rest: Rectangle, detail: Rectangle) {
        let columns = body.columns >= columnsForTwo ? body.columns / 2 : body.columns
        let rest = body.columns - columns
        return (
            Rectangle(column: 0, row: body.row, columns: rest, rows: body.rows),
            Rectangle(column: rest, row: body.row, columns: columns, rows: body.rows)
        )
    }

    static func isTooSmall(_ size: Size) -> Bool {
        size.columns < smallest.columns || size.rows < smallest.rows
    }

    /// A title; from 16 rows on the counts; from 28 on the critical path, where usual times are known.
    private static func headerRows(of model: Model) -> Int {
        if model.size.rows < 16 { return 1 }
        return model.size.rows >= 28 && model.run.hasEstimates ? 3 : 2
    }

    /// The separator and what is said of the selected task or node.
    static func stripRows(_ size: Size) -> Int {
        switch size.rows {
        case ..<14: 0
        case ..<24: 3
        default: 4
        }
    }
}
