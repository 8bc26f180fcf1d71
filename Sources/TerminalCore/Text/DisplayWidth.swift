#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How many columns text takes in a terminal: the sum of `wcwidth` of its scalars in a UTF-8 locale.
package enum DisplayWidth {
    /// The columns of a text of one line; scalars without a width count nothing.
    package static func of(_ text: String) -> Int {
        var text = text
        let count = text.utf8.count
        let isPlain = text.withUTF8 { bytes in bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7f } }
        return isPlain ? count : text.unicodeScalars.reduce(0) { $0 + max(0, of($1)) }
    }

    /// The columns of all scalars of a character together.
    package static func of(_ character: Character) -> Int {
        character.unicodeScalars.reduce(0) { $0 + max(0, of($1)) }
    }

    /// 0, 1 or 2 columns; -1 for a scalar that cannot be shown.
    package static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x7f { return scalar.value >= 0x20 ? 1 : -1 }
        if scalar.value < 0xa0 { return -1 }
        guard let locale = utf8Locale else { return 1 }
        let former = uselocale(locale.handle)
        defer { _ = uselocale(former) }
        return Int(systemWidth(scalar.value))
    }

    private struct Locale: @unchecked Sendable {  // a locale object is never changed after newlocale
        let handle: locale_t
    }

    /// The global locale belongs to the program, and `C` knows no width outside ASCII: hence one of our own.
    private static let utf8Locale: Locale? = {
        for name in ["C.UTF-8", "en_US.UTF-8", "UTF-8"] {
            if let handle = newlocale(categories, name, nil) { return Locale(handle: handle) }
        }
        return nil
    }()

    #if canImport(Glibc)
        private static let categories = Int32(1 << LC_CTYPE)
    #else
        private static let categories = LC_CTYPE_MASK
    #endif
}

/// `wcwidth`, which glibc's headers hide from Swift (they want `_XOPEN_SOURCE`); it takes and returns plain integers,
/// for which Swift's and C's calling conventions agree.
@_silgen_name("wcwidth")
private func systemWidth(_ scalar: UInt32) -> Int32
