import GraphDrawing
import TerminalCore

/// How wide the names in the nodes of a drawing are.
///
/// A node's text has the fields marker, sign, blank, name, blank, time. Their widths never depend on a state or a
/// time, so nothing moves while a run goes on.
enum NodeFields: Sendable, Hashable {
    /// All as wide as the longest name.
    case uniform
    /// Each as wide as its name, names cut at so many columns.
    case own(limit: Int)

    /// From the most generous way to the tightest.
    static let all: [NodeFields] = [.uniform, whole] + [12, 11, 10, 9].map { .own(limit: $0) }
    /// Names as long as they are, within reason.
    static let whole = NodeFields.own(limit: 20)

    /// Columns before the name: marker, sign and a blank.
    static let nameColumn = 3
    static let timeWidth = 5
    private static let fewestColumns = 2

    /// The most columns of a name.
    private var limit: Int {
        switch self {
        case .uniform: 20
        case .own(let limit): limit
        }
    }

    /// The columns for each of the names.
    func nameWidths(of names: [String]) -> [Int] {
        let widths = names.map { min(max(DisplayWidth.of($0), Self.fewestColumns), limit) }
        guard self == .uniform, let widest = widths.max() else { return widths }
        return widths.map { _ in widest }
    }

    /// The node as the layout needs it: with a frame or, with lines ending at its name, without one.
    static func node(named name: String, nameWidth: Int, in form: GraphForm) -> Graph.Node {
        let width = nameColumn + nameWidth + 1 + timeWidth
        guard form == .lines else { return Graph.Node(width: width + 2, height: 3) }
        let end = min(max(DisplayWidth.of(name), 1), nameWidth)
        return Graph.Node(width: width, height: 1, ports: nameColumn...(nameColumn + end - 1))
    }
}
