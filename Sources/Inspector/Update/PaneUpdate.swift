import TerminalCore

/// The keys of the panes that lie over the graph: details and help.
extension Model {
    /// Performs what the details understand themselves; says whether that was so.
    mutating func detailTakes(_ command: Command) -> Bool {
        let page = max(DetailContent(of: self).scrollRows - 1, 1)
        switch command {
        case .moveUp: scrollDetail(by: -1)
        case .moveDown: scrollDetail(by: 1)
        case .pageUp: scrollDetail(by: -page)
        case .pageDown: scrollDetail(by: page)
        case .first: scrollDetail(by: -1_000_000_000)
        case .last: scrollDetail(by: 1_000_000_000)
        case .moveLeft: detail.sideways = max(detail.sideways - 8, 0)
        case .moveRight: detail.sideways = min(detail.sideways + 8, 4_000)
        case .open: closeDetail()
        default: return false
        }
        return true
    }

    mutating func scrollDetail(by rows: Int) {
        let content = DetailContent(of: self)
        let top = min(max(content.top + rows, content.firstTop), content.lastTop)
        follow.userMoved(at: now)
        detail.seenCount = content.writtenCount
        detail.scroll = top == content.homeTop ? .home : top == content.lastTop ? .end : .at(top)
    }

    /// Performs what the help understands itself; says whether that was so.
    mutating func helpTakes(_ command: Command) -> Bool {
        switch command {
        case .moveUp: scrollHelp(by: -1)
        case .moveDown: scrollHelp(by: 1)
        case .pageUp: scrollHelp(by: -help.rows)
        case .pageDown: scrollHelp(by: help.rows)
        case .first: scrollHelp(by: -1_000)
        case .last: scrollHelp(by: 1_000)
        case .redraw, .suspend: return false
        default: isHelpOpen = false
        }
        return true
    }

    mutating func scrollHelp(by rows: Int) {
        helpTop = help.top(near: helpTop + rows)
    }
}
