import TerminalCore

/// What the footer of an attached screen begins with.
struct AttachedField {
    /// From all that is to be said to the least.
    let forms: [StyledText]

    init(_ attachment: Attachment, _ model: Model) {
        let access = attachment.allowsControl ? "" : ", read only"
        let words =
            if let age = model.lossAge {
                ["ATTACHED, link lost \(age) ago, trying again", "link lost \(age) ago"]
            } else {
                ["ATTACHED pid \(attachment.process)\(access)", "ATTACHED\(access)", "ATTACHED"]
            }
        let style = attachment.isLost ? Theme.style(of: ScreenMode.lost) : Theme.bold
        forms = words.map { StyledText($0, style) }
    }

    /// The fullest form in so many columns, if there is one.
    func form(in columns: Int) -> StyledText? { forms.first { $0.width <= columns } }

    var shortest: StyledText { forms[forms.count - 1] }
}

/// What stands in the place of a graph before the process has run anything.
func drawWaiting(_ model: Model, _ attachment: Attachment, in area: Rectangle, _ frame: inout Frame) {
    let program = "\(model.programName) (pid \(attachment.process))"
    let parts =
        attachment.isLost
        ? ["the link to \(program) is lost", "before it has run a workflow"]
        : ["waiting for \(program)", "to run a workflow"]
    let whole = parts.joined(separator: " ")
    let lines = DisplayWidth.of(whole) + 1 <= area.columns ? [whole] : parts
    for (row, line) in lines.enumerated() {
        frame.write(StyledText(" " + line), in: area, row: row + 1, signs: model.signs)
    }
}

extension Model {
    /// What an attached screen has to say as long as things stand so; `nil` if there is nothing.
    var attachedWords: String? {
        guard let attachment, run.plan != nil else { return nil }
        if mode == .lost {
            return attachment.isLost
                ? "the link to \(programName) is lost: this is what was seen last"
                : "attached again: waiting for what \(programName) runs now"
        }
        return leavesEndedRun && !attachment.isLost ? "the next run is shown as soon as there is one" : nil
    }
}
