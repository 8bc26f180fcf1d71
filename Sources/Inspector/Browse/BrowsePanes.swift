import TerminalCore

/// Which cells of the screen of a browsed graph belong to what.
struct BrowsePanes {
    let header: Rectangle
    let graph: Rectangle
    /// The details, if they are open; over the graph where there is no room beside it.
    let detail: Rectangle?
    /// What is said of the selected node.
    let strip: Rectangle
    let footer: Rectangle

    init(of model: BrowseModel) {
        let size = model.size
        let stripRows = Panes.stripRows(size)
        let body = Rectangle(column: 0, row: 1, columns: size.columns, rows: size.rows - 2 - stripRows)
        header = Rectangle(column: 0, row: 0, columns: size.columns, rows: 1)
        strip = Rectangle(column: 0, row: body.endRow, columns: size.columns, rows: stripRows)
        footer = Rectangle(column: 0, row: size.rows - 1, columns: size.columns, rows: 1)
        guard model.isDetailOpen else {
            (graph, detail) = (body, nil)
            return
        }
        let (rest, detail) = Panes.divided(body)
        self.detail = detail
        graph = rest.isEmpty ? body : rest
    }
}
