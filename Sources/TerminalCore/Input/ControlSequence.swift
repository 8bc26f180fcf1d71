/// A sequence `ESC [ parameters final`: keys, mouse reports, focus, paste and the answer about a mode.
struct ControlSequence {
    private let parameters: ArraySlice<UInt8>
    private let final: UInt8
    private let count: Int

    /// Reads a sequence; the input begins with `ESC [`.
    static func read(_ input: ArraySlice<UInt8>) -> Sequences.Step {
        let start = input.startIndex + 2
        switch input.dropFirst(2).first {
        case nil: return .incomplete
        case Byte.bracket: return readLinuxConsole(input)
        case UInt8(ascii: "M"): return MouseReport.readOldForm(input)
        default: break
        }
        for index in start..<input.endIndex {
            let count = index - input.startIndex + 1
            switch input[index] {
            case 0x20...0x3f where count < Sequences.longestControl: continue
            case 0x20...0x3f: return .ignored(count: count)
            case 0x40...0x7e:
                let parameters = input[start..<index]
                return ControlSequence(parameters: parameters, final: input[index], count: count).meaning
            default: return .ignored(count: count - 1)
            }
        }
        return .incomplete
    }

    /// `ESC [ [ A` to `E`: F1 to F5 of the Linux console.
    private static func readLinuxConsole(_ input: ArraySlice<UInt8>) -> Sequences.Step {
        guard let byte = input.dropFirst(3).first else { return .incomplete }
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "E"): return .event(.key(.function(Int(byte) - 0x40)), count: 4)
        case 0x20...0x7e: return .ignored(count: 4)
        default: return .ignored(count: 3)
        }
    }

    private var meaning: Sequences.Step {
        guard let event else {
            if isPasteStart { return .pasteBegan(count: count) }
            if let answer = synchronisedUpdates { return .synchronisedUpdates(answer, count: count) }
            return isIdentity ? .identity(count: count) : .ignored(count: count)
        }
        return .event(event, count: count)
    }

    private var event: TerminalEvent? {
        switch final {
        case UInt8(ascii: "M"), UInt8(ascii: "m"):
            MouseReport(parameters: parameters, isRelease: final == UInt8(ascii: "m")).event.map { .mouse($0) }
        case UInt8(ascii: "I") where parameters.isEmpty: .focus(true)
        case UInt8(ascii: "O") where parameters.isEmpty: .focus(false)
        case UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "@"): Self.key(number: number(0)).map { .key($0) }
        default: isPrivate ? nil : Self.key(final: final).map { .key($0) }
        }
    }

    private var isPrivate: Bool { parameters.first.map { (0x3c...0x3f).contains($0) } ?? false }

    private var isPasteStart: Bool { final == UInt8(ascii: "~") && number(0) == 200 }

    private var isIdentity: Bool { final == UInt8(ascii: "c") && parameters.first == UInt8(ascii: "?") }

    /// `ESC [ ? 2026 ; 1 $ y`: 0 is unknown, 4 is off for good.
    private var synchronisedUpdates: Bool? {
        guard final == UInt8(ascii: "y"), parameters.first == UInt8(ascii: "?"), number(0) == 2026 else { return nil }
        return (1...3).contains(number(1))
    }

    private func number(_ index: Int) -> Int { Self.number(parameters, index) }

    /// The parameter at an index; 0 where it is missing or no number.
    static func number(_ parameters: ArraySlice<UInt8>, _ index: Int) -> Int {
        let fields = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        guard index < fields.count else { return 0 }
        let digits = fields[index].filter { (0x30...0x39).contains($0) }
        return Int(String(decoding: digits, as: UTF8.self)) ?? 0
    }

    /// The key of a final letter, the same after `ESC [` and after `ESC O`.
    static func key(final: UInt8) -> Key? {
        switch final {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "Z"): .backTab
        case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final) - 0x4f)
        default: nil
        }
    }

    private static func key(number: Int) -> Key? {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23, 24: .function(number - 12)
        default: nil
        }
    }
}
