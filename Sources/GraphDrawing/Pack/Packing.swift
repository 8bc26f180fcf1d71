/// A place for each of some rectangles beside and below one another: in shelves, the tallest first, which are as wide
/// as makes the whole smallest.
struct Packing {
    /// The column and row of each rectangle.
    private(set) var places: [Position]
    private(set) var width = 0
    private(set) var height = 0

    private static let columnGap = 2
    private static let rowGap = 1
    /// How many widths are tried.
    private static let trials = 60

    /// Packs rectangles of these widths and heights, if it can no wider than `limit`.
    init(_ sizes: [(width: Int, height: Int)], limit: Int?) {
        places = sizes.map { _ in Position(column: 0, row: 0) }
        let order = sizes.indices.sorted { (-sizes[$0].height, $0) < (-sizes[$1].height, $1) }
        let widest = sizes.map(\.width).max() ?? 0
        let whole = sizes.reduce(-Self.columnGap) { $0 + $1.width + Self.columnGap }
        let most = max(widest, min(limit ?? whole, whole))
        var best: (cost: Int, area: Int, width: Int)?
        for trial in 0...Self.trials {
            let width = widest + (most - widest) * trial / Self.trials
            let size = Self.shelves(sizes, order, width).size
            let candidate = (cost: Self.cost(size), area: size.width * size.height, width: width)
            if (candidate.cost, candidate.area) < (best?.cost ?? .max, best?.area ?? .max) { best = candidate }
        }
        guard let best else { return }
        let packed = Self.shelves(sizes, order, best.width)
        places = packed.places
        (width, height) = packed.size
    }

    /// What a whole of this size costs: its area with the gaps around it, as a window would show it beside others, and
    /// more the higher it is above half its width, as windows are that wide.
    private static func cost(_ size: (width: Int, height: Int)) -> Int {
        let area = (size.width + columnGap) * (size.height + rowGap)
        return area * 8 + area * max(0, 2 * size.height - size.width) / max(size.width, 1)
    }

    private static func shelves(
        _ sizes: [(width: Int, height: Int)], _ order: [Int], _ width: Int
    ) -> (places: [Position], size: (width: Int, height: Int)) {
        var places = sizes.map { _ in Position(column: 0, row: 0) }
        var shelves: [(row: Int, height: Int, end: Int)] = []
        var size = (width: 0, height: 0)
        for index in order {
            let own = sizes[index]
            var shelf = shelves.firstIndex { $0.end + columnGap + own.width <= width }
            if shelf == nil {
                let row = shelves.last.map { $0.row + $0.height + rowGap } ?? 0
                shelves.append((row, own.height, -columnGap))
                shelf = shelves.count - 1
            }
            guard let shelf else { continue }
            places[index] = Position(column: shelves[shelf].end + columnGap, row: shelves[shelf].row)
            shelves[shelf].end += columnGap + own.width
            size.width = max(size.width, shelves[shelf].end)
            size.height = max(size.height, shelves[shelf].row + shelves[shelf].height)
        }
        return (places, size)
    }
}
