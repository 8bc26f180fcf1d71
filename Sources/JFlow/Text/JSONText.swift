/// One line of JSON, put together member by member.
///
/// It writes ASCII wherever a reader could stumble: every control, format, and line separating character is escaped
/// as `\uXXXX`, so that a line of it is one line for every tool and does nothing to a terminal.
package struct JSONText {
    package private(set) var text = ""
    private var needsComma = false

    package init() {}

    /// Appends `{` members `}`.
    package mutating func object(_ members: (inout JSONText) -> Void) {
        enclosed("{", "}", members)
    }

    /// Appends `"name":{` members `}`.
    package mutating func object(_ name: StaticString, _ members: (inout JSONText) -> Void) {
        key(name)
        object(members)
    }

    /// Appends `"name":[` elements `]`.
    package mutating func array<Element>(
        _ name: StaticString, _ elements: [Element], _ append: (inout JSONText, Element) -> Void
    ) {
        key(name)
        enclosed("[", "]") { json in for element in elements { append(&json, element) } }
    }

    /// Appends an object of texts whose names are not known beforehand, sorted by name.
    package mutating func texts(_ name: StaticString, _ values: [String: String]) {
        object(name) { json in
            for (name, value) in values.sorted(by: { $0.key < $1.key }) {
                json.quoted(name)
                json.text += ":"
                json.appendQuoted(value)
            }
        }
    }

    package mutating func member(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        key(name)
        quoted(value)
    }

    package mutating func member(_ name: StaticString, _ value: Int?) {
        guard let value else { return }
        key(name)
        number(value)
    }

    package mutating func member(_ name: StaticString, _ value: Bool) {
        key(name)
        separate()
        text += value ? "true" : "false"
    }

    /// JSON has no infinities and no NaN: they are written as `null`.
    package mutating func member(_ name: StaticString, _ value: Double) {
        key(name)
        separate()
        text += value.isFinite ? "\(value)" : "null"
    }

    package mutating func number(_ value: Int) {
        separate()
        text += String(value)
    }

    package mutating func quoted(_ value: String) {
        separate()
        appendQuoted(value)
    }

    private mutating func enclosed(_ open: String, _ close: String, _ inside: (inout JSONText) -> Void) {
        separate()
        text += open
        needsComma = false
        inside(&self)
        text += close
        needsComma = true
    }

    private mutating func key(_ name: StaticString) {
        separate()
        text += "\"\(name)\":"
        needsComma = false
    }

    private mutating func separate() {
        if needsComma { text += "," }
        needsComma = true
    }

    private mutating func appendQuoted(_ value: String) {
        text += "\""
        for scalar in value.unicodeScalars { appendEscaped(scalar) }
        text += "\""
    }

    private mutating func appendEscaped(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        case " "..."~": text.unicodeScalars.append(scalar)
        default: appendBeyondASCII(scalar)
        }
    }

    private mutating func appendBeyondASCII(_ scalar: Unicode.Scalar) {
        guard scalar.isActive else { return text.unicodeScalars.append(scalar) }
        for unit in UTF16.encode(scalar) ?? .init() { text += "\\u" + hexadecimal(unit) }
    }

    private func hexadecimal(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
