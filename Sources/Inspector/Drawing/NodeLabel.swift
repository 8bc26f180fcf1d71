import GraphDrawing
import TerminalCore

/// The fields of a node's text: marker, sign, blank, name, blank, time.
///
/// All nodes of a drawing have the same fields, so that nothing moves when a state or a time changes.
struct NodeLabel: Sendable, Hashable {
    /// Columns before the name: marker, sign and a blank.
    static let nameColumn = 3
    static let timeWidth = 5
    private static let longestName = 20
    private static let shortestName = 4

    /// Columns of the name.
    let nameWidth: Int

    init(names: [String]) {
        let longest = names.map { DisplayWidth.of($0) }.max() ?? 0
        nameWidth = min(max(longest, Self.shortestName), Self.longestName)
    }

    /// Columns of the whole text.
    var width: Int { Self.nameColumn + nameWidth + 1 + Self.timeWidth }

    /// The node as the layout needs it: with a frame or, with lines ending at its name, without one.
    func node(named name: String, in form: GraphForm) -> Graph.Node {
        guard form == .lines else { return Graph.Node(width: width + 2, height: 3) }
        let end = max(min(DisplayWidth.of(name), nameWidth), 1)
        return Graph.Node(
            width: width, height: 1, ports: Self.nameColumn...(Self.nameColumn + end - 1))
    }
}
