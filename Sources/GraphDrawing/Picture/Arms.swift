/// The arms of a line cell: up, right, down and left, each with one bit for a light line and one for a heavy one, which
/// hides the light one.
struct Arms: Hashable {
    enum Side: UInt8, CaseIterable { case up = 6, right = 4, down = 2, left = 0 }

    private var bits: UInt8

    static let none = Arms()

    init(bits: UInt8 = 0) { self.bits = bits }

    init(_ sides: Side..., heavy: Bool) {
        bits = sides.reduce(0) { $0 | ((heavy ? 2 : 1) << $1.rawValue) }
    }

    /// 0 without an arm, 1 where it is light, 2 where it is heavy.
    func weight(_ side: Side) -> UInt8 { min(2, (bits >> side.rawValue) & 3) }

    func has(_ side: Side) -> Bool { weight(side) > 0 }

    var count: Int { Side.allCases.reduce(0) { $0 + (has($1) ? 1 : 0) } }

    var isHeavy: Bool { bits & 0b1010_1010 != 0 }

    mutating func add(_ side: Side, heavy: Bool) { add(Arms(side, heavy: heavy)) }

    mutating func add(_ other: Arms) { bits |= other.bits }

    /// What is drawn: where four arms meet, two lines cross, and the one across has the gap.
    var withGap: Arms { count == 4 ? Arms(bits: bits & 0b1100_1100) : self }

    /// The character for these arms.
    func glyph(_ style: PictureStyle) -> Character { style == .unicode ? boxDrawing : ascii }

    private var boxDrawing: Character {
        let index = Side.allCases.reduce(0) { $0 * 3 + Int(weight($1)) }
        return Self.boxDrawings[index]
    }

    private var ascii: Character {
        let vertical = has(.up) || has(.down)
        let horizontal = has(.left) || has(.right)
        switch (vertical, horizontal) {
        case (false, false): return " "
        case (true, false): return isHeavy ? "#" : "|"
        case (false, true): return isHeavy ? "=" : "-"
        case (true, true): return count > 2 ? "+" : has(.down) ? "." : "'"
        }
    }

    /// All weights of all arms, `up * 27 + right * 9 + down * 3 + left`; light corners are rounded.
    private static let boxDrawings = Array(
        " ╴╸╷╮┑╻┒┓╶─╾╭┬┭┎┰┱╺╼━┍┮┯┏┲┳" + "╵╯┙│┤┥╽┧┪╰┴┵├┼┽┟╁╅┕┶┷┝┾┿┢╆╈" + "╹┚┛╿┦┩┃┨┫┖┸┹┞╀╃┠╂╉┗┺┻┡╄╇┣╊╋")
}
