import ArgumentParser
import GraphDocuments
import GraphDrawing

/// What a drawing looks like.
struct GraphAppearanceOptions: ParsableArguments {
    /// The way in which edges lead.
    enum Way: String, ExpressibleByArgument, CaseIterable {
        case down, right
    }

    /// How hard the search for few crossings is.
    enum Order: String, ExpressibleByArgument, CaseIterable {
        case stable, best
    }

    @Option(help: ArgumentHelp("The way edges lead: down or right. Without it, what the file says.", valueName: "way"))
    var direction: Way?

    @Option(
        help: ArgumentHelp(
            """
            The columns that the picture may take; 0 for as many as it needs. Without it, those of the terminal, and \
            as many as it needs where there is none. What does not fit is drawn more and more tightly, and at last \
            in pieces with numbered connectors.
            """, valueName: "columns"))
    var width: Int?

    @Flag(help: "Draw with ASCII characters only; the same as --style ascii.")
    var ascii = false

    @Option(help: ArgumentHelp("The lines: rounded, sharp, double or ascii.", valueName: "style"))
    var style: DrawingStyle?

    @Option(
        help: ArgumentHelp(
            """
            What nodes look like: box, compact (one line without a frame) or dot (a point). Without it, boxes, or one \
            line where there is no room for them.
            """, valueName: "form"))
    var node: NodeForm?

    @Option(help: ArgumentHelp("The most columns of a label; longer ones are cut in the middle.", valueName: "columns"))
    var maxLabel: Int?

    @Option(
        help: ArgumentHelp(
            "The search for few crossings: stable (quick, and much the same after a small change) or best.",
            valueName: "how"))
    var order = Order.stable

    func validate() throws {
        if let width, width < 0 { throw ValidationError("--width must be 0 or more, not \(width).") }
        if let maxLabel, maxLabel < 1 { throw ValidationError("--max-label must be at least 1, not \(maxLabel).") }
        if ascii, let style, style != .ascii {
            throw ValidationError("--ascii and --style \(style.rawValue) exclude each other: give one of them.")
        }
    }

    /// The columns that are there for a picture; `nil` for as many as it needs.
    var room: Int? {
        if let width { return width == 0 ? nil : width }
        return Terminals.outputColumns
    }

    /// The options of a drawing of this document.
    func options(for document: GraphDocument) -> DrawingOptions {
        DrawingOptions(
            direction: direction.map { $0 == .right ? .right : .down } ?? (document.leadsRight ? .right : .down),
            form: node ?? .box, style: shownStyle, maxLabel: maxLabel, effort: order == .best ? .best : .stable)
    }

    /// ASCII if it was asked for, or on a terminal whose locale says that it shows nothing else.
    private var shownStyle: DrawingStyle {
        if ascii { return .ascii }
        return style ?? (Terminals.outputShowsOnlyASCII ? .ascii : .rounded)
    }
}

extension DrawingStyle: ExpressibleByArgument {}
extension NodeForm: ExpressibleByArgument {}
