import JFlow

/// Draws a run as a timeline that every browser shows (SVG): a row a task by when it started, a bar an attempt, waits
/// lighter, the critical path marked; it follows the reader's choice of light or dark.
package struct TimelineWriter: Sendable {
    /// Makes a writer; it keeps nothing between calls.
    package init() {}

    /// The whole file.
    package func text(of history: RunHistory) -> String {
        let rows = TimelineRows(of: history)
        let scale = TimelineScale(end: history.lastTime, left: TimelineFrame.left(of: rows))
        let frame = TimelineFrame(rows: rows, scale: scale, history: history)
        let bars = rows.tasks.enumerated().map { row, task in
            TimelineRow(history: history, task: task, isCritical: rows.critical.contains(task))
                .text(top: frame.top(ofRow: row), scale: scale)
        }
        return (frame.opening + bars + frame.closing).joined(separator: "\n") + "\n"
    }
}

extension String {
    /// The text as it stands between tags or in an attribute; nothing in it acts on a terminal, and XML can hold all.
    var escapedForXML: String {
        var result = ""
        for scalar in inert.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
