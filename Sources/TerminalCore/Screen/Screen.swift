/// A terminal, or what stands in for one: takes frames, gives events.
///
/// One thread owns a screen and makes all calls; any thread may use its `waker`.
package protocol Screen: AnyObject {
    /// The present extent.
    var size: Size { get }
    /// What the terminal can show.
    var abilities: ScreenAbilities { get }
    /// Ends a `wait` from any thread.
    var waker: Waker { get }
    /// True (the start) if the mouse is the program's; false leaves it to the terminal's own selection.
    var isMouseOn: Bool { get set }

    /// Shows a frame; draws only what differs from the one before.
    func paint(_ frame: Frame)
    /// Draws everything again at the next `paint`, for a screen that another program wrote to.
    func redraw()
    /// Names the window; the title found at start comes back with `close()`.
    func setTitle(_ title: String)
    /// Waits for events until the deadline, or without end when it is nil; empty when the deadline came first.
    func wait(until deadline: ContinuousClock.Instant?) -> [TerminalEvent]
    /// Gives the terminal back as it was found; a second call does nothing.
    func close()
}

extension Screen {
    /// Ends a `wait` of the owner.
    package func wake() { waker.wake() }
}
