package import JFlow

/// Something that the program must do because of a message; `update` itself does nothing.
package enum Effect: Sendable, Hashable {
    /// Let what runs end and start nothing (`RunControl.pause`).
    case pause
    /// Let ready tasks start (`RunControl.resume`).
    case resume
    /// Start one task (`RunControl.step`), then send the answer as ``Message/stepAnswered(_:)``.
    case step
    /// Start all that is ready (`RunControl.stepLayer`), then send the answer as ``Message/layerStepped(_:)``.
    case stepLayer
    /// Go on until a task is next to start (`RunControl.run(to:)`).
    case runTo(task: Int)
    /// Set or remove a breakpoint (`RunControl.setBreakpoint`).
    case setBreakpoint(Bool, task: Int)
    /// Cancel one task (`RunControl.cancel`).
    case cancelTask(Int)
    /// Cancel the run (`RunControl.cancelRun`) and go on showing it.
    case cancelRun
    /// Run the same workflow again, into the same event stream, as a whole or from some tasks.
    case runAgain(RunBeginning)
    /// Ask the process whose run is shown for its next one: its events, from ``JFlow/Event/Kind/runStarted(_:)`` on, are
    /// sent as soon as there is one.
    case nextRun
    /// Give the terminal back and leave with ``Model/exitCode``; what is held is cancelled first.
    case quit
    /// Give the terminal back and leave with ``Model/exitCode`` at once, without waiting for running tasks.
    case exitNow
    /// Give the terminal back and stop the process until somebody continues it.
    case suspend
    /// Paint every cell again.
    case redraw
    /// Turn the terminal's mouse reports on or off.
    case setMouse(Bool)
}
