/// The characters that HTML gives names to, and those that it numbers (`&amp;`, `&#38;`, `&#x26;`).
enum Entities {
    /// A text with its entities read; one that is unknown stays as it is.
    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        return GraphFiles.decoded(text) { take(&$0).map(String.init) }
    }

    /// Reads the entity that begins here with `&`; nil, and the cursor stays, where there is none.
    static func take(_ cursor: inout ByteCursor) -> Unicode.Scalar? {
        guard cursor.byte == UInt8(ascii: "&") else { return nil }
        return takeName(&cursor, after: 1)
    }

    /// Reads what stands in an entity behind its first sign; nil, and the cursor stays, where there is none.
    static func takeName(_ cursor: inout ByteCursor, after sign: Int) -> Unicode.Scalar? {
        var length = sign
        while length < longest, cursor.byte(ahead: length).isWord || cursor.byte(ahead: length) == UInt8(ascii: "#") {
            length += 1
        }
        guard length > sign, cursor.byte(ahead: length) == UInt8(ascii: ";") else { return nil }
        let name = cursor.text(cursor.position + sign..<cursor.position + length)
        guard let scalar = scalar(named: name) else { return nil }
        cursor.position += length + 1
        return scalar
    }

    /// The character of a name, or of a number (`#38`, `#x26`).
    static func scalar(named name: String) -> Unicode.Scalar? {
        guard name.utf8.first == UInt8(ascii: "#") else { return named[name] }
        let digits = name.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init)
    }

    private static let longest = 12

    private static let named: [String: Unicode.Scalar] = {
        var table: [String: Unicode.Scalar] = [:]
        func add(_ first: UInt32, _ names: String) {
            for (index, name) in names.split(separator: " ").enumerated() {
                table[String(name)] = Unicode.Scalar(first + UInt32(index))
            }
        }
        add(0xa0, latin)
        add(0x391, "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho")
        add(0x3a3, "Sigma Tau Upsilon Phi Chi Psi Omega")
        add(0x3b1, "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf")
        add(0x3c3, "sigma tau upsilon phi chi psi omega")
        add(0x2190, "larr uarr rarr darr harr")
        add(0x21d0, "lArr uArr rArr dArr hArr")
        for (name, scalar) in others { table[name] = scalar }
        return table
    }()

    /// The names from U+00A0 to U+00FF.
    private static let latin = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
        micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
        AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml \
        times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
        egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash \
        ugrave uacute ucirc uuml yacute thorn yuml
        """

    private static let others: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "lbrace": "{", "rbrace": "}", "lbrack": "[",
        "rbrack": "]", "lpar": "(", "rpar": ")", "num": "#", "semi": ";", "colon": ":", "comma": ",", "vert": "|",
        "OElig": "\u{152}", "oelig": "\u{153}", "Scaron": "\u{160}", "scaron": "\u{161}", "Yuml": "\u{178}",
        "fnof": "\u{192}", "circ": "\u{2c6}", "tilde": "\u{2dc}", "ensp": "\u{2002}", "emsp": "\u{2003}",
        "thinsp": "\u{2009}", "ndash": "\u{2013}", "mdash": "\u{2014}", "lsquo": "\u{2018}", "rsquo": "\u{2019}",
        "sbquo": "\u{201a}", "ldquo": "\u{201c}", "rdquo": "\u{201d}", "bdquo": "\u{201e}", "dagger": "\u{2020}",
        "bull": "\u{2022}", "hellip": "\u{2026}", "permil": "\u{2030}", "prime": "\u{2032}", "lsaquo": "\u{2039}",
        "rsaquo": "\u{203a}", "euro": "\u{20ac}", "trade": "\u{2122}", "forall": "\u{2200}", "part": "\u{2202}",
        "exist": "\u{2203}", "empty": "\u{2205}", "nabla": "\u{2207}", "isin": "\u{2208}", "notin": "\u{2209}",
        "prod": "\u{220f}", "sum": "\u{2211}", "minus": "\u{2212}", "radic": "\u{221a}", "infin": "\u{221e}",
        "and": "\u{2227}", "or": "\u{2228}", "cap": "\u{2229}", "cup": "\u{222a}", "int": "\u{222b}",
        "asymp": "\u{2248}", "ne": "\u{2260}", "equiv": "\u{2261}", "le": "\u{2264}", "ge": "\u{2265}",
        "sub": "\u{2282}", "sup": "\u{2283}", "oplus": "\u{2295}", "loz": "\u{25ca}", "hearts": "\u{2665}",
        "spades": "\u{2660}", "clubs": "\u{2663}", "diams": "\u{2666}",
    ]
}
