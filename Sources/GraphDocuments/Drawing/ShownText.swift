import GraphDrawing
import TerminalCore

/// A text on one line, harmless to a terminal, without blanks at its ends or several in a row.
func tidy(_ text: String) -> String {
    let characters = safe(text)
    guard characters.utf8.first == 0x20 || characters.utf8.last == 0x20 || characters.contains("  ") else {
        return characters
    }
    return characters.split(separator: " ").joined(separator: " ")
}

/// The words in the nodes and beside the edges of a document, as they are drawn.
struct ShownText {
    let options: DrawingOptions
    let marks: NodeMarks

    /// The text of a node, never empty.
    func label(_ index: Int, _ node: GraphDocument.Node) -> String {
        guard !marks.connectors.contains(index) else { return node.label }
        guard options.form != .dot else {
            return marks.highlighted.contains(index) ? options.style.highlightedPoint : options.style.point
        }
        var prefix = marks.folded.contains(index) ? options.style.fold : ""
        if options.form == .compact, marks.highlighted.contains(index) { prefix = options.style.highlight + prefix }
        let words = [node.label, node.id, "\"\""].lazy.map(tidy).first { !$0.isEmpty } ?? ""
        return prefix + cut(words)
    }

    /// The text beside an edge; `nil` if there is nothing to say.
    func label(_ edge: GraphDocument.Edge) -> String? {
        guard let label = edge.label.map(tidy), !label.isEmpty else { return nil }
        return cut(label)
    }

    /// The title of a group's frame.
    func title(_ group: GraphDocument.Group) -> String { cut(tidy(group.label)) }

    private func cut(_ text: String) -> String {
        guard let most = options.maxLabel else { return text }
        return fittedInMiddle(text, to: max(1, most), isASCII: options.style.isASCII)
    }

    /// The node as it is laid out with this text in it, in a frame or without one.
    func node(_ label: String, group: Int?, isFramed: Bool) -> Graph.Node {
        let width = DisplayWidth.of(label)
        guard isFramed else {
            let ports = options.direction == .down ? Self.ports(in: label) : nil
            return Graph.Node(width: width, height: 1, ports: ports, group: group)
        }
        return Graph.Node(width: width + 4, height: 3, group: group)
    }

    /// The columns of the word nearest to the middle that is not very short: a line never ends over a blank.
    private static func ports(in label: String) -> ClosedRange<Int>? {
        guard label.utf8.contains(0x20) else { return nil }
        var words: [ClosedRange<Int>] = []
        var column = 0
        for word in label.split(separator: " ", omittingEmptySubsequences: false) {
            let width = DisplayWidth.of(String(word))
            if width > 0 { words.append(column...(column + width - 1)) }
            column += width + 1
        }
        let middle = column - 2
        let longest = words.map(\.count).max() ?? 0
        return words.filter { $0.count >= min(3, longest) }.min {
            abs($0.lowerBound + $0.upperBound - middle) < abs($1.lowerBound + $1.upperBound - middle)
        }
    }
}
