import TerminalCore

/// The sequences that ncurses does not send by itself: mouse, paste, title, synchronised updates.
struct ControlStrings {
    /// Terminals that draw into a window take titles; the consoles of old do not even skip them cleanly.
    let hasTitle: Bool

    init(terminalType: String) {
        hasTitle = !["linux", "vt", "cons", "ansi"].contains { terminalType.hasPrefix($0) }
    }

    /// Asks whether there are synchronised updates, then what every terminal answers: so no answer is soon known.
    static let question = "\u{1b}[?2026$p\u{1b}[c"
    static let beginUpdate = Array("\u{1b}[?2026h".utf8)
    static let endUpdate = Array("\u{1b}[?2026l".utf8)

    func enter(mouse: Bool) -> String {
        (hasTitle ? "\u{1b}[22;2t" : "") + "\u{1b}[?2004h" + (mouse ? Self.mouseOn : "")
    }

    /// A terminal without a second screen keeps the last frame, over which the prompt would write: it is cleared.
    var leave: [UInt8] {
        let text = Self.mouseOff + "\u{1b}[?2004l" + (hasTitle ? "\u{1b}[23;2t" : "")
        let hasSecondScreen = TerminalDescription.string("rmcup") != nil
        return Array(text.utf8) + (hasSecondScreen ? [] : TerminalDescription.string("clear") ?? [])
    }

    /// Presses, releases and movement with a button held, in the form that knows no limit of columns.
    static let mouseOn = "\u{1b}[?1000h\u{1b}[?1002h\u{1b}[?1006h"
    static let mouseOff = "\u{1b}[?1006l\u{1b}[?1002l\u{1b}[?1000l"

    func title(_ text: String) -> String {
        hasTitle ? "\u{1b}]2;\(safe(text))\u{7}" : ""
    }

    /// What a crash sends: all of the above and what ncurses would have sent.
    func rescue() -> [UInt8] {
        let ends = ["sgr0", "rmkx", "rmcup", "cnorm"].compactMap(TerminalDescription.string)
        return Self.endUpdate + leave + ends.joined()
    }
}
