import GraphDrawing

/// The arms of ASCII lines, which a character alone does not show: `.` and `'` turn to one side, `+` has exactly three
/// arms. Each row is read from the left; a row that can be read in two ways, or in none, is a failure.
struct AsciiReader {
    private let rows: [[Character]]
    private let nodeAt: [[Int]]
    private let direction: Direction

    init(_ rows: [[Character]], _ nodeAt: [[Int]], _ direction: Direction) {
        (self.rows, self.nodeAt, self.direction) = (rows, nodeAt, direction)
    }

    func arms() throws -> [[Set<Way>]] { try rows.indices.map(read) }

    /// One way to read a cell: its arms, and whether the line to the right of it is open.
    private struct Reading {
        var arms: Set<Way>
        var opens: Bool
    }

    private func read(_ row: Int) throws -> [Set<Way>] {
        // Ways to go on from a column with a line open (1) or not (0), counted from the right.
        let count = rows[row].count
        var ways = [[Int]](repeating: [0, 0], count: count + 1)
        ways[count] = [1, 0]
        for column in rows[row].indices.reversed() {
            for open in 0...1 {
                ways[column][open] = readings(column, row, open == 1).reduce(0) {
                    min(2, $0 + ways[column + 1][$1.opens ? 1 : 0])
                }
            }
        }
        guard ways[0][0] == 1 else {
            throw PictureReader.Failure(description: "row \(row) reads in \(ways[0][0]) ways: \(String(rows[row]))")
        }
        var result: [Set<Way>] = []
        var open = false
        for column in rows[row].indices {
            guard let reading = readings(column, row, open).first(where: { ways[column + 1][$0.opens ? 1 : 0] == 1 })
            else { throw PictureReader.Failure(description: "row \(row) cannot be read") }
            result.append(reading.arms)
            open = reading.opens
        }
        return result
    }

    private func readings(_ column: Int, _ row: Int, _ open: Bool) -> [Reading] {
        if nodeAt[row][column] >= 0 { return nodeReadings(column, row, open) }
        let side: Set<Way> = open ? [.left] : [.right]
        switch rows[row][column] {
        case " ": return open ? [] : [Reading(arms: [], opens: false)]
        case "<": return [Reading(arms: [.left, .right], opens: true)]
        case "|", "#", ";", "^": return [Reading(arms: [.up, .down], opens: open)]
        case "-", "=", "~": return open ? [Reading(arms: [.left, .right], opens: true)] : []
        case ".": return [Reading(arms: side.union([.down]), opens: !open)]
        case "'": return [Reading(arms: side.union([.up]), opens: !open)]
        case "+": return junctions(column, row, open)
        default: return []
        }
    }

    /// To the right, a node takes in the line before it and lets out one where a dash touches it.
    private func nodeReadings(_ column: Int, _ row: Int, _ open: Bool) -> [Reading] {
        guard direction == .right else { return open ? [] : [Reading(arms: [], opens: false)] }
        let isLast = column + 1 == rows[row].count || nodeAt[row][column + 1] < 0
        let touches = isLast && column + 1 < rows[row].count && "-=~<".contains(rows[row][column + 1])
        return [Reading(arms: [], opens: touches)]
    }

    private func junctions(_ column: Int, _ row: Int, _ open: Bool) -> [Reading] {
        let sides: [Set<Way>] = open ? [[.left], [.left, .right]] : [[.right]]
        var result: [Reading] = []
        for side in sides {
            for up in possible(column, row - 1, showing: "|#;.^", .up) {
                for down in possible(column, row + 1, showing: "|#;'^", .down) {
                    let arms = side.union(up ? [.up] : []).union(down ? [.down] : [])
                    if arms.count == 3 { result.append(Reading(arms: arms, opens: side.contains(.right))) }
                }
            }
        }
        return result
    }

    /// Whether a junction has an arm to the cell above or below; both are possible towards the edge of a node, none
    /// where two junctions stand one above the other.
    private func possible(_ column: Int, _ row: Int, showing glyphs: String, _ way: Way) -> [Bool] {
        guard row >= 0, row < rows.count else { return [false] }
        if nodeAt[row][column] >= 0 { return direction == .down ? [false, true] : [false] }
        if rows[row][column] == "+" { return [] }
        return [glyphs.contains(rows[row][column])]
    }
}
