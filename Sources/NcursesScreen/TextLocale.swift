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
        let isUnset = ["LC_ALL", "LC_CTYPE", "LANG"].allSatisfy { System.environment($0) == nil }
        let found = isUnset ? ["C.UTF-8", "en_US.UTF-8", "UTF-8"] : [""]
        guard found.contains(where: { setlocale(LC_CTYPE, $0) != nil }) else { return false }
        let encoding = nl_langinfo(nl_item(CODESET)).map { String(cString: $0).uppercased() }
        return (encoding == "UTF-8" || encoding == "UTF8") && lineWidth == 1
    }

    /// The columns of a box-drawing character; some East Asian settings make it two.
    private static var lineWidth: Int32 { ncurses_width(0x2500) }
}
