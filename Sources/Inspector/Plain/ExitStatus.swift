import JFlow

/// The status with which the program leaves.
package enum ExitStatus {
    /// Every goal has its value, or the user left before anything started.
    package static let success: Int32 = 0
    /// A task failed, or a goal has no value.
    package static let failure: Int32 = 1
    /// The run was interrupted or cancelled.
    package static let interrupted: Int32 = 130

    /// The status for a run that ended in some way, or that was left before its end.
    ///
    /// - Parameters:
    ///   - run: The run that was shown.
    ///   - isInterrupted: Whether the user interrupted it (ctrl-c, or an order to cancel).
    package static func code(for run: RunModel, isInterrupted: Bool) -> Int32 {
        switch run.end {
        case .done: success
        case .failed: failure
        case .cancelled: interrupted
        case nil: isInterrupted || run.hasStarted ? interrupted : success
        }
    }
}
