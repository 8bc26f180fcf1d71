/// A label of several lines as one: the lines, without the blanks around them, joined by a blank.
func oneLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == .newline || $0 == .carriageReturn }) else { return text }
    return text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { trimmed(String($0)) }.filter { !$0.isEmpty }
        .joined(separator: " ")
}

/// A text without the blanks and line ends around it.
func trimmed(_ text: String) -> String {
    let bytes = text.utf8
    guard let first = bytes.firstIndex(where: { !$0.isSpace }), let last = bytes.lastIndex(where: { !$0.isSpace })
    else {
        return ""
    }
    return String(text[first...last])
}

/// A text whose blanks and line ends are each one blank, and none around it, as HTML shows it.
func collapsed(_ text: String) -> String {
    text.utf8.split(whereSeparator: \.isSpace).map { String(Substring($0)) }.joined(separator: " ")
}
