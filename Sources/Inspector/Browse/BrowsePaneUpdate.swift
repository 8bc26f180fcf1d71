import TerminalCore

/// The keys of the panes that lie over the graph: help and details.
extension BrowseModel {
    /// Performs what the help understands itself; says whether that was so.
    mutating func helpTakes(_ command: BrowseCommand) -> Bool {
        switch command {
        case .moveUp, .panUp: scrollHelp(by: -1)
        case .moveDown, .panDown: scrollHelp(by: 1)
        case .pageUp: scrollHelp(by: -help.rows)
        case .pageDown: scrollHelp(by: help.rows)
        case .first: scrollHelp(by: -help.lines.count)
        case .last: scrollHelp(by: help.lines.count)
        case .redraw, .suspend, .quit: return false
        default: isHelpOpen = false
        }
        return true
    }

    /// Performs what the details understand themselves; says whether that was so. Where they hide the graph, they have
    /// the keys that move; beside it they have those for pages.
    mutating func detailTakes(_ command: BrowseCommand) -> Bool {
        let hidesGraph = size.columns < Panes.columnsForTwo
        let page = max(details.rows - 1, 1)
        switch command {
        case .moveUp where hidesGraph: scrollDetail(by: -1)
        case .moveDown where hidesGraph: scrollDetail(by: 1)
        case .pageUp: scrollDetail(by: -page)
        case .pageDown: scrollDetail(by: page)
        case .open, .back:
            isDetailOpen = false
            showSelection()
        default: return false
        }
        return true
    }

    mutating func openDetail() {
        guard selection != nil else { return }
        (isDetailOpen, detailTop) = (true, 0)
        showSelection()
    }

    mutating func scrollHelp(by rows: Int) { helpTop = help.top(near: helpTop + rows) }

    mutating func scrollDetail(by rows: Int) { detailTop = details.top(near: detailTop + rows) }
}
