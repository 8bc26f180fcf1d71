extension SafeText {
    /// Most text is printable ASCII and needs no cleaning.
    static func isPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7f } }
    }

    static func cleaned(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var cleaning = Cleaning()
        for scalar in scalars { cleaning.append(scalar) }
        return cleaning.text
    }

    static func cleaned(bytes: [UInt8]) -> String {
        var cleaning = Cleaning()
        var decoder = UTF8Decoding(bytes)
        while let piece = decoder.next() {
            switch piece {
            case .scalar(let scalar): cleaning.append(scalar)
            case .invalid(let byte): cleaning.appendShown(byte: byte)
            }
        }
        return cleaning.text
    }
}

/// Builds safe text scalar by scalar.
private struct Cleaning {
    private(set) var text = ""
    /// Marks that the present glyph has already; nil where there is none that could carry a mark.
    private var marks: Int?

    private static let tabWidth = 4

    mutating func append(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\n": show("\\n")
        case "\t": show(String(repeating: " ", count: Self.tabWidth))
        case "\u{200d}": break
        case _ where scalar.properties.isVariationSelector: break
        default: appendVisible(scalar)
        }
    }

    mutating func appendShown(byte: UInt8) { show("\\x" + hexadecimal(UInt32(byte), digits: 2)) }

    private mutating func appendVisible(_ scalar: Unicode.Scalar) {
        let width = DisplayWidth.of(scalar)
        if width > 0, scalar.properties.generalCategory != .format {
            text.unicodeScalars.append(scalar)
            marks = 0
        } else if width == 0, isMark(scalar), let count = marks, count < Glyphs.mostMarks {
            text.unicodeScalars.append(scalar)
            marks = count + 1
        } else {
            show(escaped(scalar))
        }
    }

    private mutating func show(_ replacement: String) {
        text += replacement
        marks = nil
    }

    private func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark:
            return !scalar.properties.isDefaultIgnorableCodePoint
        case .otherLetter:  // the vowels and final consonants of Hangul written in parts
            return !scalar.properties.isDefaultIgnorableCodePoint
        default: return false
        }
    }

    private func escaped(_ scalar: Unicode.Scalar) -> String {
        if scalar.value < 0xa0 { return "\\x" + hexadecimal(scalar.value, digits: 2) }
        if scalar.value <= 0xffff { return "\\u" + hexadecimal(scalar.value, digits: 4) }
        return "\\u{" + hexadecimal(scalar.value, digits: 5) + "}"
    }

    private func hexadecimal(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
