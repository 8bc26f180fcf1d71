import CNcurses

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The language setting that ncurses writes characters by.
enum TextLocale {
    /// Takes the user's setting for characters (and for nothing else) and says whether text outside ASCII is shown.
    ///
    /// With nothing set at all ncurses would write rubbish for box-drawing characters: then UTF-8 is tried. `C` and
    /// `POSIX`, said in so many words, mean ASCII.
    static func choose() -> Bool {
        guard candidates.contains(where: { setlocale(LC_CTYPE, $0) != nil }) else { return false }
        let encoding = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
        return isUTF8(encoding) && lineWidth == 1
    }

    /// The settings to try in turn; the empty name stands for the user's own. A name of UTF-8 that is not installed,
    /// as they come through ssh to small machines, still says what the terminal shows.
    private static var candidates: [String] {
        let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first
        let general = ["C.UTF-8", "en_US.UTF-8", "UTF-8"]
        guard let name else { return general }
        return isUTF8(String(name.split(separator: ".").last ?? "")) ? [""] + general : [""]
    }

    private static func isUTF8(_ encoding: String) -> Bool {
        ["UTF-8", "UTF8"].contains(encoding.uppercased())
    }

    /// The columns of a box-drawing character; some East Asian settings make it two.
    private static var lineWidth: Int32 { ncurses_width(0x2500) }
}
