package import TerminalCore

/// The picture of a model: the same model always gives the same frame.
package func view(_ model: Model) -> Frame {
    var frame = Frame(size: model.size)
    if Panes.isTooSmall(model.size) {
        drawSizeMessage(model, in: &frame)
    } else {
        drawPanes(model, in: &frame)
    }
    if !model.hasColor { frame.removeColors() }
    return frame
}

private func drawPanes(_ model: Model, in frame: inout Frame) {
    let panes = Panes(of: model)
    drawHeader(model, in: panes.header, &frame)
    if let attachment = model.attachment, model.run.plan == nil {
        drawWaiting(model, attachment, in: panes.body, &frame)
    } else if model.failure.isOpen {
        drawFailure(model, in: panes.body, &frame)
    } else if let drawing = model.drawing {
        drawGraph(model, drawing, in: panes.graph, &frame)
    } else {
        drawList(model, in: panes.graph, &frame)
    }
    drawStrip(model, in: panes.strip, &frame)
    drawFooter(model, in: panes.footer, &frame)
    if let pane = panes.detail { drawDetail(model, in: pane, &frame) }
    if model.isHelpOpen {
        model.help.draw(title: "help", from: model.helpTop, signs: model.signs, &frame)
    }
    if let question = model.question { drawQuestion(question, model, &frame) }
}

extension Frame {
    /// Leaves bold, dim, reverse and underline.
    mutating func removeColors() {
        restyle(Rectangle(size)) { ($0.foreground, $0.background) = (.default, .default) }
    }
}
