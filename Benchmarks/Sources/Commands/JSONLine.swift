internal import Foundation

/// An object of JSON in one line, its fields in the order they were added.
struct JSONLine {
    private var fields: [String] = []

    var text: String { "{" + fields.joined(separator: ", ") + "}" }

    mutating func add(_ name: String, _ value: Int) {
        fields.append("\"\(name)\": \(value)")
    }

    /// A tenth is as exact as any figure here; what is not a number is null.
    mutating func add(_ name: String, _ value: Double) {
        fields.append("\"\(name)\": " + (value.isFinite ? String(format: "%.1f", value) : "null"))
    }

    /// Text of ours: letters, digits, colons.
    mutating func add(_ name: String, _ value: String) {
        fields.append("\"\(name)\": \"\(value)\"")
    }
}
