import GraphDocuments
import TerminalCore

/// The details of the selected node, and how much of them is in sight.
struct BrowseDetail {
    let lines: [StyledText]
    /// Lines in sight at once.
    let rows: Int

    var lastTop: Int { max(lines.count - rows, 0) }

    private static let mostMembers = 1_000

    init(of model: BrowseModel) {
        let pane = BrowsePanes(of: model).detail ?? Rectangle(model.size)
        rows = max(pane.rows - 2, 1)
        guard let selection = model.selection else {
            lines = []
            return
        }
        lines = Self.facts(selection, model) + Self.relatives(selection, model) + Self.members(selection, model)
    }

    private static func facts(_ node: Int, _ model: BrowseModel) -> [StyledText] {
        let shown = model.graph.document.nodes[node]
        let members = model.graph.members[node]
        var lines = [fact("label", safe(shown.label))]
        if members.count > 1 {
            lines.append(fact("stands", "for \(members.count) nodes"))
        } else {
            lines.append(fact("id", safe(shown.id)))
        }
        var group = model.graph.whole.nodes[members[0]].group
        var path: [String] = []
        while let here = group {
            path.append(safe(model.graph.whole.groups[here].label))
            group = model.graph.whole.groups[here].parent
        }
        if !path.isEmpty, members.count == 1 { lines.append(fact("group", path.joined(separator: " in "))) }
        return lines
    }

    private static func relatives(_ node: Int, _ model: BrowseModel) -> [StyledText] {
        list("from", model.graph.document.edges.filter { $0.target == node }, \.source, model)
            + list("to", model.graph.document.edges.filter { $0.source == node }, \.target, model)
    }

    private static func list(
        _ title: String, _ edges: [GraphDocument.Edge], _ end: KeyPath<GraphDocument.Edge, Int>, _ model: BrowseModel
    ) -> [StyledText] {
        let lines = edges.map { edge in
            let label = edge.label.map { "  \(safe($0))" } ?? ""
            return StyledText("  " + model.label(of: edge[keyPath: end])) + StyledText(label, Theme.dim)
        }
        return [StyledText(), StyledText("\(title) \(edges.count)", Theme.bold)] + lines
    }

    private static func members(_ node: Int, _ model: BrowseModel) -> [StyledText] {
        let members = model.graph.members[node]
        guard members.count > 1 else { return [] }
        let names = members.prefix(mostMembers).map { StyledText("  " + safe(model.graph.whole.nodes[$0].label)) }
        let rest = members.count - mostMembers
        let more = rest > 0 ? [StyledText("  and \(rest) more", Theme.dim)] : []
        return [StyledText(), StyledText("holds \(members.count)", Theme.bold)] + names + more
    }

    private static func fact(_ name: String, _ words: String) -> StyledText {
        StyledText(padded(name, to: 7), Theme.dim) + StyledText(words)
    }
}

/// The details of the selected node beside or over the graph.
func drawDetail(_ model: BrowseModel, _ pane: Rectangle, _ frame: inout Frame) {
    let content = BrowseDetail(of: model)
    let title = model.selection.map { model.label(of: $0) } ?? ""
    frame.box(pane, title: title, signs: model.signs)
    drawLines(content.lines, from: min(model.detailTop, content.lastTop), rows: content.rows, pane, model, &frame)
}

/// The lines of a box that are in sight, and how many are below.
private func drawLines(
    _ lines: [StyledText], from top: Int, rows: Int, _ box: Rectangle, _ model: BrowseModel, _ frame: inout Frame
) {
    let inner = box.inset(columns: 2, rows: 1)
    for (row, line) in lines.dropFirst(top).prefix(rows).enumerated() {
        frame.write(line, in: inner, row: row, signs: model.signs)
    }
    let below = lines.count - top - rows
    guard below > 0 else { return }
    let bottom = Rectangle(column: inner.column, row: box.endRow - 1, columns: inner.columns, rows: 1)
    frame.write(trailing: StyledText(" \(below) more \(model.signs.below) "), in: bottom, signs: model.signs)
}

/// What the help says, and how much of it is in sight.
struct BrowseHelp {
    let box: Rectangle
    let lines: [StyledText]

    private static let columnWidth = 33
    private static let keyWidth = 9

    var rows: Int { max(box.rows - 2, 1) }
    var lastTop: Int { max(lines.count - rows, 0) }

    init(of model: BrowseModel) {
        let isWide = model.size.columns >= Self.columnWidth * 2 + 4
        let left = Self.lines(of: [.move])
        let right = Self.lines(of: [.show, .find, .other])
        let count = max(left.count, right.count)
        let beside = (0..<count).map { row in
            let first = row < left.count ? left[row] : StyledText()
            let gap = StyledText(String(repeating: " ", count: max(Self.columnWidth - first.width, 0)))
            return first + gap + (row < right.count ? right[row] : StyledText())
        }
        let words = [
            StyledText(), StyledText("A line leads from the bottom of a node to"),
            StyledText("the top of the next; a gap is a crossing."),
        ]
        lines = (isWide ? beside : left + [StyledText()] + right) + words
        let room = Size(columns: model.size.columns, rows: model.size.rows - 1)
        box = centered(
            columns: isWide ? Self.columnWidth * 2 + 4 : model.size.columns, rows: lines.count + 2, in: room)
    }

    private static func lines(of groups: [KeyGroup]) -> [StyledText] {
        groups.enumerated().flatMap { place, group in
            (place == 0 ? [] : [StyledText()]) + [StyledText(group.rawValue, Theme.bold)]
                + BrowseCommand.keys.bindings.filter { $0.group == group }.map {
                    StyledText(padded($0.label, to: keyWidth), Theme.bold) + StyledText($0.words)
                }
        }
    }
}

/// The help over everything else.
func drawHelp(_ model: BrowseModel, _ frame: inout Frame) {
    let content = BrowseHelp(of: model)
    frame.box(content.box, title: "help", signs: model.signs)
    drawLines(
        content.lines, from: min(model.helpTop, content.lastTop), rows: content.rows, content.box, model, &frame)
}
