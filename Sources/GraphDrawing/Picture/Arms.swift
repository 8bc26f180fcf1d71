/// The arms of a line cell: up, right, down and left, each absent, light or heavy, in two bits each.
struct Arms: Hashable {
    enum Side: UInt8, CaseIterable { case up = 6, right = 4, down = 2, left = 0 }

    private(set) var bits: UInt8

    static let none = Arms(bits: 0)

    func weight(_ side: Side) -> UInt8 { (bits >> side.rawValue) & 3 }

    func has(_ side: Side) -> Bool { weight(side) > 0 }

    var count: Int { Side.allCases.reduce(0) { $0 + (has($1) ? 1 : 0) } }

    var isHeavy: Bool { bits & 0b1010_1010 != 0 }

    /// Adds an arm; a heavy one stays heavy.
    mutating func add(_ side: Side, heavy: Bool) {
        let weight = max(self.weight(side), heavy ? 2 : 1)
        bits = bits & ~(3 << side.rawValue) | (weight << side.rawValue)
    }

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
