import GraphDrawing

/// Reads a picture back by SCREENS.md, "How lines are read", and nothing else: characters and where the nodes stand.
///
/// u→v is an edge exactly when a line leads from the bottom of u to the top of v and never goes up; a gap is passed
/// straight on. (To the right: left for up; the gap stays in the horizontal line.) An arrowhead where a line leaves a
/// node says that the edge leads there; a loop comes back to the side of its node, with an arrowhead.
struct PictureReader {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private let nodes: [Box]
    private let direction: Direction
    private let arms: [[Set<Way>]]
    private let nodeAt: [[Int]]
    private let rows: [[Character]]
    private let width: Int
    private let height: Int

    /// Fails where the characters cannot be read, or could be read in two ways.
    init(_ rows: [[Character]], nodes: [Box], direction: Direction, style: PictureStyle) throws {
        (self.nodes, self.direction, self.rows) = (nodes, direction, rows)
        height = rows.count
        width = rows.map(\.count).max() ?? 0
        var nodeAt = [[Int]](repeating: [Int](repeating: -1, count: width), count: height)
        for (index, box) in nodes.enumerated() {
            for row in box.rows { for column in box.columns { nodeAt[row][column] = index } }
        }
        self.nodeAt = nodeAt
        arms =
            style == .unicode
            ? try Self.unicodeArms(rows, nodeAt) : try AsciiReader(rows, nodeAt, direction).arms()
        try checkThatArmsMeet()
    }

    private static func unicodeArms(_ rows: [[Character]], _ nodeAt: [[Int]]) throws -> [[Set<Way>]] {
        try rows.indices.map { row in
            try rows[row].indices.map { column in
                let glyph = rows[row][column]
                guard nodeAt[row][column] < 0, glyph != " " else { return [] }
                guard let arms = GraphDrawingTests.arms(of: glyph) else {
                    throw Failure(description: "what is \(glyph)?")
                }
                return arms
            }
        }
    }

    // MARK: - Edges

    /// The edges that the lines show, as pairs of node indices.
    func edges() throws -> Set<Graph.Edge> { Set(try lines().keys) }

    /// The edges that the lines show, with how many lines show each.
    func lines() throws -> [Graph.Edge: Int] {
        var lines: [Graph.Edge: Int] = [:]
        for node in nodes.indices {
            for exit in exits(nodes[node]) where has(exit.column, exit.row, ahead.opposite) {
                let isReversed = isArrowhead(exit.column, exit.row)
                for other in try targets(of: exit, from: node) {
                    let edge =
                        isReversed ? Graph.Edge(source: other, target: node) : Graph.Edge(source: node, target: other)
                    lines[edge, default: 0] += 1
                }
            }
        }
        return lines
    }

    private struct Visit: Hashable {
        var column: Int
        var row: Int
        var heading: Way
    }

    private var ahead: Way { direction == .down ? .down : .right }
    /// The side of a node to which loops come back, seen from the line.
    private var aside: Way { direction == .down ? .left : .up }

    private func isArrowhead(_ column: Int, _ row: Int) -> Bool { "▴◂^<".contains(rows[row][column]) }

    private func targets(of exit: Visit, from node: Int) throws -> Set<Int> {
        var found = Set<Int>()
        var met = Set<Visit>()
        var waiting = [exit]
        while let visit = waiting.popLast() {
            guard met.insert(visit).inserted else { continue }
            for heading in arms[visit.row][visit.column] where heading != visit.heading.opposite {
                if heading == ahead.opposite {
                    if try comesBack(visit.column, visit.row, to: node) { found.insert(node) }
                    continue
                }
                let next = try follow(visit.column, visit.row, heading)
                if nodeAt[next.row][next.column] >= 0 {
                    found.insert(nodeAt[next.row][next.column])
                } else {
                    waiting.append(Visit(column: next.column, row: next.row, heading: heading))
                }
            }
        }
        return found
    }

    /// Whether the line that turns back in a cell is a loop's: straight back to a corner, and to an arrowhead at the side
    /// of the node.
    private func comesBack(_ column: Int, _ row: Int, to node: Int) throws -> Bool {
        guard arms[row][column] == [aside, ahead.opposite] else { return false }
        var cell = try follow(column, row, ahead.opposite)
        while nodeAt[cell.row][cell.column] < 0, arms[cell.row][cell.column] == [ahead, ahead.opposite] {
            cell = try follow(cell.column, cell.row, ahead.opposite)
        }
        guard nodeAt[cell.row][cell.column] < 0, arms[cell.row][cell.column] == [ahead, aside] else { return false }
        var head = try follow(cell.column, cell.row, aside)
        while nodeAt[head.row][head.column] < 0, !isArrowhead(head.column, head.row),
            arms[head.row][head.column] == [aside, aside.opposite]
        {
            head = try follow(head.column, head.row, aside)
        }
        guard nodeAt[head.row][head.column] < 0, isArrowhead(head.column, head.row) else { return false }
        return nodeAt[head.row + aside.step.rows][head.column + aside.step.columns] == node
    }

    /// The cells just below a node (right of it).
    private func exits(_ box: Box) -> [Visit] {
        direction == .down
            ? box.columns.map { Visit(column: $0, row: box.rows.upperBound, heading: .down) }
            : box.rows.map { Visit(column: box.columns.upperBound, row: $0, heading: .right) }
    }

    private func has(_ column: Int, _ row: Int, _ way: Way) -> Bool {
        row >= 0 && row < height && column >= 0 && column < width && arms[row][column].contains(way)
    }

    /// The cell in which the line goes on: the next with an arm towards this one, or a node; upright lines are passed
    /// on the way to the side.
    private func follow(_ column: Int, _ row: Int, _ heading: Way) throws -> (column: Int, row: Int) {
        var (column, row) = (column, row)
        while true {
            column += heading.step.columns
            row += heading.step.rows
            guard row >= 0, row < height, column >= 0, column < width else {
                throw Failure(description: "a line leaves the picture at \(column),\(row)")
            }
            if nodeAt[row][column] >= 0 {
                let isLoop = heading == aside && isArrowhead(column - heading.step.columns, row - heading.step.rows)
                guard heading == ahead || heading == ahead.opposite || isLoop else {
                    throw Failure(description: "a line meets the side of node \(nodeAt[row][column])")
                }
                return (column, row)
            }
            if arms[row][column].contains(heading.opposite) { return (column, row) }
            let isGap = arms[row][column] == [.up, .down] && (heading == .left || heading == .right)
            guard isGap else { throw Failure(description: "a line ends in the air at \(column),\(row)") }
        }
    }

    private func checkThatArmsMeet() throws {
        for row in arms.indices {
            for column in arms[row].indices {
                guard arms[row][column].count < 4 else { throw Failure(description: "four arms at \(column),\(row)") }
                for heading in arms[row][column] { _ = try follow(column, row, heading) }
            }
        }
    }
}
