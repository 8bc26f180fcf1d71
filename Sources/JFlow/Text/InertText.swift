extension Unicode.Scalar {
    /// Whether a terminal, a tool that reads lines, or the eye might take this character for something that it is not:
    /// controls, marks that turn the direction of writing, line separators, and what Unicode has given no meaning.
    var isActive: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        default: false
        }
    }
}

extension String {
    /// The text on one line that does nothing to a terminal: whatever could act is written as `\u{1B}`.
    package var inert: String {
        guard unicodeScalars.contains(where: \.isActive) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            if scalar.isActive { text += scalar.escaped } else { text.unicodeScalars.append(scalar) }
        }
        return text
    }

    /// At most forty characters of the text, none of which does anything to a terminal but show itself.
    package var short: String {
        // A single character may consist of any number of scalars.
        let name = String(String.UnicodeScalarView(unicodeScalars.prefix(160))).prefix(41)
        return (name.count > 40 ? name.prefix(39) + "…" : String(name)).inert
    }
}

extension Unicode.Scalar {
    /// The character as a Swift string literal would escape it.
    var escaped: String {
        switch self {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\\u{" + String(value, radix: 16, uppercase: true) + "}"
        }
    }
}
