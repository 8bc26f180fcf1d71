import TerminalCore

/// The mode and the keys that act now; a notice, where there is no other room for one.
func drawFooter(_ model: Model, in area: Rectangle, _ frame: inout Frame) {
    let margin = area.columns >= 60 ? " " : ""
    var line = StyledText(margin) + StyledText(model.mode.word, Theme.style(of: model.mode))
    if case .pausedBefore(let task) = model.mode, area.columns >= 60 {
        line += StyledText(" before \(fitted(model.run.name(of: task), to: 16, isASCII: model.signs.isASCII))")
    }
    line += StyledText(" \(model.signs.vertical) ", Theme.dim)
    if Panes(of: model).strip.isEmpty, let notice = model.notice {
        frame.write(line + StyledText(notice, Theme.notice), in: area, signs: model.signs)
        return
    }
    let tail = hints(footerTail(model), model, room: area.columns)
    let room = area.columns - line.width - tail.width - 2 - margin.count
    line += hints(footerCommands(model), model, room: room)
    frame.write(line, in: area, signs: model.signs)
    frame.write(trailing: tail + StyledText(margin), in: area, reserved: line.width + 1, signs: model.signs)
}

/// As many hints as there is room for: each the key and a word.
private func hints(_ commands: [(Command, String)], _ model: Model, room: Int) -> StyledText {
    var line = StyledText()
    for (command, word) in commands {
        let key = model.keys.label(of: command).split(separator: " ").first.map(String.init) ?? ""
        let hint = StyledText(key, Theme.bold) + StyledText(" \(word)")
        let gap = line.spans.isEmpty ? "" : "  "
        guard line.width + gap.count + hint.width <= room else { break }
        line += gap
        line += hint
    }
    return line
}

private func footerTail(_ model: Model) -> [(Command, String)] {
    model.isHelpOpen ? [(.back, "back")] : [(.help, "help"), (.quit, "quit")]
}

private func footerCommands(_ model: Model) -> [(Command, String)] {
    if model.isHelpOpen { return [(.moveUp, "down j scroll")] }
    if model.detail.isOpen && model.detail.isFocused {
        return [(.back, "back"), (.moveUp, "up"), (.moveDown, "down"), (.pageUp, "page"), (.last, "end of log")]
    }
    let shown: [(Command, String)] = [
        (.open, "details"), (.zoomIn, "zoom"), (.toggleFollow, "follow"), (.nextFailure, "failure"),
    ]
    switch model.mode {
    case .held: return [(.togglePause, "runs it"), (.step, "steps"), (.open, "details"), (.toggleBreakpoint, "break")]
    case .running:
        return [(.togglePause, "pause"), (.step, "step"), (.toggleBreakpoint, "break"), (.cancelTask, "cancel")] + shown
    case .paused, .pausedBefore, .step:
        return [(.togglePause, "go on"), (.step, "step"), (.toggleBreakpoint, "break"), (.cancelTask, "cancel")] + shown
    case .done, .failed, .cancelled:
        let failure: [(Command, String)] = model.mode == .failed ? [(.nextFailure, "failure")] : []
        return [(.runAgain, "run again")] + failure + Array(shown.prefix(2))
    case .starting, .cancelling: return Array(shown.prefix(2))
    }
}
