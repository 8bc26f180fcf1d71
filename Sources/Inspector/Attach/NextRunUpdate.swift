import JFlow

/// When the ended run of another process is left for its next one.
extension Model {
    /// Decides what becomes of the run that has just ended.
    mutating func decideOnNextRun() {
        guard attachment != nil else { return }
        attachment?.nextRun = run.end == .failed ? .stays : .followed(at: now + NextRun.rest)
    }

    /// Takes note of orders: a run that the user ordered is one that the user wants to see.
    mutating func ordersWereGiven(_ effects: [Effect], noEarlierThan moment: Duration) {
        guard let attachment, attachment.nextRun != .awaited else { return }
        let isRunAgain = effects.contains { if case .runAgain = $0 { true } else { false } }
        if isRunAgain { self.attachment?.nextRun = .ordered(at: moment) }
    }

    /// Asks for the next run, if that is due.
    mutating func nextRunIsDue() -> [Effect] {
        guard let moment = nextRunDeadline, now >= moment else { return [] }
        attachment?.nextRun = .awaited
        changed()
        return [.nextRun]
    }

    /// When the next run is asked for, in monotonic time; never under an open question about the one that is shown.
    var nextRunDeadline: Duration? {
        guard let attachment, attachment.standstill == nil, run.end != nil, question == nil else { return nil }
        switch attachment.nextRun {
        case .followed(let moment): return follow.isOn ? moment : nil
        case .ordered(let moment): return moment
        case .stays, .awaited: return nil
        }
    }

    /// Whether the next run takes the place of the ended one without a key.
    var leavesEndedRun: Bool {
        guard let attachment, run.end != nil else { return false }
        switch attachment.nextRun {
        case .stays: return false
        case .followed: return follow.isOn
        case .ordered, .awaited: return true
        }
    }

    /// `f` after the end.
    mutating func followNextRun() -> [Effect] {
        follow.isOn = true
        follow.lastMove = nil
        say(Self.nextRunNotice)
        guard let attachment, attachment.standstill == nil, attachment.nextRun != .awaited else { return [] }
        self.attachment?.nextRun = .awaited
        return [.nextRun]
    }

    /// Another run has taken the place of the one that was shown.
    mutating func nextRunBegan() {
        guard attachment != nil else { return }
        // A question about the former run means nothing now, nor do the words that another one would come.
        question = nil
        if notice == Self.nextRunNotice { dropNotice() }
        self.attachment?.nextRun = .stays
    }

    private static let nextRunNotice = "shows the next run as soon as there is one"

    /// The breakpoints of the user, for a run of a process that may not know of them.
    var breakpointOrders: [Effect] {
        guard attachment?.allowsControl == true, run.end == nil else { return [] }
        return breakpoints.sorted().map { .setBreakpoint(true, task: $0) }
    }
}
