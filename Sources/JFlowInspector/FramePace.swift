package import Inspector
package import NcursesScreen

/// Paints a model when it has changed, at most sixty times a second.
package struct FramePace {
    private let zero: ContinuousClock.Instant
    private var paintedRevision = -1
    private var lastPaint: ContinuousClock.Instant

    private static let interval = Duration.milliseconds(16)

    /// - Parameter zero: The moment from which the model's clock counts.
    package init(since zero: ContinuousClock.Instant) {
        self.zero = zero
        lastPaint = zero - Self.interval
    }

    /// When there is something to do although nothing happens.
    package func deadline(of model: Model) -> ContinuousClock.Instant? {
        let clock = model.nextDeadline.map { zero + $0 }
        let frame = model.revision == paintedRevision ? nil : lastPaint + Self.interval
        return [clock, frame].compactMap { $0 }.min()
    }

    /// Paints, if that is due.
    package mutating func paintIfDue(_ model: Model, on screen: NcursesScreen) {
        guard model.revision != paintedRevision, lastPaint.duration(to: .now) >= Self.interval else { return }
        screen.paint(view(model))
        paintedRevision = model.revision
        lastPaint = .now
    }
}
