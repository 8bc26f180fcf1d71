/// The pane that shows one task in detail.
struct DetailState: Sendable, Hashable {
    /// Where the pane stands in what it shows.
    enum Scroll: Sendable, Hashable {
        /// As the pane opens: with the end of the log in sight and following it.
        case home
        /// The end of the text in sight, and kept so.
        case end
        /// With this line on top, counted from the first line that the task ever wrote.
        case at(Int)
    }

    var isOpen = false
    /// Whether keys go to this pane rather than to the graph.
    var isFocused = false
    var scroll = Scroll.home
    /// Columns hidden at the left of the log.
    var sideways = 0
    /// How many lines there were when the user scrolled away from the end.
    var seenCount = 0
}
