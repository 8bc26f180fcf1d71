import JFlow
import TerminalCore

/// Playing a recorded run, and going to any moment of it.
extension Model {
    /// Performs what a command means for a recorded run; says whether it means anything.
    mutating func replayTakes(_ command: Command) -> Bool {
        guard let replay else { return false }
        switch command {
        case .togglePause: togglePlaying()
        case .eventBack: showEvent(replay.position - 1)
        case .eventOn: showEvent(replay.position + 1)
        case .tenthBack: showMoment(replay.time - replay.end / 10)
        case .tenthOn: showMoment(replay.time + replay.end / 10)
        case .slower: changePace(by: -1)
        case .faster: changePace(by: 1)
        case .step: showNextStart()
        case .runToSelection: _ = selection.map { showStart(of: $0) }
        case .goTo: self.replay?.typedGoal = ""
        case .nextFailure where run.allFailures.isEmpty && !failure.isOpen: go(to: .failure)
        case .stepLayer, .toggleBreakpoint, .cancelTask, .cancelRun, .retry, .runAgain:
            say("this run was recorded: it can only be looked at")
        default: return false
        }
        changed()
        return true
    }

    // MARK: Playing

    /// Decides how it is played, and whether at once.
    package mutating func beginReplay(speed: Double, plays: Bool) {
        replay?.speed = speed
        replay?.isPlaying = plays
    }

    mutating func togglePlaying() {
        guard var replay else { return }
        if replay.isAtEnd { showEvent(1) }
        replay = self.replay ?? replay
        replay.isPlaying.toggle()
        self.replay = replay
    }

    private mutating func changePace(by step: Int) {
        guard let pace = replay?.pace else { return }
        replay?.pace = min(max(pace + step, 0), Replay.paces.count - 1)
    }

    /// Lets so much time go by for whoever watches.
    mutating func replayWent(on duration: Duration) -> [Effect] {
        guard var replay, replay.isPlaying, duration > .zero else { return [] }
        // Nobody wants to wait again for what somebody else waited for.
        let next = run.isHeldStill ? replay.nextTime ?? .zero : .zero
        let events = replay.takeEvents(until: max(replay.time + duration * replay.speed, next))
        if replay.isAtEnd { replay.isPlaying = false }
        self.replay = replay
        let effects = eventsCame(Array(events))
        run.timeReached(replay.time)
        if replay.isAtEnd, run.end == nil { say("the recording ends here, before the run did") }
        followRun()
        changed()
        return effects
    }

    /// When, in monotonic time, the picture of a playing run changes.
    var replayDeadline: Duration? {
        guard let replay, replay.isPlaying else { return nil }
        let tick = Self.tick
        let event = replay.nextTime.map { ($0 - replay.time) / replay.speed } ?? tick
        return now + min(max(event, .zero), tick)
    }

    // MARK: Moving

    /// Goes to a moment; says so where there is no such moment.
    ///
    /// - Returns: Whether there is.
    @discardableResult
    package mutating func go(to goal: ReplayGoal) -> Bool {
        guard let replay else { return false }
        switch goal {
        case .begin: showEvent(1)
        case .end: showMoment(replay.end)
        case .failure:
            guard let position = replay.failures.first else { return sayNot("no task has failed") }
            showEvent(position)
        case .time(let time): showMoment(time)
        case .event(let number): showEvent(replay.position(ofEvent: number))
        case .task(let name):
            guard let task = run.task(named: name) else { return sayNot("there is no task \(cleaned(name))") }
            select(task)
            return showStart(of: task)
        }
        return true
    }

    private mutating func sayNot(_ words: String) -> Bool {
        say(words)
        return false
    }

    private mutating func showEvent(_ position: Int) {
        moveReplay { $0.show(&$1, after: position) }
        guard let latest = replay?.latest else { return }
        if let task = latest.kind.task { select(task) }
        say("event \(latest.sequence) at \(DurationText.precise(latest.time)): \(words(for: latest.kind))")
    }

    private mutating func showMoment(_ moment: Duration) {
        moveReplay { $0.show(&$1, at: moment) }
        follow.lastMove = nil
        followRun()
    }

