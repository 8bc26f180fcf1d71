package import TerminalCore

/// Everything that decides what the list of programs shows; it changes only through ``update(_:_:)``.
package struct ProgramListModel: Sendable {
    /// The extent of the screen.
    var size: Size
    let signs: Signs
    let hasColor: Bool
    /// Grows with every change of what is shown.
    package internal(set) var revision = 0
    /// The programs, in the order of the rows; `nil` before anybody has looked for them.
    var programs: [AttachableProgram]?
    /// The socket of the selected program: the selection stays on it wherever its row goes.
    var selectedSocket: String?
    /// The first row in sight.
    var top = 0
    /// What the screen has to say until the next key.
    var notice: String?
    var isHelpOpen = false
    var helpTop = 0
    var isMouseOn = true
    var lastClick: ProgramClick?

    /// A screen that knows of no program yet.
    ///
    /// - Parameters:
    ///   - size: The extent of the screen.
    ///   - signs: The characters to draw with.
    ///   - hasColor: Whether colours are used.
    package init(size: Size, signs: Signs = .unicode, hasColor: Bool = true) {
        self.size = size
        self.signs = signs
        self.hasColor = hasColor
    }

    /// The status to leave with: looking at a list can't fail.
    package var exitCode: Int32 { ExitStatus.success }

    /// The row of the selected program.
    var selectedRow: Int? { programs?.firstIndex { $0.socket == selectedSocket } }

    /// The selected program.
    package var selection: AttachableProgram? { selectedRow.flatMap { programs?[$0] } }

    mutating func changed() { revision += 1 }
}

/// Where the mouse was pressed last, to know a double click. The list has no clock, but a new one comes every second.
struct ProgramClick: Sendable, Hashable {
    let socket: String
    /// How many lists have come since.
    var age = 0

    /// A second click comes before the second list, or is one of its own.
    var mayBecomeDouble: Bool { age < 2 }
}
