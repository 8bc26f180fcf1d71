/// Collects the bytes of a bracketed paste up to its end mark.
struct PasteBuffer: Sendable {
    enum Progress {
        case more
        /// A very long paste is given in parts; it goes on.
        case full(String)
        case end(String)
    }

    static let mostBytes = 1 << 20
    private static let endMark: [UInt8] = Array("\u{1b}[201~".utf8)
    private var bytes: [UInt8] = []

    mutating func append(_ byte: UInt8) -> Progress {
        bytes.append(byte)
        if byte == Self.endMark.last, bytes.suffix(Self.endMark.count) == Self.endMark[...] {
            bytes.removeLast(Self.endMark.count)
            return .end(take())
        }
        return bytes.count >= Self.mostBytes && !mayBeEnding ? .full(take()) : .more
    }

    private var mayBeEnding: Bool {
        (1..<Self.endMark.count).contains { bytes.suffix($0) == Self.endMark.prefix($0) }
    }

    /// The text so far, with the line ends of a terminal (carriage returns) turned into newlines.
    private mutating func take() -> String {
        defer { bytes = [] }
        var text: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\n"), index > 0, bytes[index - 1] == UInt8(ascii: "\r") { continue }
            text.append(byte == UInt8(ascii: "\r") ? UInt8(ascii: "\n") : byte)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
