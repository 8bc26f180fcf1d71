import TerminalCore

private typealias RunHint = Hint<Command>

/// The mode and the keys that act now; a notice, where there is no other room for one.
func drawFooter(_ model: Model, in area: Rectangle, _ frame: inout Frame) {
    let isCovered = model.isHelpOpen || model.failure.isOpen || (model.detail.isOpen && model.detail.isFocused)
    if let replay = model.replay, !isCovered || replay.typedGoal != nil {
        return drawReplayFooter(model, replay, in: area, &frame)
    }
    let hasNotice = Panes(of: model).strip.isEmpty && !model.isHelpOpen && footerNotice(model) != nil
    let line =
        StyledText(footerMargin(area)) + modeField(model, in: area, isShort: hasNotice)
        + StyledText(" \(model.signs.vertical) ", Theme.dim)
    if let question = model.question {
        return frame.write(line + StyledText(question.answers), in: area, signs: model.signs)
    }
    if hasNotice, let said = footerNotice(model) {
        return frame.write(line + said, in: area, signs: model.signs)
    }
    frame.write(
        line, footerHints(model), tail: footerTail(model), keys: model.keys, in: area, signs: model.signs)
}

/// The mode, or that the run is another process's.
private func modeField(_ model: Model, in area: Rectangle, isShort: Bool) -> StyledText {
    if let attachment = model.attachment {
        let field = AttachedField(attachment, model)
        return isShort ? field.shortest : attachedField(field, model, in: area)
    }
    let word = StyledText(model.mode.word, Theme.style(of: model.mode))
    guard case .pausedBefore(let task) = model.mode, area.columns >= 60 else { return word }
    return word + StyledText(" before \(fitted(model.run.name(of: task), to: 16, isASCII: model.signs.isASCII))")
}

/// As much as leaves room for the first key that acts now or, where there is too little for both, for the others.
private func attachedField(_ field: AttachedField, _ model: Model, in area: Rectangle) -> StyledText {
    let tail = footerTail(model).map { $0.text(model.keys).width + 2 }.reduce(2 * footerMargin(area).count + 2, +)
    let hint = footerHints(model).first.map { $0.text(model.keys).width + 1 } ?? 0
    let rooms = [area.columns - tail - hint, area.columns - tail]
    return rooms.compactMap { field.form(in: $0) }.first ?? field.shortest
}

/// What must be read where there is no strip: a notice, or that the run is being cancelled.
private func footerNotice(_ model: Model) -> StyledText? {
    model.notice == nil && model.mode != .cancelling ? nil : lastLine(model)
}

private func footerTail(_ model: Model) -> [RunHint] {
    model.isHelpOpen
        ? [RunHint(.back, word: "back")]
        : [RunHint(.help, word: "help"), RunHint(.quit, word: model.attachment == nil ? "quit" : "detach")]
}

private func footerHints(_ model: Model) -> [RunHint] {
    let scroll = RunHint(.moveUp, .moveDown, word: "scroll")
    if model.isHelpOpen { return model.help.lastTop > 0 ? [scroll] : [] }
    if model.failure.isOpen {
        let next = model.run.allFailures.count > 1 ? [RunHint(.nextFailure, word: "next")] : []
        return runHints(model) + next + [RunHint(.back, word: "graph"), RunHint(.open, word: "details")]
            + (FailureContent(of: model).lastTop > 0 ? [scroll] : [])
    }
    if model.detail.isOpen && model.detail.isFocused {
        let content = DetailContent(of: model)
        let moves = [scroll, RunHint(.pageUp, .pageDown, word: "page"), RunHint(.last, word: "end")]
        let own = [RunHint(.back, word: "back")] + (content.firstTop < content.lastTop ? moves : [])
        return own + runHints(model)
    }
    return runHints(model) + shownHints(model)
}

private func runHints(_ model: Model) -> [RunHint] {
    if let replay = model.replay {
        return [
            RunHint(.togglePause, word: replay.isPlaying ? "pause" : "play"),
            RunHint(.eventBack, .eventOn, word: "event"),
        ]
    }
    let next = model.attachment != nil && model.run.end != nil && !model.leavesEndedRun
    let nextRun = next ? [RunHint(.toggleFollow, word: "next run")] : []
    if model.steeringObstacle != nil { return nextRun }
    let steering = [
        RunHint(.step, word: "step"), RunHint(.toggleBreakpoint, word: "break"), RunHint(.cancelTask, word: "cancel"),
    ]
    switch model.mode {
    case .held: return [RunHint(.togglePause, word: "runs it"), RunHint(.step, word: "steps")]
    case .running: return [RunHint(.togglePause, word: "pause")] + steering
    case .paused, .pausedBefore, .step: return [RunHint(.togglePause, word: "go on")] + steering
    case .done, .failed, .cancelled:
        let isRetriable = model.selection.map { model.run.tasks[$0].isRetriable } ?? false
        guard model.offersReruns else { return nextRun }
        return nextRun + (isRetriable ? [RunHint(.retry, word: "retry")] : []) + [RunHint(.runAgain, word: "run again")]
    case .starting, .waiting, .lost, .cancelling: return []
    }
}

private func shownHints(_ model: Model) -> [RunHint] {
    if model.attachment != nil, model.run.plan == nil { return [] }
    let open = [RunHint(.switchPane, word: "log"), RunHint(.back, word: "back")]
    var hints = model.detail.isOpen ? open : [RunHint(.open, word: "details")]
    if model.mode == .held { hints.append(RunHint(.toggleBreakpoint, word: "break")) }
    if !model.run.allFailures.isEmpty { hints.append(RunHint(.nextFailure, word: "failure")) }
    if !model.follow.isOn && !model.mode.isEnded { hints.append(RunHint(.toggleFollow, word: "follow")) }
    return hints + [RunHint(.zoomIn, .zoomOut, word: "zoom")]
}
