import JFlow
import TerminalCore

/// The elements of a task that maps a collection: how many have ended, then those that failed or run, and the newest of
/// the others.
func elementFacts(of record: TaskRecord, columns: Int, _ model: Model) -> [StyledText] {
    let elements = record.elements
    guard elements.count > 0 else { return [] }
    let shown = elements.shown
    let digits = String(shown.map(\.index).max() ?? 0).count
    var facts = [fact("elements", elements.words)]
    for element in shown.prefix(shownElements) {
        facts.append(fact("", "") + line(of: element, digits: digits, columns: columns, model))
    }
    let hidden = elements.count - min(shown.count, shownElements)
    if hidden > 0 { facts.append(fact("", "and \(hidden) more", Theme.dim)) }
    return facts
}

/// The most elements in the details.
private let shownElements = 24

/// One element: `✗ [17] 0.31s  bad image`.
private func line(of element: Elements.Element, digits: Int, columns: Int, _ model: Model) -> StyledText {
    let place = "[\(padded("\(element.index)", to: digits, alignment: .trailing))]"
    let time = element.taken(at: model.time).map { DurationText.precise($0) } ?? ""
    let start =
        StyledText("\(model.signs[element.state]) ", Theme.style(of: element.state))
        + StyledText("\(place) \(padded(time, to: NodeFields.timeWidth, alignment: .trailing))")
    guard let error = element.error else { return start }
    let room = max(columns - start.width - 2, 0)
    return start + StyledText("  " + fitted(error, to: room, isASCII: model.signs.isASCII), Theme.error)
}

extension Elements {
    /// How many have ended, and of what kind they are: `37 of 96 ended, 8 running, 2 failed`.
    var words: String { "\(endedCount) of \(count) ended" + kindWords }

    /// The same in few columns: `37/96 elements, 8 running, 2 failed`.
    var briefWords: String { "\(place) elements" + kindWords }

    /// How many have ended: `37/96`.
    var place: String { "\(endedCount)/\(count)" }

    /// The same in at most five cells: `37/96`, or `18%` where that is too long.
    var field: String {
        guard place.count > NodeFields.timeWidth else { return place }
        return "\(Int(Double(endedCount) / Double(max(count, 1)) * 100))%"
    }

    private var kindWords: String {
        let (runs, failures) = (runningElements.count, failedCount)
        return (runs > 0 ? ", \(runs) running" : "") + (failures > 0 ? ", \(failures) failed" : "")
    }
}

extension Model {
    /// That a pause holds the elements of running tasks back, where it does and nothing else could be stepped.
    var heldElementsWords: String? {
        guard run.mode == .paused, run.nextToStart == nil else { return nil }
        let holding = run.longestRunning.filter { run.tasks[$0].elements.isHeld }
        return holding.isEmpty ? nil : "no element starts while paused: space lets \(names(holding)) go on"
    }
}

extension Elements {
    /// Whether some have not started and none runs.
    fileprivate var isHeld: Bool { endedCount < count && runningElements.isEmpty }
}
