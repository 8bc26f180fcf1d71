package import TerminalCore

private typealias ListHint = Hint<ProgramListCommand>

/// The picture of the list of programs: the same model always gives the same frame.
package func programListView(_ model: ProgramListModel) -> Frame {
    var frame = Frame(size: model.size)
    if Panes.isTooSmall(model.size) {
        let needed = "needs \(Panes.smallest.columns)x\(Panes.smallest.rows)"
        frame.write(StyledText(needed), in: Rectangle(model.size), row: model.size.rows / 2, signs: model.signs)
    } else {
        let panes = ProgramListPanes(of: model)
        drawTitle(model, in: panes.header, &frame)
        drawPrograms(model, panes, &frame)
        drawSelection(model, in: panes.strip, &frame)
        drawKeys(model, in: panes.footer, &frame)
        if model.isHelpOpen { model.help.draw(title: "help", from: model.helpTop, signs: model.signs, &frame) }
    }
    if !model.hasColor { frame.removeColors() }
    return frame
}

/// Which cells of the list of programs belong to what.
struct ProgramListPanes {
    let header: Rectangle
    /// The titles of the columns.
    let heading: Rectangle
    let rows: Rectangle
    /// What is said of the selected program.
    let strip: Rectangle
    let footer: Rectangle

    init(of model: ProgramListModel) {
        let size = model.size
        let stripRows = Panes.stripRows(size)
        header = Rectangle(column: 0, row: 0, columns: size.columns, rows: 1)
        heading = Rectangle(column: 2, row: 1, columns: size.columns - 2, rows: 1)
        rows = Rectangle(column: 0, row: 2, columns: size.columns, rows: max(size.rows - 3 - stripRows, 0))
        strip = Rectangle(column: 0, row: rows.endRow, columns: size.columns, rows: stripRows)
        footer = Rectangle(column: 0, row: size.rows - 1, columns: size.columns, rows: 1)
    }
}

private func drawTitle(_ model: ProgramListModel, in area: Rectangle, _ frame: inout Frame) {
    let margin = footerMargin(area)
    let title = area.columns >= 60 ? "programs to attach to" : "attach to"
    frame.write(StyledText(margin) + StyledText(title, Theme.bold), in: area, signs: model.signs)
    guard let count = model.programs?.count else { return }
    let words = "\(count) program\(count == 1 ? "" : "s")"
    frame.write(trailing: StyledText(words + margin), in: area, reserved: title.count + 2, signs: model.signs)
}

private func drawPrograms(_ model: ProgramListModel, _ panes: ProgramListPanes, _ frame: inout Frame) {
    guard let programs = model.programs, !programs.isEmpty else {
        let lines =
            model.programs == nil ? ["looking for programs"] : noProgramLines + ["", "This list fills by itself."]
        for (row, line) in lines.enumerated() {
            frame.write(StyledText(" " + line), in: panes.rows, row: row, signs: model.signs)
        }
        return
    }
    let table = ProgramTable(programs, columns: panes.heading.columns, isASCII: model.signs.isASCII)
    frame.write(StyledText(table.heading, Theme.dim), in: panes.heading, signs: model.signs)
    for (place, row) in programs.indices.dropFirst(model.top).prefix(panes.rows.rows).enumerated() {
        let isSelected = programs[row].socket == model.selectedSocket
        let line = StyledText(isSelected ? "\(model.signs.selected) " : "  ", Theme.bold) + StyledText(table.line(row))
        frame.write(line, in: panes.rows, row: place, signs: model.signs)
        guard isSelected else { continue }
        frame.restyle(
            Rectangle(column: 0, row: panes.rows.row + place, columns: model.size.columns, rows: 1)
        ) { $0.isReversed = true }
    }
}

/// What is said of the selected program: all that the table may have had no room for, and where its socket is.
private func drawSelection(_ model: ProgramListModel, in area: Rectangle, _ frame: inout Frame) {
    guard !area.isEmpty else { return }
    drawSeparator(
        name: model.selection.map { cleaned($0.program) }, outside: outsideWords(model), signs: model.signs, in: area,
        &frame)
    guard let program = model.selection else { return }
    let since = program.since.map { program.state == "running" ? " for \(ageText($0))" : " \(ageText($0)) ago" } ?? ""
    let access = program.allowsControl ? "steerable" : "read only"
    let workflow = program.workflow.map { "   workflow \(cleaned($0))" } ?? ""
    let facts = " \(ProgramTable.stateWords(program, model.signs))\(since)   \(access)\(workflow)"
    frame.write(StyledText(facts), in: area, row: 1, signs: model.signs)
    frame.write(StyledText(" \(cleaned(program.socket))", Theme.dim), in: area, row: 2, signs: model.signs)
}

private func outsideWords(_ model: ProgramListModel) -> String {
    let below = (model.programs?.count ?? 0) - model.top - ProgramListPanes(of: model).rows.rows
    let words = [
        model.top > 0 ? "\(model.top) above \(model.signs.above)" : nil,
        below > 0 ? "\(below) more below \(model.signs.below)" : nil,
    ]
    return words.compactMap { $0 }.joined(separator: "  ")
}

private func drawKeys(_ model: ProgramListModel, in area: Rectangle, _ frame: inout Frame) {
    let line =
        StyledText(footerMargin(area) + "PROGRAMS", Theme.bold) + StyledText(" \(model.signs.vertical) ", Theme.dim)
    if let notice = model.notice {
        return frame.write(line + StyledText(notice, Theme.notice), in: area, signs: model.signs)
    }
    let move = ListHint(.moveUp, .moveDown, word: model.isHelpOpen ? "scroll" : "select")
    let hints =
        model.isHelpOpen
        ? [ListHint(.leave, word: "back"), move]
        : model.selection == nil ? [] : [ListHint(.choose, word: "attach"), move]
    let tail = [ListHint(.help, word: "help"), ListHint(.quit, word: "quit")]
    frame.write(line, hints, tail: tail, keys: ProgramListCommand.keys, in: area, signs: model.signs)
}
