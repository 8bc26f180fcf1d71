import TerminalCore

/// The mode and the keys that act now; a notice, where there is no other room for one.
func drawFooter(_ model: Model, in area: Rectangle, _ frame: inout Frame) {
    let margin = area.columns >= 60 ? " " : ""
    var line = StyledText(margin) + StyledText(model.mode.word, Theme.style(of: model.mode))
    if case .pausedBefore(let task) = model.mode, area.columns >= 60 {
        line += StyledText(" before \(fitted(model.run.name(of: task), to: 16, isASCII: model.signs.isASCII))")
    }
    line += StyledText(" \(model.signs.vertical) ", Theme.dim)
    if let question = model.question {
        return frame.write(line + StyledText(question.answers), in: area, signs: model.signs)
    }
    if Panes(of: model).strip.isEmpty, !model.isHelpOpen, let said = footerNotice(model) {
        return frame.write(line + said, in: area, signs: model.signs)
    }
    let tail = hints(footerTail(model), model, room: area.columns)
    let room = area.columns - line.width - tail.width - 1 - margin.count
    line += hints(footerHints(model), model, room: room)
    frame.write(line, in: area, signs: model.signs)
    frame.write(trailing: tail + StyledText(margin), in: area, reserved: line.width + 1, signs: model.signs)
}

/// What must be read where there is no strip: a notice, or that the run is being cancelled.
private func footerNotice(_ model: Model) -> StyledText? {
    model.notice == nil && model.mode != .cancelling ? nil : lastLine(model)
}

/// Keys and the word for what they do now.
private struct Hint {
    let commands: [Command]
    let word: String

    init(_ commands: Command..., word: String) {
        self.commands = commands
        self.word = word
    }

    func text(_ keys: KeyMap) -> StyledText {
        let labels = commands.map { keys.label(of: $0).split(separator: " ").first.map(String.init) ?? "" }
        return StyledText(labels.joined(separator: " "), Theme.bold) + StyledText(" \(word)")
    }
}

/// As many hints as there is room for.
private func hints(_ hints: [Hint], _ model: Model, room: Int) -> StyledText {
    var line = StyledText()
    for hint in hints {
        let text = hint.text(model.keys)
        let gap = line.spans.isEmpty ? "" : "  "
        guard line.width + gap.count + text.width <= room else { break }
        line += gap
        line += text
    }
    return line
}

private func footerTail(_ model: Model) -> [Hint] {
    model.isHelpOpen
        ? [Hint(.back, word: "back")] : [Hint(.help, word: "help"), Hint(.quit, word: "quit")]
}

private func footerHints(_ model: Model) -> [Hint] {
    let scroll = Hint(.moveUp, .moveDown, word: "scroll")
    if model.isHelpOpen { return HelpContent(of: model).lastTop > 0 ? [scroll] : [] }
    if model.failure.isOpen {
        let next = model.run.allFailures.count > 1 ? [Hint(.nextFailure, word: "next")] : []
        return runHints(model) + next + [Hint(.back, word: "graph"), Hint(.open, word: "details")]
            + (FailureContent(of: model).lastTop > 0 ? [scroll] : [])
    }
    if model.detail.isOpen && model.detail.isFocused {
        let content = DetailContent(of: model)
        let moves = [scroll, Hint(.pageUp, .pageDown, word: "page"), Hint(.last, word: "end")]
        let own = [Hint(.back, word: "back")] + (content.firstTop < content.lastTop ? moves : [])
        return own + runHints(model)
    }
    return runHints(model) + shownHints(model)
}

private func runHints(_ model: Model) -> [Hint] {
    let steering = [
        Hint(.step, word: "step"), Hint(.toggleBreakpoint, word: "break"), Hint(.cancelTask, word: "cancel"),
    ]
    switch model.mode {
    case .held: return [Hint(.togglePause, word: "runs it"), Hint(.step, word: "steps")]
    case .running: return [Hint(.togglePause, word: "pause")] + steering
    case .paused, .pausedBefore, .step: return [Hint(.togglePause, word: "go on")] + steering
    case .done, .failed, .cancelled:
        let isRetriable = model.selection.map { model.run.tasks[$0].isRetriable } ?? false
        return (isRetriable ? [Hint(.retry, word: "retry")] : []) + [Hint(.runAgain, word: "run again")]
    case .starting, .cancelling: return []
    }
}

private func shownHints(_ model: Model) -> [Hint] {
    let open = [Hint(.switchPane, word: "log"), Hint(.back, word: "back")]
    var hints = model.detail.isOpen ? open : [Hint(.open, word: "details")]
    if model.mode == .held { hints.append(Hint(.toggleBreakpoint, word: "break")) }
    if !model.run.allFailures.isEmpty { hints.append(Hint(.nextFailure, word: "failure")) }
    if !model.follow.isOn && !model.mode.isEnded { hints.append(Hint(.toggleFollow, word: "follow")) }
    return hints + [Hint(.zoomIn, .zoomOut, word: "zoom")]
}
