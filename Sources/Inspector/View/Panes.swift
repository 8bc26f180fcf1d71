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
        let columns = size.columns >= Self.columnsForTwo ? size.columns / 2 : size.columns
        let detail = Rectangle(
            column: size.columns - columns, row: body.row, columns: columns, rows: bodyRows)
        self.detail = detail
        graph = Rectangle(column: 0, row: body.row, columns: size.columns - columns, rows: bodyRows)
    }

    static func isTooSmall(_ size: Size) -> Bool {
        size.columns < smallest.columns || size.rows < smallest.rows
    }

    /// A title; from 16 rows on the counts; from 28 on the critical path, where usual times are known.
    private static func headerRows(of model: Model) -> Int {
        if model.size.rows < 16 { return 1 }
        return model.size.rows >= 28 && model.run.hasEstimates ? 3 : 2
    }

    /// The separator and what is said of the selected task.
    private static func stripRows(_ size: Size) -> Int {
        switch size.rows {
        case ..<14: 0
        case ..<24: 3
        default: 4
        }
    }
}
