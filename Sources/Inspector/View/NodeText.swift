import JFlow
import TerminalCore

/// The text of one task's node: `❯▸ vector-index 3.65s`.
struct NodeText {
    let marker: String
    let sign: String
    let name: String
    let time: String

    init(of task: Int, in model: Model, nameWidth: Int) {
        let record = model.run.tasks[task]
        if model.breakpoints.contains(task) {
            marker = String(model.signs.breakpoint)
        } else {
            marker = model.selection == task ? String(model.signs.selected) : " "
        }
        sign = String(model.signs[record.state])
        name = padded(record.name, to: nameWidth, isASCII: model.signs.isASCII)
        time = padded(timeField(of: record, at: model.time), to: NodeFields.timeWidth, alignment: .trailing)
    }
}

/// What stands in the time field of a task, in at most five cells.
func timeField(of record: TaskRecord, at time: Duration) -> String {
    switch record.state {
    case .pending: record.expected.map { "~" + DurationText.brief($0) } ?? ""
    case .ready: "ready"
    case .running where record.elements.count > 0: record.elements.field
    case .running: record.attemptTaken(at: time).map { DurationText.precise($0) } ?? ""
    case .done, .failed, .cancelled: record.taken(at: time).map { DurationText.precise($0) } ?? ""
    case .retrying where record.awaitedFallback != nil: "waits"
    case .retrying: record.attempts.wait(at: time).map { DurationText.countdown($0) } ?? ""
    case .cached: "hit"
    case .given: record.keptState == nil ? "given" : "kept"
    case .skipped, .pruned: ""
    }
}
