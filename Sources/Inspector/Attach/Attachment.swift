/// Another process whose runs are shown, and how the link to it stands.
package struct Attachment: Sendable, Hashable {
    /// What the process calls itself; not made safe for a terminal.
    package let program: String
    /// Its number.
    package let process: Int
    /// Whether it does what this screen asks.
    package let allowsControl: Bool
    /// Whether it runs a workflow again for those whom it lets steer.
    package let offersReruns: Bool
    /// Since when the link is lost; `nil` while it stands.
    var lossTime: Duration?
    /// The last moment of which anything is known: from the loss of the link until something has come over the next
    /// one. All clocks stand there. `nil` while what is shown goes on.
    var standstill: Duration?
    /// What becomes of the shown run when it has ended.
    var nextRun = NextRun.stays

    /// A process to which the link stands.
    ///
    /// - Parameters:
    ///   - program: What it calls itself; made safe where it is shown.
    ///   - process: Its number.
    ///   - allowsControl: Whether it does what this screen asks.
    ///   - offersReruns: Whether that includes another run of an ended one.
    package init(program: String, process: Int, allowsControl: Bool, offersReruns: Bool = true) {
        self.program = program
        self.process = process
        self.allowsControl = allowsControl
        self.offersReruns = offersReruns
    }

    /// Whether the link is lost.
    package var isLost: Bool { lossTime != nil }

    /// What the screen shows while it is attached, and would show a run of its own to be in some mode.
    func mode(insteadOf mode: ScreenMode) -> ScreenMode {
        if mode == .starting { return isLost ? .lost : .waiting }
        return standstill != nil && !mode.isEnded ? .lost : mode
    }
}

/// Whether the shown run of another process is left for the next one, once it has ended.
enum NextRun: Sendable, Hashable {
    /// It stays until the user wants the next one.
    case stays
    /// The next one is asked for at a moment, if what runs is followed then.
    case followed(at: Duration)
    /// The next one is asked for at a moment, whatever is followed: the user has ordered it.
    case ordered(at: Duration)
    /// The next one is shown as soon as it comes.
    case awaited

    /// How long an ended run is shown at least: one of milliseconds must not flicker by.
    static let rest = Duration.seconds(1)
}
