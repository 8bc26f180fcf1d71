/// The sides of a cell.
enum Way: CaseIterable, Hashable {
    case up, right, down, left

    var opposite: Way {
        switch self {
        case .up: .down
        case .down: .up
        case .left: .right
        case .right: .left
        }
    }

    var step: (columns: Int, rows: Int) {
        switch self {
        case .up: (0, -1)
        case .down: (0, 1)
        case .left: (-1, 0)
        case .right: (1, 0)
        }
    }
}

/// The arms that a box-drawing character shows, whatever their weight; nil where it is none.
func arms(of glyph: Character) -> Set<Way>? {
    guard let row = boxDrawing.first(where: { $0.glyphs.contains(glyph) }) else { return nil }
    return row.arms
}

/// Written down from the Unicode chart, not from the code under test.
private let boxDrawing: [(glyphs: String, arms: Set<Way>)] = [
    ("│┃╽╿╎╏▴", [.up, .down]), ("─━╼╾╌╍◂", [.left, .right]),
    ("╭┌┍┎┏", [.down, .right]), ("╮┐┑┒┓", [.down, .left]), ("╰└┕┖┗", [.up, .right]), ("╯┘┙┚┛", [.up, .left]),
    ("├┝┞┟┠┡┢┣", [.up, .down, .right]), ("┤┥┦┧┨┩┪┫", [.up, .down, .left]),
    ("┬┭┮┯┰┱┲┳", [.left, .right, .down]), ("┴┵┶┷┸┹┺┻", [.left, .right, .up]),
]
