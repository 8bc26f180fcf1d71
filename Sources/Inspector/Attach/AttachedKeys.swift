import TerminalCore

extension Command {
    /// The keys of the screen of a run in another process that lets itself be steered.
    package static let attachedKeys = KeyMap(moving + running + watching)

    /// The keys of the screen of a run in another process that can only be looked at.
    package static let watchingKeys = KeyMap(moving + watching)

    private static let watching = (showing + others).map { binding in
        guard let words = attachedWords[binding.command] else { return binding }
        return KeyBinding(binding.command, binding.keys, binding.label, words, binding.group)
    }

    /// What means more, or less, than for a run of one's own.
    private static let attachedWords: [Command: String] = [.toggleFollow: "follow, next run", .quit: "detach"]

    /// Whether it concerns the run rather than the screen.
    fileprivate var isOrder: Bool {
        switch self {
        case .togglePause, .step, .stepLayer, .runToSelection, .toggleBreakpoint, .cancelTask, .cancelRun, .retry,
            .runAgain:
            true
        default: false
        }
    }
}

extension Model {
    /// What a key that is not listed would give if the process let itself be steered: it is told why it does nothing.
    func refusedCommand(for key: Key) -> Command? {
        attachment == nil ? nil : Command.attachedKeys.command(for: key)
    }

    /// Performs what a command means only while attached; `nil` if it means what it always does.
    mutating func attachedTakes(_ command: Command) -> [Effect]? {
        guard attachment != nil else { return nil }
        if command == .toggleFollow, run.end != nil { return followNextRun() }
        guard command.isOrder, let words = steeringObstacle ?? rerunObstacle(command) else { return nil }
        say(words)
        return []
    }

    private func rerunObstacle(_ command: Command) -> String? {
        guard command == .runAgain || command == .retry, !offersReruns else { return nil }
        return "\(programName) does not offer to run it again"
    }

    /// Whether an ended run can be run again from this screen.
    var offersReruns: Bool { attachment?.offersReruns ?? true }

    /// Why nothing can be steered; `nil` if it can.
    var steeringObstacle: String? {
        guard let attachment else { return nil }
        if attachment.isLost { return "the link is lost: nothing can be steered" }
        if !attachment.allowsControl { return "read only: \(programName) does not let anybody steer it" }
        if run.plan == nil { return "\(programName) has not run a workflow yet" }
        return attachment.standstill == nil ? nil : "attached again, but nothing came of a run yet: it can't be steered"
    }
}
