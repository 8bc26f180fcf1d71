package import JFlow

/// What is known of the elements of a task that maps a collection: how many have ended, and some of them in detail.
///
/// Of many elements a run tells only some, so the details are a sample; the counts are those of the run. All times are
/// on the run's clock; all text is safe to show.
package struct Elements: Sendable, Hashable {
    /// One element.
    package struct Element: Sendable, Hashable {
        /// Its place in the collection, from 0.
        package let index: Int
        /// Running, done, cached, failed or cancelled.
        package internal(set) var state: TaskState
        /// When it started, if that was told.
        package let startTime: Duration?
        /// When it ended.
        package internal(set) var endTime: Duration?
        /// Its error in words.
        package internal(set) var error: String?

        /// How long it took, or has taken at a moment of the run's clock; `nil` if nobody saw it start.
        package func taken(at time: Duration) -> Duration? {
            startTime.map { max((endTime ?? time) - $0, .zero) }
        }
    }

    /// The most elements of each kind that are kept.
    static let capacity = 256

    /// How many there are.
    package private(set) var count = 0
    /// How many have ended.
    package private(set) var endedCount = 0
    /// How many failures were told.
    package private(set) var failedCount = 0
    /// Those that run, as far as their start was told.
    private var running: [Int: Element] = [:]
    /// The first that failed.
    package private(set) var failed: [Element] = []
    /// The newest that ended otherwise, the oldest first.
    private var others: [Element] = []

    /// Those that run, by index.
    package var runningElements: [Element] { running.values.sorted { $0.index < $1.index } }

    /// The elements in the order in which they are shown: the failed ones, those that run, then the newest others.
    package var shown: [Element] { failed + runningElements + others.reversed() }

    mutating func apply(_ report: ElementReport, at time: Duration) {
        count = max(report.count, 0)
        endedCount = min(max(report.endedCount, endedCount), count)
        guard report.state.isFinal else {
            guard running.count < Self.capacity else { return }
            running[report.index] = Element(index: report.index, state: .running, startTime: time)
            return
        }
        var element =
            running.removeValue(forKey: report.index)
            ?? Element(index: report.index, state: report.state, startTime: nil)
        element.state = report.state
        element.endTime = time
        element.error = report.error.map { cleaned($0) }
        end(element)
    }

    /// Reports were lost, so some of those that run may have ended.
    mutating func forgetRunning() { running = [:] }

    private mutating func end(_ element: Element) {
        if element.state == .failed {
            failedCount += 1
            if failed.count < Self.capacity { failed.append(element) }
            return
        }
        if others.count == Self.capacity { others.removeFirst() }
        others.append(element)
    }
}

extension RunModel {
    /// An element of a task started or ended; what comes after the task's end is not looked at.
    mutating func report(_ report: ElementReport, of task: Int) {
        guard running.contains(task) else { return }
        let time = latestTime
        tasks[task].elements.apply(report, at: time)
    }

    /// Log lines and reports were lost.
    mutating func reportsWereDropped() {
        for task in running where tasks[task].elements.count > 0 { tasks[task].elements.forgetRunning() }
    }
}
