/// The arms of all line cells of a drawing, in tiles that exist only where lines are.
struct LineCells {
    private static let (tileWidth, tileHeight) = (64, 16)
    private let tilesAcross: Int
    private var tiles: [[Arms]]
    private let width: Int
    private let height: Int

    init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
        tilesAcross = (width + Self.tileWidth - 1) / Self.tileWidth
        tiles = [[Arms]](repeating: [], count: tilesAcross * ((height + Self.tileHeight - 1) / Self.tileHeight))
    }

    subscript(column: Int, row: Int) -> Arms {
        guard column >= 0, column < width, row >= 0, row < height else { return .none }
        let tile = tiles[row / Self.tileHeight * tilesAcross + column / Self.tileWidth]
        return tile.isEmpty ? .none : tile[row % Self.tileHeight * Self.tileWidth + column % Self.tileWidth]
    }

    /// Draws a line whose ends touch what lies before and behind it in this direction.
    mutating func draw(_ path: EdgePath, direction: Direction, heavy: Bool) {
        guard let first = path.points.first, let last = path.points.last else { return }
        add(direction == .down ? .up : .left, at: first, heavy: heavy)
        for (from, to) in zip(path.points, path.points.dropFirst()) { draw(from: from, to: to, heavy: heavy) }
        add(direction == .down ? .down : .right, at: last, heavy: heavy)
    }

    private mutating func draw(from: Position, to: Position, heavy: Bool) {
        let (columns, rows) = ((to.column - from.column).signum(), (to.row - from.row).signum())
        let (ahead, behind): (Arms.Side, Arms.Side) =
            columns != 0 ? (columns > 0 ? (.right, .left) : (.left, .right)) : (rows > 0 ? (.down, .up) : (.up, .down))
        var position = from
        while position != to {
            add(ahead, at: position, heavy: heavy)
            position = Position(column: position.column + columns, row: position.row + rows)
            add(behind, at: position, heavy: heavy)
        }
    }

    private mutating func add(_ side: Arms.Side, at position: Position, heavy: Bool) {
        let tile = position.row / Self.tileHeight * tilesAcross + position.column / Self.tileWidth
        if tiles[tile].isEmpty { tiles[tile] = [Arms](repeating: .none, count: Self.tileWidth * Self.tileHeight) }
        tiles[tile][position.row % Self.tileHeight * Self.tileWidth + position.column % Self.tileWidth]
            .add(side, heavy: heavy)
    }
}
