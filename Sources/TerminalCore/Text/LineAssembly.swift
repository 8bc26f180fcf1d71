/// Makes safe lines of bytes that come in pieces.
package struct LineAssembly: Sendable {
    /// A line that is longer is given in parts, so that one without an end takes no end of memory.
    package static let longestLine = 8192
    private var rest: [UInt8] = []

    /// Begins without anything.
    package init() {}

    /// Takes bytes and gives the lines that are complete by them, each made safe.
    package mutating func append(_ bytes: [UInt8]) -> [String] {
        var lines: [String] = []
        var left = bytes[...]
        while let end = left.firstIndex(of: UInt8(ascii: "\n")) {
            extend(by: left[..<end], into: &lines)
            if rest.last == UInt8(ascii: "\r") { rest.removeLast() }
            lines.append(take())
            left = left[(end + 1)...]
        }
        extend(by: left, into: &lines)
        return lines
    }

    private mutating func extend(by bytes: ArraySlice<UInt8>, into lines: inout [String]) {
        guard rest.count + bytes.count >= Self.longestLine else {
            rest += bytes
            return
        }
        for byte in bytes {
            rest.append(byte)
            if rest.count >= Self.longestLine && !isInsideScalar { lines.append(take()) }
        }
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
