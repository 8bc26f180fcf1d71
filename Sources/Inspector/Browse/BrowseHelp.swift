import TerminalCore

extension BrowseModel {
    /// What the help says, and how much of it is in sight.
    var help: TextBox {
        let layout = HelpLayout(size: size, columnWidth: 33, keyWidth: 9)
        return layout.box(
            layout.lines(of: [.move], in: BrowseCommand.keys),
            layout.lines(of: [.show, .find, .other], in: BrowseCommand.keys),
            below: [
                StyledText("A line leads from the bottom of a node to"),
                StyledText("the top of the next; a gap is a crossing."),
            ])
    }
}
