/// Ends the wait of a screen's owner from any thread; many calls before the next wait are one event.
package struct Waker: Sendable {
    private let action: @Sendable () -> Void

    /// Makes a waker of an action that may be called from any thread at any time.
    package init(_ action: @escaping @Sendable () -> Void) {
        self.action = action
    }

    /// Ends the present or the next wait.
    package func wake() { action() }
}
