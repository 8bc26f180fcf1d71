import GraphDrawing
import TerminalCore

/// Cuts the edges that make a drawing too wide, the longest first, until it fits.
struct EdgeFolding {
    private let whole: GraphDocument
    private let options: DrawingOptions
    private let marks: NodeMarks
    private let width: Int

    private static let mostRounds = 12
    /// From this round on whole parts are taken apart.
    private static let patience = 8

    init(_ document: GraphDocument, options: DrawingOptions, marks: NodeMarks, width: Int) {
        whole = document
        self.options = options
        self.marks = marks
        self.width = width
    }

    /// The drawing with connectors, and the line that says what they are.
    func folded() -> FittedDocument {
        var cut: Set<Int> = []
        // Parts that a round leaves as they are need no second layout.
        var known: [Graph: Layout] = [:]
        var made = attempt(cut, &known)
        for round in 1...Self.mostRounds where !made.attempt.isFitting && cut.count < whole.edges.count {
            for piece in made.attempt.content.packed.pieces where piece.layout.width > width {
                let choice = CutChoice(piece, of: made.document, width: width, direction: options.direction)
                cut.formUnion(round >= Self.patience ? choice.all : choice.edges)
            }
            made = attempt(cut, &known)
        }
        return FittedDocument(content: made.attempt.content, legend: legend(cut.isEmpty))
    }

    private var connectorColumns: Int { options.direction == .down ? max(8, width / 3) : max(5, width / 5) }

    private func legend(_ isWhole: Bool) -> [String] {
        guard !isWhole else { return [] }
        let onward = options.style.onward(options.direction)
        let backward = options.style.backward(options.direction)
        let words =
            "A line that ends at \(onward)1 goes on at each \(backward)1: "
            + "it would be too wide for \(width) columns."
        return wrapped(words)
    }

    /// The words on as many lines as they need.
    private func wrapped(_ words: String) -> [String] {
        var lines = [""]
        for word in words.split(separator: " ") {
            let last = lines[lines.count - 1]
            let longer = last.isEmpty ? String(word) : last + " " + word
            if last.isEmpty || DisplayWidth.of(longer) <= width {
                lines[lines.count - 1] = longer
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    private func attempt(_ cut: Set<Int>, _ known: inout [Graph: Layout]) -> (
        document: CutDocument, attempt: Fitting.Attempt
    ) {
        let document = CutDocument(whole, cut: cut, options: options, columns: connectorColumns)
        let marks = NodeMarks(
            highlighted: marks.highlighted, folded: marks.folded, connectors: document.connectors)
        let attempt = Fitting.attempt(
            document.document, options, marks, width: width,
            labelWidths: document.document.nodes.map { DisplayWidth.of($0.label) }
        ) { graph, options in
            if let layout = known[graph] { return layout }
            let layout = layOutConnected(graph, options: options)
            known[graph] = layout
            return layout
        }
        return (document, attempt)
    }
}
