/// The view of what failed.
struct FailureState: Sendable, Hashable {
    var isOpen = false
    /// The first line in sight.
    var top = 0
}