    private mutating func showNextStart() {
        guard let position = replay?.positionOfNextStart else { return say("no task starts after this") }
        showEvent(position)
    }

    private mutating func showStart(of task: Int) -> Bool {
        guard let position = replay?.position(ofTask: task) else {
            return sayNot("nothing was recorded of \(run.name(of: task))")
        }
        showEvent(position)
        return true
    }

    private mutating func moveReplay(_ move: (inout Replay, inout RunModel) -> Void) {
        guard var replay else { return }
        // One owner of each at a time: a copy of a large run would take long.
        self.replay = nil
        replay.isPlaying = false
        let row = selectedListRow
        move(&replay, &run)
        self.replay = replay
        if run.allFailures.isEmpty { failure.isOpen = false }
        follow.hasSeenFailure = !run.failures.isEmpty
        if let drawingKey { drawings.mark(run, in: drawingKey) }
        holdListRow(row)
        changed()
    }

    // MARK: The prompt

    /// A key while the goal is typed: no letter is a command.
    mutating func goalTyped(_ key: Key, after typed: String) {
        switch key {
        case .character(let character): replay?.typedGoal = typed + String(character)
        case .backspace where !typed.isEmpty: replay?.typedGoal = String(typed.dropLast())
        case .enter:
            replay?.typedGoal = nil
            if !typed.isEmpty { go(to: ReplayGoal(typed)) }
        case .escape, .backspace: replay?.typedGoal = nil
        default: break
        }
        changed()
    }

    mutating func goalPasted(_ text: String) {
        guard let typed = replay?.typedGoal else { return }
        replay?.typedGoal = typed + cleaned(String(text.prefix(100)))
        changed()
    }
}

extension RunModel {
    /// The task of this name, or the first one whose name begins so.
    fileprivate func task(named name: String) -> Int? {
        tasks.firstIndex { $0.name == name } ?? tasks.firstIndex { $0.name.hasPrefix(name) }
    }
}

extension Event.Kind {
    /// The task that it is about.
    fileprivate var task: Int? {
        switch self {
        case .ready(let task), .started(let task), .finished(let task, _), .retrying(let task, _),
            .fallingBack(let task, _, _), .waiting(let task, _), .closed(let task), .element(let task, _),
            .progressed(let task, _):
            task
        case .logged(let task, _): task
        case .runStarted, .modeChanged, .dropped, .runFinished: nil
        }
    }
}

extension Model {
    /// An event in a few words.
    private func words(for kind: Event.Kind) -> String {
        switch kind {
        case .runStarted: "the run begins"
        case .ready(let task): "\(run.name(of: task)) is ready"
        case .started(let task): "\(run.name(of: task)) starts"
        case .finished(let task, let end): "\(run.name(of: task)) ends: \(end.state.word)"
        case .retrying(let task, let attempt): "\(run.name(of: task)) failed, attempt \(attempt.number)"
        case .fallingBack(let task, let other, _): "\(run.name(of: task)) falls back on \(run.name(of: other))"
        case .waiting(let task, let pool): "\(run.name(of: task)) waits for pool \(cleaned(pool))"
        case .closed(let task): "\(run.name(of: task)) is closed"
        case .element(let task, let report): "\(run.name(of: task)): element \(report.index) \(report.state.word)"
        case .logged(let task, _): task.map { "\(run.name(of: $0)) writes a line" } ?? "a line is written"
        case .progressed(let task, let fraction):
            "\(run.name(of: task)) is at \(fraction.isFinite ? Int(min(max(fraction, 0), 1) * 100) : 0)%"
        case .modeChanged(let mode): "the gate is \(mode.gateWord)"
        case .dropped(let count): "\(count) lines were lost"
        case .runFinished(let state): "the run ends: \(state.rawValue)"
        }
    }
}

extension RunMode {
    fileprivate var gateWord: String {
        switch self {
        case .running: "open"
        case .held: "held"
        case .paused, .pausedBefore: "paused"
        case .stepping: "stepped"
        case .cancelling: "closed: the run was cancelled"
        }
    }
}
