import NcursesScreen

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What stands behind the standard input and output.
enum Terminals {
    /// Whether the output is a terminal that understands control sequences.
    static var isOutputTerminal: Bool { isatty(1) == 1 && environment("TERM") != "dumb" }

    /// Whether something else than a person's keyboard is at the input.
    static var isInputPiped: Bool { isatty(0) != 1 }

    /// The columns of the terminal at the output; `nil` where there is none.
    static var outputColumns: Int? {
        guard isatty(1) == 1 else { return nil }
        var size = winsize()
        if ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return environment("COLUMNS").flatMap(Int.init) ?? 80
    }

    /// Whether colours are wanted there.
    static var outputHasColor: Bool { isOutputTerminal && environment("NO_COLOR") == nil }

    /// Whether the locale says that the terminal at the output shows nothing but ASCII.
    static var outputShowsOnlyASCII: Bool {
        guard isatty(1) == 1, let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first
        else { return false }
        let encoding = locale.split(separator: ".").last?.lowercased() ?? ""
        return !encoding.hasPrefix("utf-8") && !encoding.hasPrefix("utf8")
    }
}
