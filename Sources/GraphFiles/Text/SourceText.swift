internal import TerminalCore

/// The text of a file as UTF-8 without a byte order mark, its lines ended by `\n` alone.
///
/// Bytes that are no UTF-8 become U+FFFD, with a note: a name in another encoding should cost a character, not the
/// picture. A zero byte is in no text, so that readers may take it for the end.
struct SourceText {
    let bytes: [UInt8]
    /// What a user should know of the encoding.
    let notes: [String]

    /// Decodes a file.
    ///
    /// - Throws: where the file is too long, or binary.
    init(_ file: [UInt8], limits: ReadingLimits) throws(ReadingFailure) {
        // Whoever reads the file stops behind the limit: how many bytes there are, nobody knows.
        let most = min(limits.bytes, Int(Int32.max))
        guard file.count <= most else {
            let advice = most < limits.bytes ? "No larger file can be read." : "Raise the limit with --max-bytes."
            throw ReadingFailure(at: nil, "holds more than \(grouped(most)) bytes. \(advice)")
        }
        let (text, notes) = Self.decoded(file)
        guard !text.contains(0) else {
            throw ReadingFailure(
                at: nil,
                """
                is no text: it holds zero bytes, as binary files do, and UTF-16 without a byte order mark. \
                Give a text file in UTF-8.
                """)
        }
        bytes = Self.withPlainLineEnds(text)
        self.notes = notes
    }

    private static func decoded(_ file: [UInt8]) -> ([UInt8], [String]) {
        if file.starts(with: [0xff, 0xfe]) { return (transcoded(file) { UInt16($0) | UInt16($1) << 8 }, []) }
        if file.starts(with: [0xfe, 0xff]) { return (transcoded(file) { UInt16($0) << 8 | UInt16($1) }, []) }
        let text = file.starts(with: [0xef, 0xbb, 0xbf]) ? Array(file.dropFirst(3)) : file
        guard String(validating: text, as: UTF8.self) == nil else { return (text, []) }
        return (Array(String(decoding: text, as: UTF8.self).utf8), ["bytes that are no UTF-8 are shown as \u{fffd}"])
    }

    /// Units of UTF-16 as UTF-8; what is no pair of surrogates is repaired, and a last odd byte left out.
    private static func transcoded(_ file: [UInt8], unit: (UInt8, UInt8) -> UInt16) -> [UInt8] {
        let units = stride(from: 2, to: file.count - 1, by: 2).map { unit(file[$0], file[$0 + 1]) }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func withPlainLineEnds(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(.carriageReturn) else { return text }
        var plain: [UInt8] = []
        plain.reserveCapacity(text.count)
        for (index, byte) in text.enumerated() {
            guard byte == .carriageReturn else {
                plain.append(byte)
                continue
            }
            if index + 1 == text.count || text[index + 1] != .newline { plain.append(.newline) }
        }
        return plain
    }
}

extension SourceText {
    /// The place of an offset, as people count, with its line.
    func place(of offset: Int) -> GraphFileError.Place {
        let offset = min(offset, bytes.count)
        let start = bytes[..<offset].lastIndex(of: .newline).map { $0 + 1 } ?? 0
        let end = bytes[offset...].firstIndex(of: .newline) ?? bytes.count
        let before = String(decoding: bytes[start..<offset], as: UTF8.self).unicodeScalars
        let after = String(decoding: bytes[offset..<end].prefix(4 * Self.mostAfter), as: UTF8.self).unicodeScalars
        let shownBefore =
            before.count > Self.mostBefore ? "…" + scalars(before.suffix(Self.mostBefore)) : scalars(before)
        let shownAfter = after.count > Self.mostAfter ? scalars(after.prefix(Self.mostAfter)) + "…" : scalars(after)
        return GraphFileError.Place(
            line: line(of: offset), column: before.count + 1, excerpt: safe(shownBefore + shownAfter),
            indent: DisplayWidth.of(safe(shownBefore)))
    }

    /// The number of the line of an offset, from 1.
    func line(of offset: Int) -> Int { bytes[..<min(offset, bytes.count)].count { $0 == .newline } + 1 }

    private static let mostBefore = 60
    private static let mostAfter = 40

    private func scalars(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
