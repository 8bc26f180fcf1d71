/// The ways to show a graph, from the largest to the smallest.
package enum GraphForm: Int, Sendable, Hashable, CaseIterable {
    /// A framed box for each task.
    case boxes
    /// A line of text for each task, with edges between them.
    case lines
    /// A list of the tasks by state, without edges.
    case list

    /// The next larger form.
    var larger: GraphForm? { GraphForm(rawValue: rawValue - 1) }
    /// The next smaller form.
    var smaller: GraphForm? { GraphForm(rawValue: rawValue + 1) }
}
