import JFlow
import TerminalCore

/// The title with the state of the run, the critical path, and the counts by state.
func drawHeader(_ model: Model, in area: Rectangle, _ frame: inout Frame) {
    drawTitle(model, in: area, &frame)
    if area.rows == 3 {
        frame.write(criticalPathLine(model), in: area, row: 1, signs: model.signs)
    }
    guard area.rows >= 2, model.attachment == nil || model.run.plan != nil else { return }
    let counts = countsLine(model, columns: area.columns)
    frame.write(trailing: counts, in: area, row: area.rows - 1, signs: model.signs)
    guard area.rows == 2, let path = model.run.criticalPath else { return }
    let about = model.run.end == nil ? "~" : ""
    let words = StyledText(" critical path \(about)\(DurationText.brief(path.length))", Theme.dim)
    if words.width + counts.width + 2 <= area.columns { frame.write(words, in: area, row: 1, signs: model.signs) }
}

/// The richest line of facts that leaves room for the name.
private func drawTitle(_ model: Model, in area: Rectangle, _ frame: inout Frame) {
    let margin = area.columns >= 60 ? " " : ""
    let isKnown = model.run.plan != nil
    let name = isKnown ? model.run.name : model.attachment == nil ? "jflow-tui" : model.programName
    let words = model.subtitle.isEmpty && model.attachment != nil && isKnown ? model.programName : model.subtitle
    // What a run of many is about, such as the request that it serves, says more than where it is.
    let about = model.run.metadata.map(\.value)
    let additions = [[words] + about, about, [words]].map { additions in
        additions.filter { !$0.isEmpty }.map { " \(model.signs.between) \($0)" }.joined()
    }
    let nameRoom = min(DisplayWidth.of(name), 12)
    let facts = titleFacts(model)
    let fitting = facts.first { $0.width + nameRoom + 2 + margin.count <= area.columns } ?? facts[facts.count - 1]
    let room = area.columns - fitting.width - margin.count - 1
    var title = StyledText(margin) + StyledText(name, Theme.bold)
    if let addition = additions.first(where: { DisplayWidth.of(name + $0) < room }) { title += addition }
    frame.write(title.fitted(to: room + margin.count, signs: model.signs), in: area, signs: model.signs)
    frame.write(trailing: fitting, in: area, signs: model.signs)
}

/// The facts of the title, from all of them to the fewest.
private func titleFacts(_ model: Model) -> [StyledText] {
    let run = model.run
    let time = DurationText.brief(run.hasStarted ? model.time : .zero)
    let style = Theme.style(of: model.mode)
    let sign = StyledText("\(model.signs[model.mode]) ", style)
    let word = sign + StyledText(model.mode.word, style) + StyledText(" \(time)")
    guard run.plan != nil else { return [sign + StyledText(model.mode.word + " ", style)] }
    let count = "  \(run.reachedCount)/\(run.counts.total)"
    let percent = " \(percentDone(run))%"
    let slots = run.end != nil ? "" : run.slots.map { "  slots \(run.running.count)/\($0)" } ?? ""
    let rest = run.remainingTime(at: model.time).map { "  ~\(DurationText.brief($0)) left" } ?? ""
    let held = run.heldTime >= .milliseconds(100) ? "  held \(DurationText.brief(run.heldTime))" : ""
    let counted = word + StyledText(count)
    return [
        counted + StyledText(" ") + bar(run, 16, model.signs) + StyledText(percent + slots + rest + held),
        counted + StyledText(" ") + bar(run, 10, model.signs) + StyledText(percent + slots + rest + held),
        counted + StyledText(" ") + bar(run, 10, model.signs) + StyledText(percent + slots + rest),
        counted + StyledText(" ") + bar(run, 10, model.signs) + StyledText(percent + rest),
        counted + StyledText(percent),
        sign + StyledText("\(time)\(count.dropFirst())\(percent)"),
        sign + StyledText(time),
    ].map { $0 + StyledText(model.size.columns >= 60 ? " " : "") }
}

private func percentDone(_ run: RunModel) -> Int {
    run.counts.total == 0 ? 0 : run.reachedCount * 100 / run.counts.total
}

private func bar(_ run: RunModel, _ columns: Int, _ signs: Signs) -> StyledText {
    let filled = run.counts.total == 0 ? 0 : run.reachedCount * columns / run.counts.total
    return StyledText(String(repeating: signs.barDone, count: filled), Style(foreground: .green))
        + StyledText(String(repeating: signs.barRest, count: columns - filled), Theme.dim)
}

private func criticalPathLine(_ model: Model) -> StyledText {
    guard let path = model.run.criticalPath else { return StyledText() }
    let about = model.run.end == nil ? "~" : ""
    let marks = model.showsCriticalPath && model.form != .list ? " (heavy lines)" : ""
    let names = path.tasks.map { model.run.name(of: $0) }.joined(separator: ", ")
    return StyledText(" critical path \(about)\(DurationText.brief(path.length))\(marks): ", Theme.dim)
        + StyledText(names)
}

/// All counts, or those that are not zero where there is no room for all. That of tasks that wait for their next
/// attempt stands there from the first of them on: before that nobody knows whether the plan has any.
private func countsLine(_ model: Model, columns: Int) -> StyledText {
    let retrying: [TaskState] = model.run.hasRetried ? [.retrying] : []
    let states = [.done, .cached, .running, .ready] + retrying + [.pending, .failed, .skipped, .cancelled]
    let tail = StyledText(model.follow.isOn && !model.mode.isEnded ? "   follow " : "          ", Theme.bold)
    let all = states.map { count(of: $0, model) }.joined() + tail
    if all.width < columns { return all }
    return states.filter { model.run.counts[$0] > 0 }.map { count(of: $0, model) }.joined() + tail
}

private func count(of state: TaskState, _ model: Model) -> StyledText {
    let count = model.run.counts[state]
    return StyledText("\(model.signs[state])\(count)", count == 0 ? Theme.dim : Theme.style(of: state))
}

extension [StyledText] {
    /// The texts with single blanks between them.
    func joined() -> StyledText {
        enumerated().reduce(StyledText()) { sum, part in
            sum + (part.offset == 0 ? part.element : StyledText(" ") + part.element)
        }
    }
}
