/// What a node looks like.
package enum NodeForm: String, Sendable, Hashable, CaseIterable {
    /// Its label in a frame of three rows.
    case box
    /// Its label on one row without a frame.
    case compact
    /// A point without a label.
    case dot
}
