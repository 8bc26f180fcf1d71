import GraphDrawing
import TerminalCore

/// A document drawn as well as a width allows.
package struct FittedDocument: Sendable {
    /// The drawing.
    package var content: DocumentLayout
    /// What a reader has to know of it, in lines.
    package var legend: [String] = []
    /// What was left out to make it fit, in sentences.
    package var notes: [String] = []

    /// A drawing of which there is nothing to say.
    package init(content: DocumentLayout, legend: [String] = []) {
        self.content = content
        self.legend = legend
    }
}

/// Draws a document so that it is no wider than a width, as far as that can be done.
///
/// Whole labels in boxes, names without frames, labels cut in the middle, narrower layers, and at last edges that are cut,
/// with a connector at both ends: whatever comes first that fits. Each try takes the time of a layout, so widths are
/// estimated from the one before.
package struct Fitting {
    let document: GraphDocument
    /// What was asked for.
    let options: DrawingOptions
    let marks: NodeMarks
    let width: Int
    /// Whether nodes may look otherwise than was asked for.
    let isFormFree: Bool
    /// The columns of the whole labels.
    private let labelWidths: [Int]

    /// Labels are not cut shorter, as long as anything else can be done.
    static let shortLabel = 12
    /// Where edges are cut anyway, labels need not be so short.
    static let foldedLabel = 16
    /// Labels are never cut shorter.
    static let shortestLabel = 8
    private static let mostTries = 3

    /// - Parameters:
    ///   - document: What is to be drawn.
    ///   - options: How it is drawn if there is room.
    ///   - marks: What is shown in a way of its own.
    ///   - width: The columns that are there.
    ///   - isFormFree: Whether nodes may be drawn without frames if there is no room for boxes.
    package init(
        _ document: GraphDocument, options: DrawingOptions, marks: NodeMarks = NodeMarks(), width: Int,
        isFormFree: Bool
    ) {
        self.document = document
        self.options = options
        self.marks = marks
        self.width = width
        self.isFormFree = isFormFree
        let text = ShownText(options: options, marks: marks)
        labelWidths = document.nodes.enumerated().map { DisplayWidth.of(text.label($0, $1)) }
    }

    /// The first drawing that fits; the narrowest one if none does.
    ///
    /// The best order is looked for only once it is known what is drawn: each search takes its time.
    package func fitted() -> FittedDocument {
        guard options.effort == .best else { return firstThatFits() }
        var quick = options
        quick.effort = .stable
        var result = Fitting(document, options: quick, marks: marks, width: width, isFormFree: isFormFree)
            .firstThatFits()
        var options = result.content.options
        options.effort = .best
        let best = Self.attempt(
            result.content.document, options, result.content.marks, width: width,
            labelWidths: result.content.labels.map { DisplayWidth.of($0) })
        if best.content.layout.width <= max(width, result.content.layout.width) { result.content = best.content }
        return result
    }

    private func firstThatFits() -> FittedDocument {
        let first = attempt(options)
        if first.isFitting { return FittedDocument(content: first.content) }
        var narrow = options
        if isFormFree, options.form == .box { narrow.form = .compact }
        if let fitting = withShorterLabels(narrow, after: first) { return FittedDocument(content: fitting.content) }
        if let fitting = withNarrowerLayers(narrow) { return FittedDocument(content: fitting.content) }
        return folded(narrow)
    }

    /// A layout that was made, and what it says of others.
    struct Attempt {
        let content: DocumentLayout
        let estimate: WidthEstimate
        let isFitting: Bool
    }

    private func attempt(_ options: DrawingOptions) -> Attempt {
        Self.attempt(document, options, marks, width: width, labelWidths: labelWidths)
    }

    static func attempt(
        _ document: GraphDocument, _ options: DrawingOptions, _ marks: NodeMarks, width: Int, labelWidths: [Int],
        place: (Graph, LayoutOptions) -> Layout = layOutConnected
    ) -> Attempt {
        let content = DocumentLayout(
            document, options: options, marks: marks, layoutOptions: options.layoutOptions(width: width), place: place)
        return Attempt(
            content: content, estimate: WidthEstimate(of: content, labelWidths: labelWidths),
            isFitting: content.layout.width <= width)
    }

    /// Cuts labels as little as the estimate says, or not at all, and again by what the try before taught.
    private func withShorterLabels(_ narrow: DrawingOptions, after first: Attempt) -> Attempt? {
        guard narrow.form != .dot else { return nil }
        let longest = min(options.maxLabel ?? .max, labelWidths.max() ?? 0)
        var most = narrow.form == options.form ? longest - 1 : longest
        var last = first
        for turn in 1...Self.mostTries where most >= min(Self.shortLabel, longest) {
            var shorter = narrow
            let estimated = longestLabel(upTo: most, narrow.form, last.estimate)
            // Where even the shortest labels are estimated to be far too long, no try is worth its time.
            if estimated == nil, turn == 1, !isNear(last.estimate, narrow.form) { return nil }
            let chosen = turn == Self.mostTries ? nil : estimated
            most = chosen ?? min(Self.shortLabel, most)
            shorter.maxLabel = most < longest ? most : options.maxLabel
            last = attempt(shorter)
            if last.isFitting { return last }
            most -= 1
        }
        return nil
    }

    private func isNear(_ estimate: WidthEstimate, _ form: NodeForm) -> Bool {
        estimate.width(form: form, maxLabel: Self.shortLabel) <= width * 3 / 2
    }

    /// The longest label from the shortest acceptable one on with which the estimate fits.
    private func longestLabel(upTo most: Int, _ form: NodeForm, _ estimate: WidthEstimate) -> Int? {
        func fits(_ columns: Int) -> Bool { estimate.width(form: form, maxLabel: columns) <= width }
        var (low, high) = (min(Self.shortLabel, most), most)
        guard fits(low) else { return nil }
        while low < high {
            let middle = (low + high + 1) / 2
            if fits(middle) { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// Gives up short edges for layers that are no wider than the room.
    private func withNarrowerLayers(_ narrow: DrawingOptions) -> Attempt? {
        guard options.direction == .down, narrow.form != .dot else { return nil }
        var bounded = narrow
        bounded.layerRule = .widthBounded(width)
        for most in [Self.shortLabel * 2, Self.shortLabel, Self.shortestLabel] {
            bounded.maxLabel = cut(most)
            let tried = attempt(bounded)
            if tried.isFitting { return tried }
            // Lines alone make it so wide that shorter labels are no help.
            if tried.estimate.width(form: narrow.form, maxLabel: Self.shortestLabel) > width { return nil }
        }
        return nil
    }

    /// The most columns of a label; what was asked for if all labels are no longer.
    private func cut(_ columns: Int) -> Int? {
        columns < min(options.maxLabel ?? .max, labelWidths.max() ?? 0) ? columns : options.maxLabel
    }

    /// Cuts edges, first with the frames of groups, then without them.
    private func folded(_ narrow: DrawingOptions) -> FittedDocument {
        var options = narrow
        // To the right there must be room for a name between two connectors.
        options.maxLabel = cut(
            options.direction == .down
                ? Self.foldedLabel : max(Self.shortestLabel, min(Self.foldedLabel, width / 4)))
        if options.direction == .down { options.layerRule = .widthBounded(width) }
        let folded = EdgeFolding(document, options: options, marks: marks, width: width).folded()
        guard folded.content.layout.width > width, !document.groups.isEmpty else { return folded }
        var without = EdgeFolding(document.withoutGroups(), options: options, marks: marks, width: width).folded()
        guard without.content.layout.width < folded.content.layout.width else { return folded }
        without.notes.append("The frames of groups are left out: there is no room for them in \(width) columns.")
        return without
    }
}
