/// Reads bytes as UTF-8 and gives each byte that is none as such, instead of a replacement character.
struct UTF8Decoding: Sequence, IteratorProtocol {
    enum Piece: Equatable {
        case scalar(Unicode.Scalar)
        case invalid(UInt8)
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Piece? {
        guard position < bytes.count else { return nil }
        let first = bytes[position]
        guard let length = Self.length(startingWith: first), let scalar = scalar(length) else {
            position += 1
            return .invalid(first)
        }
        position += length
        return .scalar(scalar)
    }

    /// How many bytes a scalar has that begins with this one; nil where none does.
    static func length(startingWith byte: UInt8) -> Int? {
        switch byte {
        case 0x00...0x7f: 1
        case 0xc2...0xdf: 2
        case 0xe0...0xef: 3
        case 0xf0...0xf4: 4
        default: nil
        }
    }

    private func scalar(_ length: Int) -> Unicode.Scalar? {
        guard position + length <= bytes.count else { return nil }
        return Self.scalar(bytes[position..<position + length])
    }

    /// The scalar of exactly these bytes; nil where they are no valid UTF-8 (surrogates and long forms included).
    static func scalar(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
        let text = String(validating: bytes, as: UTF8.self)
        guard let scalars = text?.unicodeScalars, scalars.count == 1 else { return nil }
        return scalars.first
    }
}
