import GraphDocuments
import GraphDrawing
import GraphFiles

/// Makes the text that is written of a graph.
struct GraphOutput {
    /// What to write; `nil` for a picture as the terminal shows it best.
    let format: GraphTransferOptions.Form?
    let appearance: GraphAppearanceOptions
    let selection: GraphSelectionOptions
    let limits: GraphLimitOptions
    let showsStatistics: Bool

    func text(of document: GraphDocument) -> String {
        switch format {
        case .dot: return document.dot
        case .mermaid: return document.mermaid
        case .text, .ansi, .svg, .json, nil: return drawing(of: document)
        }
    }

    private func drawing(of document: GraphDocument) -> String {
        let clock = ContinuousClock()
        let begin = clock.now
        let (collapsed, words) = limits.detail.applied(to: document)
        if let words { printError(words + ".") }
        let fitted = fitted(collapsed)
        let drawing = DocumentDrawing(fitted.content)
        let milliseconds = (clock.now - begin) / .milliseconds(1)
        say(fitted)
        if showsStatistics {
            let statistics = DrawingStatistics(of: drawing, collapsed.document, milliseconds: milliseconds)
            printError(statistics.words)
        }
        return text(of: drawing, fitted.legend, milliseconds)
    }

    private func fitted(_ collapsed: CollapsedDocument) -> FittedDocument {
        let document = collapsed.document
        let options = appearance.options(for: document)
        let marks = NodeMarks(highlighted: selection.highlighted(in: document), folded: collapsed.folds)
        guard let room = room else {
            return FittedDocument(content: DocumentLayout(document, options: options, marks: marks))
        }
        return Fitting(document, options: options, marks: marks, width: room, isFormFree: appearance.node == nil)
            .fitted()
    }

    /// A terminal's width is no reason to change a file that a program or a browser will read.
    private var room: Int? {
        switch format {
        case .svg, .json: appearance.width == 0 ? nil : appearance.width
        default: appearance.room
        }
    }

    private func text(of drawing: DocumentDrawing, _ legend: [String], _ milliseconds: Double) -> String {
        let below = legend.isEmpty ? "" : "\n" + legend.map { $0 + "\n" }.joined()
        switch format {
        case .json:
            return LayoutJSONWriter().text(
                of: drawing.content, drawnCrossings: drawing.gaps, milliseconds: milliseconds)
        case .svg: return SVGWriter().text(of: drawing.content)
        case .ansi: return ANSIWriter().text(of: drawing) + below
        case .text: return TextWriter().text(of: drawing) + below
        default:
            return (Terminals.outputHasColor ? ANSIWriter().text(of: drawing) : TextWriter().text(of: drawing)) + below
        }
    }

    private func say(_ fitted: FittedDocument) {
        for note in fitted.notes { printError(note) }
        guard let room = room, fitted.content.layout.width > room else { return }
        printError(
            """
            The picture is \(fitted.content.layout.width) columns wide, and there are \(room): make more room, or try \
            --node compact, --max-label 8, --direction, --from-node, or | less -S.
            """)
    }
}
