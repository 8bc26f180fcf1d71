/// A text of JSON as a list of its values, each before those within it.
///
/// Foundation's decoder tells no place of what is wrong, and recurses; this one does neither, and copies no text until
/// it is asked for one.
struct JSONTree {
    enum Kind: UInt8 {
        case null, boolean, number, string, array, object
    }

    struct Entry {
        let kind: Kind
        let start: Int32
        var end: Int32 = 0
        /// The index of the first entry behind this one and all within it.
        var next: Int32 = 0
    }

    let bytes: [UInt8]
    var entries: [Entry] = []

    /// The outermost value.
    var root: JSONValue { JSONValue(tree: self, index: 0) }
}

/// One value of a text of JSON.
struct JSONValue {
    let tree: JSONTree
    let index: Int

    private var entry: JSONTree.Entry { tree.entries[index] }

    var kind: JSONTree.Kind { entry.kind }
    /// Where it begins.
    var offset: Int { Int(entry.start) }
    var isContainer: Bool { kind == .array || kind == .object }

    /// The values of an array; of an object, its keys and values in turn; of others none.
    private var parts: [JSONValue] {
        guard isContainer else { return [] }
        var parts: [JSONValue] = []
        var place = index + 1
        while place < Int(entry.next) {
            parts.append(JSONValue(tree: tree, index: place))
            place = Int(tree.entries[place].next)
        }
        return parts
    }

    /// The values of an array; nil where it is none.
    var elements: [JSONValue]? { kind == .array ? parts : nil }

    /// The keys of an object with their values; nil where it is none.
    var members: [(key: JSONValue, value: JSONValue)]? {
        guard kind == .object else { return nil }
        let parts = parts
        return stride(from: 0, to: parts.count - 1, by: 2).map { (parts[$0], parts[$0 + 1]) }
    }

    /// The value of a key of an object, the last one if there are several.
    subscript(key: String) -> JSONValue? {
        guard kind == .object else { return nil }
        var found: JSONValue?
        var place = index + 1
        while place < Int(entry.next) {
            let value = Int(tree.entries[place].next)
            if JSONValue(tree: tree, index: place).isText(key) { found = JSONValue(tree: tree, index: value) }
            place = Int(tree.entries[value].next)
        }
        return found
    }

    /// The value of the first of these keys that has one.
    subscript(first keys: [String]) -> JSONValue? {
        for key in keys {
            if let value = self[key], value.kind != .null { return value }
        }
        return nil
    }

    /// What stands between the quotes of a string.
    private var inner: ArraySlice<UInt8> { tree.bytes[Int(entry.start) + 1..<Int(entry.end) - 1] }

    private func isText(_ text: String) -> Bool {
        inner.contains(.backslash) ? string == text : inner.elementsEqual(text.utf8)
    }
}

extension JSONValue {
    /// The text of a string; nil where it is none.
    var string: String? {
        guard kind == .string else { return nil }
        guard inner.contains(.backslash) else { return String(decoding: inner, as: UTF8.self) }
        return JSONEscapes.unescaped(Array(inner))
    }

    /// The text of a string, or the digits of a number or a boolean: what may name a node.
    var name: String? {
        if kind == .number || kind == .boolean { return source }
        return string
    }

    /// A whole number.
    var integer: Int? { kind == .number ? Int(source) : nil }

    /// Whether it is the word `true`, or `false`; nil where it is neither.
    var boolean: Bool? { kind == .boolean ? source == "true" : nil }

    private var source: String { String(decoding: tree.bytes[Int(entry.start)..<Int(entry.end)], as: UTF8.self) }
}
