import JFlow
import TerminalCore

extension Model {
    /// What the help says, and how much of it is in sight.
    var help: TextBox {
        let layout = HelpLayout(size: size, columnWidth: 27, keyWidth: 10)
        return layout.box(
            layout.lines(of: [.move, .show], in: keys),
            layout.lines(of: [.run, .other], in: keys) + mouseLines(layout),
            below: legend(isWide: layout.isWide))
    }

    /// What the mouse does.
    private func mouseLines(_ layout: HelpLayout) -> [StyledText] {
        let canBreak = !keys.label(of: .toggleBreakpoint).isEmpty || replay != nil
        let uses =
            [("click", "select"), ("2 clicks", "details")] + (canBreak ? [("right", "breakpoint")] : [])
            + [("wheel", "scroll")]
        return [StyledText(), StyledText("MOUSE", Theme.bold)] + uses.map { layout.line($0, $1) }
    }

    /// The signs of the states, and the marks beside them.
    private func legend(isWide: Bool) -> [StyledText] {
        let states = TaskState.allCases.filter { $0.isCounted }.map { state in
            StyledText(String(signs[state]), Theme.style(of: state)) + StyledText(" " + state.word)
        }
        let perRow = isWide ? 4 : 3
        let rows = stride(from: 0, to: states.count, by: perRow).map { start in
            Array(states[start..<min(start + perRow, states.count)]).joined()
        }
        let marks = ["\(signs.selected) selected", "\(signs.breakpoint) breakpoint", "\(signs.critical) critical"]
        let line = "\(signs.conditional) only if a condition needs it"
        return [StyledText("SIGNS", Theme.bold)] + rows + [StyledText(marks.joined(separator: " ")), StyledText(line)]
    }
}
