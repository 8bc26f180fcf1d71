/// What the mouse did, and over which cell.
package struct MouseEvent: Sendable, Hashable {
    /// A button of the mouse.
    package enum Button: Sendable, Hashable {
        case left, middle, right
    }

    /// What happened.
    package enum Kind: Sendable, Hashable {
        case press(Button)
        case release
        /// The mouse moved with a button held.
        case drag
        case wheelUp, wheelDown
    }

    /// The keys held meanwhile.
    package struct Modifiers: OptionSet, Sendable, Hashable {
        /// The bits of an SGR mouse report.
        package let rawValue: Int

        /// Makes a set from the bits of an SGR mouse report.
        package init(rawValue: Int) { self.rawValue = rawValue }

        /// Shift, where the terminal does not keep it for itself.
        package static let shift = Modifiers(rawValue: 4)
        /// Alt.
        package static let alternate = Modifiers(rawValue: 8)
        /// Control.
        package static let control = Modifiers(rawValue: 16)
    }

    /// What happened.
    package var kind: Kind
    /// The cell below the mouse.
    package var position: Point
    /// The keys held meanwhile.
    package var modifiers: Modifiers

    /// Makes an event.
    package init(kind: Kind, position: Point, modifiers: Modifiers = []) {
        self.kind = kind
        self.position = position
        self.modifiers = modifiers
    }
}
