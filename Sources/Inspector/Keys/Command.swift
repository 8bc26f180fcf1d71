/// What a key asks for.
package enum Command: Sendable, Hashable, CaseIterable {
    case moveUp, moveDown, moveLeft, moveRight
    case nextParent, nextChild
    case first, last, pageUp, pageDown
    case open, back, switchPane
    case togglePause, step, stepLayer, runToSelection, toggleBreakpoint
    case cancelTask, cancelRun, retry, runAgain
    case nextFailure, toggleFollow, toggleCriticalPath
    case zoomIn, zoomOut, fit
    case toggleMouse, help, redraw, suspend, quit
}
