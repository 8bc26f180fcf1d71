/// The arms of a line cell: up, right, down and left, each with one bit for a light line, one for a heavy one, which
/// hides the light one, and one for a solid line, which hides a dashed one.
struct Arms: Hashable {
    enum Side: UInt8, CaseIterable { case up = 6, right = 4, down = 2, left = 0 }

    /// The weights in the lower byte; in the upper one, at the same places, 1 where a line is solid.
    private var bits: UInt16

    static let none = Arms()

    init(bits: UInt16 = 0) { self.bits = bits }

    init(_ sides: Side..., line: LineStyle) {
        let arm: UInt16 = (line.isHeavy ? 2 : 1) | (line.isDashed ? 0 : 1 << 8)
        bits = sides.reduce(0) { $0 | (arm << $1.rawValue) }
    }

    /// 0 without an arm, 1 where it is light, 2 where it is heavy.
    func weight(_ side: Side) -> UInt16 { min(2, (bits >> side.rawValue) & 3) }

    func has(_ side: Side) -> Bool { weight(side) > 0 }

    var count: Int { Side.allCases.reduce(0) { $0 + (has($1) ? 1 : 0) } }

    var isHeavy: Bool { bits & 0b0000_0000_1010_1010 != 0 }

    /// Whether only dashed lines go through the cell.
    var isDashed: Bool { bits >> 8 == 0 }

    mutating func add(_ side: Side, _ line: LineStyle) { add(Arms(side, line: line)) }

    mutating func add(_ other: Arms) { bits |= other.bits }

    /// What is drawn: where four arms meet, two lines cross, and the one across has the gap.
    var withGap: Arms { count == 4 ? Arms(bits: bits & 0b1100_1100_1100_1100) : self }

    /// The character for these arms.
    func glyph(_ style: PictureStyle) -> Character { style == .unicode ? boxDrawing : ascii }

    private var boxDrawing: Character {
        if isDashed, let dashes = isHeavy ? pick("╏", "╍") : pick("╎", "╌") { return dashes }
        let index = Side.allCases.reduce(0) { $0 * 3 + Int(weight($1)) }
        return Self.boxDrawings[index]
    }

    private var ascii: Character {
        if isDashed, let dashes = pick(";", "~") { return dashes }
        let vertical = has(.up) || has(.down)
        let horizontal = has(.left) || has(.right)
        switch (vertical, horizontal) {
        case (false, false): return " "
        case (true, false): return isHeavy ? "#" : "|"
        case (false, true): return isHeavy ? "=" : "-"
        case (true, true): return count > 2 ? "+" : has(.down) ? "." : "'"
        }
    }

    /// One of these where the cell holds a straight line, `nil` at a turn or a junction.
    private func pick(_ vertical: Character, _ horizontal: Character) -> Character? {
        guard count == 2 else { return nil }
        return has(.up) && has(.down) ? vertical : has(.left) && has(.right) ? horizontal : nil
    }

    /// All weights of all arms, `up * 27 + right * 9 + down * 3 + left`; light corners are rounded.
    private static let boxDrawings = Array(
        " ╴╸╷╮┑╻┒┓╶─╾╭┬┭┎┰┱╺╼━┍┮┯┏┲┳" + "╵╯┙│┤┥╽┧┪╰┴┵├┼┽┟╁╅┕┶┷┝┾┿┢╆╈" + "╹┚┛╿┦┩┃┨┫┖┸┹┞╀╃┠╂╉┗┺┻┡╄╇┣╊╋")
}
