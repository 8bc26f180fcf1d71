import CNcurses
import TerminalCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What terminfo knows of the terminal.
enum TerminalDescription {
    /// The terminal's type, after a check that it can show a screen.
    static func check(terminal: Int32) throws(ScreenError) -> String {
        guard let type = environment("TERM") else { throw .noTerminalType }
        if type == "dumb" { throw .tooSimple(type: type) }
        // A type that is only a general one (`unknown`) counts as not found.
        guard ncurses_find_entry(type, terminal) == 1 else { throw .unknownTerminal(type: safe(type)) }
        let isUsable = string("cup") != nil && string("clear") != nil
        ncurses_forget_entry()
        guard isUsable else { throw .tooSimple(type: safe(type)) }
        return type
    }

    /// A control string without its padding delays (`$<5>`), which only terminals of long ago needed.
    static func string(_ capability: String) -> [UInt8]? {
        guard let text = ncurses_capability(capability) else { return nil }
        var bytes: [UInt8] = []
        var isDelay = false
        let all = Array(String(cString: text).utf8)
        for (index, byte) in all.enumerated() {
            if byte == UInt8(ascii: "$"), all.dropFirst(index + 1).first == UInt8(ascii: "<") { isDelay = true }
            if !isDelay { bytes.append(byte) }
            if byte == UInt8(ascii: ">") { isDelay = false }
        }
        return bytes.isEmpty ? nil : bytes
    }

    /// The byte strings of the keys.
    static var keys: [[UInt8]: Key] {
        var keys: [[UInt8]: Key] = [:]
        for (capability, key) in named + (1...12).map({ ("kf\($0)", Key.function($0)) }) {
            if let bytes = string(capability) { keys[bytes] = key }
        }
        return keys
    }

    private static let named: [(String, Key)] = [
        ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
        ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab),
        ("kent", .enter),
    ]
}
