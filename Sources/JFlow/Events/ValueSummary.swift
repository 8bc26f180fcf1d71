/// Describes values in brief, at a cost that does not grow with the value.
public enum ValueSummary {
    /// The most characters of a summary.
    public static let characterLimit = 80
    private static let elementLimit = 6
    private static let depthLimit = 3

    /// A value on one line, as Swift would write it, cut short where it is long.
    ///
    /// A collection is told by its first elements and its count, so that a long one is not walked through.
    public static func of(_ value: Any) -> String {
        cut(describe(value, depth: 0))
    }

    /// A text with no more characters than a summary may have.
    static func cut(_ text: String) -> String {
        // Characters are slow to count, and never more than code units.
        guard text.utf8.count > characterLimit, text.count > characterLimit else { return text }
        return text.prefix(characterLimit - 1) + "…"
    }

    private static func describe(_ value: Any, depth: Int) -> String {
        if let brief = ValueBrief(plain: value) { return brief.words }
        switch value {
        case let text as Substring: return quoted(String(text.prefix(characterLimit)))
        case is any Numeric, is Character: return "\(value)"
        default: break
        }
        guard depth < depthLimit else { return "…" }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.map { describe($0.value, depth: depth) } ?? "nil"
        case .collection, .set: return list(mirror, depth: depth)
        case .dictionary: return dictionary(mirror, depth: depth)
        case .tuple: return "(" + fields(mirror, depth: depth) + ")"
        default: return object(value, mirror, depth: depth)
        }
    }

    private static func object(_ value: Any, _ mirror: Mirror, depth: Int) -> String {
        if value is any CustomStringConvertible { return "\(value)" }
        if mirror.displayStyle == .struct || mirror.displayStyle == .class {
            return "\(mirror.subjectType)(" + fields(mirror, depth: depth) + ")"
        }
        return "\(value)"
    }

    static func quoted(_ text: String) -> String {
        text.utf8.count <= characterLimit ? "\"" + text + "\"" : "\"" + text.prefix(characterLimit) + "\""
    }

    private static func list(_ mirror: Mirror, depth: Int) -> String {
        let shown = mirror.children.prefix(elementLimit).map { describe($0.value, depth: depth + 1) }
        return "[" + shown.joined(separator: ", ") + rest(mirror) + "]"
    }

    private static func dictionary(_ mirror: Mirror, depth: Int) -> String {
        let shown = mirror.children.prefix(elementLimit).map { child in
            let pair = Mirror(reflecting: child.value).children.map { describe($0.value, depth: depth + 1) }
            return pair.joined(separator: ": ")
        }
        return "[" + (shown.isEmpty ? ":" : shown.joined(separator: ", ")) + rest(mirror) + "]"
    }

    private static func rest(_ mirror: Mirror) -> String {
        let count = mirror.children.count
        return count > elementLimit ? ", … \(count) in all" : ""
    }

    private static func fields(_ mirror: Mirror, depth: Int) -> String {
        mirror.children.prefix(elementLimit).map { child in
            let label = child.label.flatMap { $0.hasPrefix(".") ? nil : "\($0): " } ?? ""
            return label + describe(child.value, depth: depth + 1)
        }.joined(separator: ", ")
    }
}
