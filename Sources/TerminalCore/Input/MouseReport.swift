/// The numbers of a mouse report: which button and keys, and the cell counted from 1.
struct MouseReport {
    private let bits: Int
    private let column: Int
    private let row: Int
    private let isRelease: Bool

    /// A report in SGR form: `ESC [ < bits ; column ; row` and `M`, or `m` for a release.
    init(parameters: ArraySlice<UInt8>, isRelease: Bool) {
        let isGenuine = parameters.first == UInt8(ascii: "<")
        bits = ControlSequence.number(parameters, 0)
        column = isGenuine ? ControlSequence.number(parameters, 1) : 0
        row = ControlSequence.number(parameters, 2)
        self.isRelease = isRelease
    }

    private init(oldForm bytes: ArraySlice<UInt8>) {
        let numbers = bytes.map { Int($0) - 32 }
        bits = numbers[0]
        column = numbers[1]
        row = numbers[2]
        isRelease = numbers[0] & 0b11 == 3
    }

    /// `ESC [ M` and three bytes, from terminals that do not know the SGR form.
    static func readOldForm(_ input: ArraySlice<UInt8>) -> Sequences.Step {
        let bytes = input.dropFirst(3).prefix(3)
        guard bytes.count == 3 else { return .incomplete }
        guard let event = MouseReport(oldForm: bytes).event else { return .ignored(count: 6) }
        return .event(.mouse(event), count: 6)
    }

    /// Nil for what we do not follow: further buttons, sideways wheels, movement without a button.
    var event: MouseEvent? {
        guard let kind, column > 0, row > 0 else { return nil }
        return MouseEvent(
            kind: kind, position: Point(column: column - 1, row: row - 1),
            modifiers: MouseEvent.Modifiers(rawValue: bits & 0b11100))
    }

    private var kind: MouseEvent.Kind? {
        guard bits >= 0, bits < 128 else { return nil }
        let button = bits & 0b11
        if bits & 64 != 0 { return button == 0 ? .wheelUp : button == 1 ? .wheelDown : nil }
        if bits & 32 != 0 { return button == 3 ? nil : .drag }
        if isRelease { return .release }
        return [.press(.left), .press(.middle), .press(.right), nil][button]
    }
}
