/// A value in brief as an event carries it: values of the most frequent types as they are, because making words of them
/// costs more than all else about an event and is not always asked for; all others in words.
@usableFromInline
enum ValueBrief: Sendable {
    case words(String)
    case int(Int)
    case double(Double)
    case bool(Bool)
    /// A text short enough to be told as a whole.
    case text(String)
    case void

    /// Tells any value.
    init<Value>(_ value: Value) {
        self = ValueBrief(plain: value) ?? .words(ValueSummary.of(value))
    }

    /// Tells a value of one of the most frequent types, without a cast; `nil` for any other.
    init?<Value>(plain value: Value) {
        // Each bit cast is to the very type that the value has.
        if Value.self == Int.self {
            self = .int(unsafeBitCast(value, to: Int.self))
        } else if Value.self == String.self {
            let text = unsafeBitCast(value, to: String.self)
            // One that is cut lets the memory of the whole go.
            self = text.utf8.count <= 64 ? .text(text) : .words(ValueSummary.cut(ValueSummary.quoted(text)))
        } else if Value.self == Bool.self {
            self = .bool(unsafeBitCast(value, to: Bool.self))
        } else if Value.self == Double.self {
            self = .double(unsafeBitCast(value, to: Double.self))
        } else if Value.self == Void.self {
            self = .void
        } else {
            return nil
        }
    }

    /// The value on one line, as ``ValueSummary`` tells it.
    var words: String {
        switch self {
        case .words(let words): words
        // Six times as fast as `description`, which is generic code.
        case .int(let value): "\(value)"
        case .double(let value): "\(value)"
        case .bool(let value): value ? "true" : "false"
        case .text(let text): ValueSummary.quoted(text)
        case .void: "()"
        }
    }
}
