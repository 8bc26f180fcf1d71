#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Cuts bytes that come in pieces into lines.
package struct LineSplitter {
    /// The beginning of a line whose end has not come.
    package private(set) var rest: [UInt8] = []
    /// How many lines have ended.
    package private(set) var lineCount = 0
    /// Whether the line that goes on is longer than any may be: it is passed over.
    package private(set) var isPassingOver = false
    private let limit: Int

    /// - Parameter limit: The most bytes of a line.
    package init(limit: Int) {
        self.limit = limit
    }

    /// Takes in a piece.
    ///
    /// - Parameter line: Called for each line that ends in it, without its end; `nil` for one that is too long.
    package mutating func append(
        _ piece: UnsafeBufferPointer<UInt8>, _ line: (UnsafeBufferPointer<UInt8>?, _ number: Int) -> Void
    ) {
        var piece = piece
        while let end = piece.firstNewline {
            finishLine(UnsafeBufferPointer(rebasing: piece[..<end]), line)
            piece = UnsafeBufferPointer(rebasing: piece[(end + 1)...])
        }
        if isPassingOver || rest.count + piece.count > limit {
            isPassingOver = true
            rest = []
        } else {
            rest += piece
        }
    }

    private mutating func finishLine(
        _ piece: UnsafeBufferPointer<UInt8>, _ line: (UnsafeBufferPointer<UInt8>?, _ number: Int) -> Void
    ) {
        lineCount += 1
        if isPassingOver || rest.count + piece.count > limit {
            line(nil, lineCount)
        } else if rest.isEmpty {
            line(piece, lineCount)
        } else {
            rest += piece
            rest.withUnsafeBufferPointer { line($0, lineCount) }
        }
        isPassingOver = false
        rest.removeAll(keepingCapacity: rest.capacity < 1 << 16)
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate var firstNewline: Int? {
        guard let start = baseAddress, let end = memchr(start, Int32(UInt8(ascii: "\n")), count) else { return nil }
        return UnsafeRawPointer(end) - UnsafeRawPointer(start)
    }
}
