/// Makes safe lines of bytes that come in pieces.
package struct LineAssembly: Sendable {
    /// A line that is longer is given in parts, so that one without an end takes no end of memory.
    package static let longestLine = 8192
    private var rest: [UInt8] = []

    /// Begins without anything.
    package init() {}

    /// Takes bytes and gives the lines that are complete by them, each made safe.
    package mutating func append(_ bytes: some Sequence<UInt8>) -> [String] {
        var lines: [String] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                if rest.last == UInt8(ascii: "\r") { rest.removeLast() }
                lines.append(take())
            } else {
                rest.append(byte)
                if rest.count >= Self.longestLine && !isInsideScalar { lines.append(take()) }
            }
        }
        return lines
    }

    /// The last line if it had no end; nil if there is none.
    package mutating func finish() -> String? { rest.isEmpty ? nil : take() }

    private mutating func take() -> String {
        defer { rest.removeAll(keepingCapacity: true) }
        return SafeText(bytes: rest).text
    }

    /// True if the last bytes begin a scalar that is not complete.
    private var isInsideScalar: Bool {
        guard let start = rest.suffix(4).lastIndex(where: { $0 & 0xc0 != 0x80 }),
            let length = UTF8Decoding.length(startingWith: rest[start])
        else { return false }
        return rest.count - start < length
    }
}
