/// A value of an attribute that is shown: a text with escapes, or one with tags.
struct DOTText {
    let raw: String
    let isHTML: Bool

    /// A text as it stands between its quotes, or with tags between `<` and `>`.
    init(raw: String, isHTML: Bool = false) {
        self.raw = raw
        self.isHTML = isHTML
    }

    /// The value of an attribute. Of a very long one only the beginning is kept: a default is read for every node.
    init(_ value: DOTToken) {
        isHTML = value.kind == .html
        let most = isHTML ? 65_536 : 16_384
        raw = value.text.utf8.count <= most ? value.text : String(decoding: value.text.utf8.prefix(most), as: UTF8.self)
    }

    /// Whether it is shown alike wherever it stands.
    var isTheSameForAll: Bool { isHTML || !raw.utf8.contains(.backslash) }
}

/// What the escapes of a label stand for (`\N`, `\G`, `\E`, `\T`, `\H`).
struct DOTNames {
    var node = ""
    var graph = ""
    var tail = ""
    var head = ""
    var arrow = "->"
}

extension DOTText {
    /// The text as one line: what Graphviz would show in several lines is joined by blanks.
    func text(_ names: DOTNames, isRecord: Bool = false) -> String {
        if isHTML { return Self.htmlText(raw) }
        if isRecord { return DOTText(raw: Self.recordText(raw)).text(names) }
        guard raw.utf8.contains(where: { $0 == .backslash || $0 == UInt8(ascii: "&") }) else { return oneLine(raw) }
        return oneLine(unescaped(names))
    }

    private func unescaped(_ names: DOTNames) -> String {
        decoded(raw, upTo: Self.mostBytes) { cursor in
            if let scalar = Entities.take(&cursor) { return String(scalar) }
            guard cursor.byte == .backslash, cursor.position + 1 < cursor.end else { return nil }
            let escaped = cursor.byte(ahead: 1)
            // A character outside ASCII has further bytes, which stay with its first one.
            cursor.position += escaped < 0x80 ? 2 : 1
            return Self.meaning(of: escaped, names)
        }
    }

    /// A name may be long, and a label may be nothing but `\N`.
    private static let mostBytes = 16_384

    private static func meaning(of escaped: UInt8, _ names: DOTNames) -> String {
        switch Unicode.Scalar(escaped) {
        case "n", "l", "r": "\n"
        case "N": names.node
        case "G": names.graph
        case "E": "\(names.tail)\(names.arrow)\(names.head)"
        case "T": names.tail
        case "H": names.head
        case "L": ""
        case let other: other.isASCII ? String(other) : ""
        }
    }

    /// A name as people read it: with its entities, and with one backslash for two.
    static func name(_ raw: String) -> String {
        guard raw.utf8.contains(where: { $0 == .backslash || $0 == UInt8(ascii: "&") }) else { return raw }
        return decoded(raw) { cursor in
            if let scalar = Entities.take(&cursor) { return String(scalar) }
            return cursor.take("\\\\") ? "\\" : nil
        }
    }

    /// The fields of a record, `{<port> left | right}`, without braces and ports, joined by bars; escapes stay.
    private static func recordText(_ label: String) -> String {
        var fields: [[UInt8]] = [[]]
        var cursor = ByteCursor(Array(label.utf8))
        while !cursor.isAtEnd {
            switch Unicode.Scalar(cursor.byte) {
            case "\\":
                fields[fields.count - 1].append(.backslash)
                cursor.position += 1
                if !cursor.isAtEnd { fields[fields.count - 1].append(cursor.byte) }
            case "|", "{", "}": fields.append([])
            case "<": cursor.skip { $0 != UInt8(ascii: ">") }
            default: fields[fields.count - 1].append(cursor.byte)
            }
            cursor.position += 1
        }
        return fields.map { trimmed(String(decoding: $0, as: UTF8.self)) }.filter { !$0.isEmpty }
            .joined(separator: " | ")
    }

    /// The text of an HTML-like label: without its tags, cells and lines set apart by blanks.
    private static func htmlText(_ html: String) -> String {
        var cursor = ByteCursor(Array(html.utf8))
        var text: [UInt8] = []
        while !cursor.isAtEnd {
            if cursor.isAt("<!--") {
                while !cursor.isAtEnd, !cursor.take("-->") { cursor.position += 1 }
            } else if cursor.byte == UInt8(ascii: "<") {
                let start = cursor.position
                cursor.skip { $0 != UInt8(ascii: ">") }
                if separatesText(cursor.text(from: start)) { text.append(.blank) }
                cursor.position = min(cursor.position + 1, cursor.end)
            } else {
                text.append(cursor.byte)
                cursor.position += 1
            }
        }
        return collapsed(Entities.decoded(String(decoding: text, as: UTF8.self)))
    }

    /// Whether a tag (`<br/`, `</td`) ends a line, a cell or a block, unlike `<b>`, which stands within a word.
    private static func separatesText(_ tag: String) -> Bool {
        let name = tag.lowercased().drop { "</ ".contains($0) }.prefix { $0.isLetter }
        return ["br", "td", "tr", "table", "hr", "vr", "p", "div", "li", "img"].contains(name)
    }
}
