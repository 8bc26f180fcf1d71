/// A screen for tests: keeps what was painted, and plays events given beforehand.
package final class MemoryScreen: Screen {
    package private(set) var size: Size
    package let abilities: ScreenAbilities
    package var isMouseOn = true
    /// The frame painted last; blank at first.
    package private(set) var frame: Frame
    /// How many frames were painted.
    package private(set) var paintCount = 0
    /// How many cells were drawn in all.
    package private(set) var drawnCells = 0
    /// The title given last.
    package private(set) var title: String?
    /// True after `close()`.
    package private(set) var isClosed = false
    private var script: [[TerminalEvent]]
    private var isRedrawNeeded = false

    /// Makes a screen; each `wait` gives one element of the script, and `hangUp` when it is used up.
    package init(
        size: Size, script: [[TerminalEvent]] = [],
        abilities: ScreenAbilities = ScreenAbilities(hasColor: true, isUnicode: true)
    ) {
        self.size = size
        self.script = script
        self.abilities = abilities
        frame = Frame(size: size)
    }

    package var waker: Waker { Waker {} }

    package func paint(_ frame: Frame) {
        let before = isRedrawNeeded ? Frame(size: Size(columns: 0, rows: 0)) : self.frame
        drawnCells += frame.differences(from: before).reduce(0) { $0 + $1.cells.count }
        isRedrawNeeded = false
        paintCount += 1
        self.frame = frame
    }

    package func redraw() { isRedrawNeeded = true }

    package func setTitle(_ title: String) { self.title = title }

    package func wait(until deadline: ContinuousClock.Instant?) -> [TerminalEvent] {
        guard !script.isEmpty else { return [.hangUp] }
        let events = script.removeFirst()
        for case .resized(let size) in events { self.size = size }
        return events
    }

    package func close() { isClosed = true }
}
