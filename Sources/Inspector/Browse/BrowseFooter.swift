import TerminalCore

private typealias BrowseHint = Hint<BrowseCommand>

/// What the screen has to say, or the keys that act now.
func drawFooter(_ model: BrowseModel, in area: Rectangle, _ frame: inout Frame) {
    let line =
        StyledText(footerMargin(area) + mode(model), Theme.bold) + StyledText(" \(model.signs.vertical) ", Theme.dim)
    if let typed = model.search.typed {
        let count = typed.isEmpty ? "" : "  \(model.search.matches.count) found"
        let words = StyledText("/\(safe(typed))_") + StyledText(count + "  Enter goes there  Esc back", Theme.dim)
        return frame.write(line + words, in: area, signs: model.signs)
    }
    if let notice = model.notice {
        return frame.write(line + StyledText(notice, Theme.notice), in: area, signs: model.signs)
    }
    let tail = [BrowseHint(.help, word: "help"), BrowseHint(.quit, word: "quit")]
    frame.write(line, hints(model), tail: tail, keys: BrowseCommand.keys, in: area, signs: model.signs)
}

private func mode(_ model: BrowseModel) -> String {
    if model.search.typed != nil { return "SEARCH" }
    return model.graph.isolation.map { "NEAR \($0.distance)" } ?? "GRAPH"
}

private func hints(_ model: BrowseModel) -> [BrowseHint] {
    let overGraph = [BrowseHint(.back, word: "back"), BrowseHint(.moveUp, .moveDown, word: "scroll")]
    let follow = BrowseHint(.nextParent, .nextChild, word: "follow")
    if model.isHelpOpen { return overGraph }
    if model.isDetailOpen, model.size.columns < Panes.columnsForTwo { return overGraph + [follow] }
    let back = model.graph.isolation == nil ? [] : [BrowseHint(.back, word: "all nodes")]
    let isFold = model.selection.map { model.graph.isFold($0) } ?? false
    return back + [
        follow, BrowseHint(.search, word: "find"), BrowseHint(.fold, word: isFold ? "open" : "fold"),
        BrowseHint(.zoomIn, .zoomOut, .showWhole, word: "zoom"), BrowseHint(.isolate, word: "near"),
        BrowseHint(.open, word: model.isDetailOpen ? "close" : "details"),
        BrowseHint(.panLeft, .panDown, .panUp, .panRight, word: "pan", separator: ""),
    ]
}
