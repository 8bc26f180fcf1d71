/// The arms of all line cells of a drawing, in tiles that exist only where lines are.
struct LineCells {
    // Powers of two: `fill` takes the end of a tile from the bits.
    private static let tileWidth = 64
    private static let tileHeight = 16
    private let tilesAcross: Int
    private var tiles: [[Arms]]
    private let width: Int
    private let height: Int

    init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
        tilesAcross = (width + Self.tileWidth - 1) / Self.tileWidth
        tiles = [[Arms]](repeating: [], count: tilesAcross * ((height + Self.tileHeight - 1) / Self.tileHeight))
    }

    /// The number of cells in which two lines cross.
    var crossings: Int {
        tiles.reduce(0) { sum, tile in tile.reduce(sum) { $0 + ($1.count == 4 ? 1 : 0) } }
    }

    subscript(column: Int, row: Int) -> Arms {
        guard column >= 0, column < width, row >= 0, row < height else { return .none }
        let tile = tiles[row / Self.tileHeight * tilesAcross + column / Self.tileWidth]
        return tile.isEmpty ? .none : tile[row % Self.tileHeight * Self.tileWidth + column % Self.tileWidth]
    }

    /// Draws a line whose ends touch what lies before and behind it in this direction; that of a loop comes back to the
    /// side of its node.
    mutating func draw(_ path: EdgePath, direction: Direction, isLoop: Bool, line: LineStyle) {
        guard let first = path.points.first, let last = path.points.last else { return }
        add(direction == .down ? .up : .left, at: first, line: line)
        for (from, to) in zip(path.points, path.points.dropFirst()) { draw(from: from, to: to, line: line) }
        let end: Arms.Side = isLoop ? (direction == .down ? .left : .up) : (direction == .down ? .down : .right)
        add(end, at: last, line: line)
    }

    private mutating func draw(from: Position, to: Position, line: LineStyle) {
        if from.row == to.row {
            let columns = min(from.column, to.column)...max(from.column, to.column)
            add(.right, at: Position(column: columns.lowerBound, row: from.row), line: line)
            add(.left, at: Position(column: columns.upperBound, row: from.row), line: line)
            fill(columns.dropFirst().dropLast(), row: from.row, Arms(.left, .right, line: line))
        } else {
            let rows = min(from.row, to.row)...max(from.row, to.row)
            add(.down, at: Position(column: from.column, row: rows.lowerBound), line: line)
            add(.up, at: Position(column: from.column, row: rows.upperBound), line: line)
            let arms = Arms(.up, .down, line: line)
            for row in rows.dropFirst().dropLast() { add(arms, from.column, row) }
        }
    }

    /// Adds the arms to cells of one row, a tile at a time.
    private mutating func fill(_ columns: Slice<ClosedRange<Int>>, row: Int, _ arms: Arms) {
        guard var column = columns.first, let last = columns.last else { return }
        while column <= last {
            let end = min(last, column | (Self.tileWidth - 1))
            add(arms, column, row)
            let first = row % Self.tileHeight * Self.tileWidth + column % Self.tileWidth
            let tile = row / Self.tileHeight * tilesAcross + column / Self.tileWidth
            Self.fill(&tiles[tile], first...(first + end - column), arms)
            column = end + 1
        }
    }

    private static func fill(_ tile: inout [Arms], _ cells: ClosedRange<Int>, _ arms: Arms) {
        for cell in cells { tile[cell].add(arms) }
    }

    private mutating func add(_ side: Arms.Side, at position: Position, line: LineStyle) {
        add(Arms(side, line: line), position.column, position.row)
    }

    private mutating func add(_ arms: Arms, _ column: Int, _ row: Int) {
        let tile = row / Self.tileHeight * tilesAcross + column / Self.tileWidth
        if tiles[tile].isEmpty { tiles[tile] = [Arms](repeating: .none, count: Self.tileWidth * Self.tileHeight) }
        tiles[tile][row % Self.tileHeight * Self.tileWidth + column % Self.tileWidth].add(arms)
    }
}
