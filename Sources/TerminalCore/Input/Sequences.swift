/// Reads one key or sequence from the beginning of the input, without any memory.
///
/// What a beginning means never depends on bytes behind it that it does not own: that makes the decoder give the same
/// events however its input is cut.
struct Sequences {
    enum Step: Equatable {
        case incomplete
        case ignored(count: Int)
        case event(TerminalEvent, count: Int)
        case pasteBegan(count: Int)
        case synchronisedUpdates(Bool, count: Int)
        case identity(count: Int)
    }

    let table: KeyTable
    /// No sequence that we know is longer; what is, is rubbish and swallowed so far.
    static let longestControl = 64
    static let longestString = 4096

    func read(_ input: ArraySlice<UInt8>) -> Step {
        switch table.match(input) {
        case .undecided: return .incomplete
        case .key(let key, let count): return .event(.key(key), count: count)
        case .none: break
        }
        return input.first == Byte.escape ? readEscape(input) : readPlain(input)
    }

    /// A control character, or a character of UTF-8.
    private func readPlain(_ input: ArraySlice<UInt8>) -> Step {
        guard let first = input.first else { return .incomplete }
        if first < 0x20 || first == Byte.delete { return .event(.key(Self.control(first)), count: 1) }
        guard let length = UTF8Decoding.length(startingWith: first) else { return replacement(count: 1) }
        let bytes = input.prefix(length)
        if let wrong = bytes.dropFirst().firstIndex(where: { $0 & 0xc0 != 0x80 }) {
            return replacement(count: wrong - input.startIndex)
        }
        guard bytes.count == length else { return .incomplete }
        guard let scalar = UTF8Decoding.scalar(bytes) else { return replacement(count: length) }
        if scalar.properties.generalCategory == .control { return .ignored(count: length) }
        return .event(.key(.character(Character(scalar))), count: length)
    }

    private func replacement(count: Int) -> Step { .event(.key(.character("\u{fffd}")), count: count) }

    private static func control(_ byte: UInt8) -> Key {
        switch byte {
        case 0x08, Byte.delete: .backspace
        case 0x09: .tab
        case 0x0a, 0x0d: .enter
        case 0x01...0x1a: .control(Character(Unicode.Scalar(byte + 0x60)))
        default: .control(Character(Unicode.Scalar(byte + 0x40)))
        }
    }

    private func readEscape(_ input: ArraySlice<UInt8>) -> Step {
        let rest = input.dropFirst()
        guard let second = rest.first else { return .incomplete }
        switch second {
        case Byte.escape: return .event(.key(.escape), count: 1)
        case Byte.bracket: return ControlSequence.read(input)
        case UInt8(ascii: "O"): return readSingleShift(input)
        case _ where Byte.stringStarts.contains(second): return skipString(input)
        default: return withAlternate(readPlain(rest))
        }
    }

    private func withAlternate(_ step: Step) -> Step {
        guard case .event(let event, let count) = step else {
            if case .ignored(let count) = step { return .ignored(count: count + 1) }
            return step
        }
        if case .key(.character(let character)) = event {
            return .event(.key(.alternate(character)), count: count + 1)
        }
        return .event(event, count: count + 1)
    }

    /// `ESC O A` and its kind: cursor keys in application mode, F1 to F4, the number pad.
    private func readSingleShift(_ input: ArraySlice<UInt8>) -> Step {
        for (count, byte) in input.enumerated().dropFirst(2) {
            switch byte {
            case 0x30...0x3b where count < Self.longestControl: continue
            case 0x40...0x7e:
                guard let key = ControlSequence.key(final: byte) ?? Self.numberPad(byte) else {
                    return .ignored(count: count + 1)
                }
                return .event(.key(key), count: count + 1)
            default: return .ignored(count: count)
            }
        }
        return .incomplete
    }

    private static func numberPad(_ byte: UInt8) -> Key? {
        switch byte {
        case UInt8(ascii: "M"): .enter
        case UInt8(ascii: "j")...UInt8(ascii: "y"): .character(Character(Unicode.Scalar(byte - 0x40)))
        default: nil
        }
    }

    /// Answers of the terminal that nobody asked for: swallowed up to the bell or the string terminator.
    ///
    /// No answer holds another control character. One that comes is a key, so that ctrl-c works even where an answer never
    /// ends.
    private func skipString(_ input: ArraySlice<UInt8>) -> Step {
        var isEscaped = false
        for (count, byte) in input.enumerated().dropFirst(2) {
            if byte == Byte.bell || count + 1 >= Self.longestString { return .ignored(count: count + 1) }
            if isEscaped { return .ignored(count: byte == UInt8(ascii: "\\") ? count + 1 : count - 1) }
            isEscaped = byte == Byte.escape
            if byte < 0x20, !isEscaped { return .ignored(count: count) }
        }
        return .incomplete
    }
}
