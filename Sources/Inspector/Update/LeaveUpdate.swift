import TerminalCore

/// The ways out: quit, interrupt, and the questions before them.
extension Model {
    mutating func leave() -> [Effect] {
        if replay != nil || attachment != nil {
            leavingCode = 0
            return [.quit]
        }
        if isSafeToLeave {
            leavingCode = ExitStatus.code(for: run, isInterrupted: false)
            return [.quit]
        }
        // What is being cancelled already needs no question.
        if mode == .cancelling { return cancelAndLeave() }
        question = .leave
        return []
    }

    /// Ctrl-c: leaves what has not begun or has ended; else cancels, and leaves at once at the second time.
    mutating func interrupted() -> [Effect] {
        changed()
        if mode.isEnded || replay != nil || attachment != nil { return leave() }
        interruptCount += 1
        if isSafeToLeave {
            leavingCode = ExitStatus.interrupted
            return [.quit]
        }
        if interruptCount > 1 {
            leavingCode = ExitStatus.interrupted
            return [.exitNow]
        }
        return cancelAndLeave()
    }

    mutating func answered(_ question: Question, with key: Key) -> [Effect] {
        self.question = nil
        if case .runAgain(let offer) = question { return answeredRunAgain(offer, with: key) }
        switch (question, key) {
        case (.leave, .character("y")), (.leave, .character("q")):
            return cancelAndLeave()
        case (.cancelRun, .character("y")), (.cancelRun, .character("X")):
            isCancelling = true
            return [.cancelRun]
        case (_, .enter), (_, .escape), (_, .backspace), (_, .character("n")):
            return []
        default:
            self.question = question
            return []
        }
    }

    private mutating func cancelAndLeave() -> [Effect] {
        interruptCount = max(interruptCount, 1)
        question = nil
        isCancelling = true
        leavesWhenEnded = true
        leavingCode = ExitStatus.interrupted
        dropNotice()
        return [.cancelRun]
    }

    /// Whether nothing has started yet, or everything has ended.
    private var isSafeToLeave: Bool {
        mode.isEnded || mode == .starting || (mode == .held && !run.hasStarted)
    }
}
