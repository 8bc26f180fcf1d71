/// Where another run of the same workflow begins.
package enum RunBeginning: Sendable, Hashable {
    /// From nothing: everything runs.
    case anew
    /// With these tasks and all that follows from them; all other values are kept.
    case tasks([Int])
    /// With what failed or was cancelled, and all that follows from it; all other values are kept.
    case failed
}
