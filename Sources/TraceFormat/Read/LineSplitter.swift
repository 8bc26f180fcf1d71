/// Cuts bytes that come in pieces into lines.
struct LineSplitter {
    /// The beginning of a line whose end has not come.
    private(set) var rest: [UInt8] = []
    /// How many lines have ended.
    private(set) var lineCount = 0
    /// Whether the line that goes on is longer than any may be: it is passed over.
    private(set) var isPassingOver = false
    private let limit: Int

    /// - Parameter limit: The most bytes of a line.
    init(limit: Int) {
        self.limit = limit
    }

    /// Takes in a piece.
    ///
    /// - Parameter line: Called for each line that ends in it, without its end; `nil` for one that is too long.
    mutating func append(
        _ piece: UnsafeBufferPointer<UInt8>, _ line: (UnsafeBufferPointer<UInt8>?, _ number: Int) -> Void
    ) {
        var piece = piece[...]
        while let end = piece.firstIndex(of: UInt8(ascii: "\n")) {
            finishLine(piece[..<end], line)
            piece = piece[(end + 1)...]
        }
        if isPassingOver || rest.count + piece.count > limit {
            isPassingOver = true
            rest = []
        } else {
            rest += piece
        }
    }

    private mutating func finishLine(
        _ piece: Slice<UnsafeBufferPointer<UInt8>>, _ line: (UnsafeBufferPointer<UInt8>?, _ number: Int) -> Void
    ) {
        lineCount += 1
        if isPassingOver || rest.count + piece.count > limit {
            line(nil, lineCount)
        } else if rest.isEmpty {
            line(UnsafeBufferPointer(rebasing: piece), lineCount)
        } else {
            rest += piece
            rest.withUnsafeBufferPointer { line($0, lineCount) }
        }
        isPassingOver = false
        rest.removeAll(keepingCapacity: rest.capacity < 1 << 16)
    }
}
