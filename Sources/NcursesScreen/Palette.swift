import CNcurses
import TerminalCore

/// The terminal's attributes and colour pairs for styles; pairs are made when they are first needed.
struct Palette {
    let hasColor: Bool
    private let hasBright: Bool
    private let mostPairs: Int
    private var pairs: [Pair: Int32] = [:]

    private struct Pair: Hashable {
        var foreground: Int16
        var background: Int16
    }

    /// Starts the colours of the present terminal.
    init(usesColor: Bool) {
        hasColor = usesColor && ncurses_start_colors()
        hasBright = hasColor && ncurses_colors() >= 16
        mostPairs = Int(ncurses_color_pairs())
    }

    /// The attributes and the number of the colour pair.
    mutating func look(_ style: Style) -> (attributes: attr_t, pair: Int32) {
        var style = style
        if !hasBright { weaken(&style) }
        let attributes = ncurses_attributes(style.isBold, style.isDim, style.isUnderlined, style.isReversed)
        guard hasColor else { return (attributes, 0) }
        return (attributes, pair(Pair(foreground: number(style.foreground), background: number(style.background))))
    }

    /// With eight colours a bright one is the plain one in bold, and bright black is dim.
    private func weaken(_ style: inout Style) {
        let first = Color.brightBlack.rawValue
        if style.foreground == .brightBlack {
            style.foreground = .default
            style.isDim = true
        } else if style.foreground.rawValue > first {
            style.foreground = plain(style.foreground)
            style.isBold = true
        }
        style.background = plain(style.background)
    }

    private func plain(_ color: Color) -> Color {
        let first = Color.brightBlack.rawValue
        guard color.rawValue >= first else { return color }
        return Color(rawValue: color.rawValue - first + Color.black.rawValue) ?? .default
    }

    /// ncurses counts black as 0, and -1 is the terminal's own colour.
    private func number(_ color: Color) -> Int16 { Int16(color.rawValue) - 1 }

    private mutating func pair(_ pair: Pair) -> Int32 {
        if pair == Pair(foreground: -1, background: -1) { return 0 }
        if let known = pairs[pair] { return known }
        let next = pairs.count + 1
        guard next < mostPairs, init_pair(Int16(next), pair.foreground, pair.background) != ERR else { return 0 }
        pairs[pair] = Int32(next)
        return Int32(next)
    }
}
