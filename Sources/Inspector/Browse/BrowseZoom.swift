import GraphDocuments

/// How much of a graph is in sight, from the nearest to the farthest.
enum BrowseZoom: Int, Sendable, Hashable, CaseIterable {
    /// A framed box for each node.
    case boxes
    /// A line of text for each node.
    case lines
    /// A point for each node.
    case dots
    /// The whole graph in the room there is, several nodes a cell where it must be.
    case whole

    /// The next nearer level.
    var nearer: BrowseZoom? { BrowseZoom(rawValue: rawValue - 1) }
    /// The next farther level.
    var farther: BrowseZoom? { BrowseZoom(rawValue: rawValue + 1) }

    /// The level whose drawing is shown: the whole graph is that of the points.
    var drawn: BrowseZoom { self == .whole ? .dots : self }

    /// What nodes look like.
    var form: NodeForm {
        switch self {
        case .boxes: .box
        case .lines: .compact
        case .dots, .whole: .dot
        }
    }

    /// The most columns of a label.
    static let mostColumns = 24
}
