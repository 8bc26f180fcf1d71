import GraphDrawing

/// Reads a picture back by SCREENS.md, "How lines are read", and nothing else: characters and where the nodes stand.
///
/// u→v is an edge exactly when a line leads from the bottom of u to the top of v and never goes up; a gap is passed
/// straight on. (To the right: left for up; the gap stays in the horizontal line.)
struct PictureReader {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private let nodes: [Box]
    private let direction: Direction
    private let arms: [[Set<Way>]]
    private let nodeAt: [[Int]]
    private let width: Int
    private let height: Int

    /// Fails where the characters cannot be read, or could be read in two ways.
    init(_ rows: [[Character]], nodes: [Box], direction: Direction, style: PictureStyle) throws {
        (self.nodes, self.direction) = (nodes, direction)
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
    func edges() throws -> Set<Graph.Edge> {
        var edges = Set<Graph.Edge>()
        for source in nodes.indices {
            for target in try targets(of: source) { edges.insert(.init(source: source, target: target)) }
        }
        return edges
    }

    private struct Visit: Hashable {
        var column: Int
        var row: Int
        var heading: Way
    }

    private var ahead: Way { direction == .down ? .down : .right }

    private func targets(of source: Int) throws -> Set<Int> {
        var found = Set<Int>()
        var met = Set<Visit>()
        var waiting = exits(nodes[source]).filter { has($0.column, $0.row, ahead.opposite) }
        while let visit = waiting.popLast() {
            guard met.insert(visit).inserted else { continue }
            for heading in arms[visit.row][visit.column]
            where heading != visit.heading.opposite && heading != ahead.opposite {
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
                guard heading == ahead || heading == ahead.opposite else {
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
