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
}
