package import JFlow
package import TerminalCore

/// Something that happened outside: the only way in which the model changes.
package enum Message: Sendable, Hashable {
    /// It is now so late, in monotonic time since any fixed moment.
    case clock(Duration)
    /// The terminal reports something.
    case terminal(TerminalEvent)
    /// The run reports events, in sequence.
    case events([Event])
    /// The answer to ``Effect/step``.
    case stepAnswered(RunControl.StepAnswer)
    /// The answer to ``Effect/stepLayer``: the tasks that start.
    case layerStepped([Int])
    /// The link to the process whose runs are shown stands: for the first time, or again after a loss, possibly to a
    /// program that was started anew. What is shown stays until another run begins.
    case linked(Attachment)
    /// The link has ended, perhaps for a reason; the reason is not made safe for a terminal.
    case linkLost(String?)
    /// The engine's time of the shown run is now this much, whenever its last event was.
    case linkTime(Duration)
    /// The process does not do what it was asked, for a reason; not made safe for a terminal.
    case orderRefused(String)
}
