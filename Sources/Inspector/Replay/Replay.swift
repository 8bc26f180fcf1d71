package import JFlow

/// A recorded run, and the moment of it that is shown.
///
/// To go back, the run is folded anew from the nearest of some states that were kept. How many are kept depends on the
/// size of one: all of them together take at most about 400 MB.
package struct Replay: Sendable {
    private let events: [Event]
    /// When each happened; never earlier than the one before, whatever a damaged trace says.
    private let times: [Duration]
    /// The run after each ``interval`` events, from none on.
    private let states: [RunModel]
    /// How many events lie between two of the kept states.
    private let interval: Int
    /// How many events have happened at each failure of a task.
    let failures: [Int]
    /// How many events have happened at the moment that is shown; never none, as the first tells the plan.
    package private(set) var position = 1
    /// The moment that is shown: time since the run began, on the engine's clock.
    package private(set) var time = Duration.zero
    /// Whether it goes on by itself.
    package internal(set) var isPlaying = false
    var pace = Self.normalPace
    /// The words of the prompt for where to go, while there is one.
    var typedGoal: String?

    private static let stateBytes = 400 << 20
    private static let bytesOfTask = 480

    /// Takes in the events of one run.
    ///
    /// - Parameter events: At least the first one, `runStarted`.
    package init(events: [Event]) {
        precondition(!events.isEmpty, "a recorded run has at least its first event")
        self.events = events
        let taskCount = if case .runStarted(let run) = events[0].kind { run.plan.tasks.count } else { 0 }
        let stateCount = min(max(Self.stateBytes / (Self.bytesOfTask * max(taskCount, 1)), 4), 64)
        interval = max(events.count / stateCount + 1, 256)
        var run = RunModel()
        var states: [RunModel] = []
        var failures: [Int] = []
        var times: [Duration] = []
        times.reserveCapacity(events.count)
        for (place, event) in events.enumerated() {
            if place % interval == 0 { states.append(run) }
            run.apply(event)
            times.append(max(event.time, times.last ?? .zero))
            if case .finished(_, let end) = event.kind, end.state == .failed { failures.append(place + 1) }
        }
        self.states = states
        self.failures = failures
        self.times = times
    }

    /// How many events there are.
    package var count: Int { events.count }
    /// When the last event was.
    package var end: Duration { times[times.count - 1] }
    /// Whether the last event has happened.
    package var isAtEnd: Bool { position == count && time >= end }
    /// The last event that has happened.
    package var latest: Event { events[position - 1] }

    // MARK: Moving

    /// The events that happen until a moment, which becomes the one that is shown.
    mutating func takeEvents(until moment: Duration) -> ArraySlice<Event> {
        let start = position
        position = max(position, self.position(at: moment))
        time = min(max(moment, time), max(end, time))
        return events[start..<position]
    }

    /// Shows the run as it was when so many events had happened.
    mutating func show(_ run: inout RunModel, after count: Int) {
        let target = min(max(count, 1), self.count)
        let kept = target / interval
        // The state before the target, if it is nearer than what is shown.
        if target < position || kept < states.count && kept * interval > position {
            let place = min(kept, states.count - 1)
            run = states[place]
            position = place * interval
        }
        for event in events[position..<target] { run.apply(event) }
        position = target
        time = times[position - 1]
        run.settle()
    }

    /// Shows the run as it was at a moment.
    mutating func show(_ run: inout RunModel, at moment: Duration) {
        let moment = min(max(moment, .zero), end)
        show(&run, after: position(at: moment))
        time = max(moment, time)
        run.timeReached(time)
    }

    /// How many events have happened at a moment. (Found by halving: they stand in order of time.)
    private func position(at moment: Duration) -> Int {
        var (low, high) = (1, count)
        while low < high {
            let middle = (low + high + 1) / 2
            if times[middle - 1] <= moment { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// How many events have happened when that of this number in its run has; for one that is missing, the next.
    func position(ofEvent number: Int) -> Int {
        var (low, high) = (0, count - 1)
        while low < high {
            let middle = (low + high) / 2
            if events[middle].sequence >= number { high = middle } else { low = middle + 1 }
        }
        return low + 1
    }

    /// How many events have happened when a task starts for the first time, or, if it never does, when it ends.
    func position(ofTask task: Int) -> Int? {
        let start = events.firstIndex { event in
            if case .started(task) = event.kind { true } else { false }
        }
        let end = events.firstIndex { event in
            if case .finished(task, _) = event.kind { true } else { false }
        }
        return (start ?? end).map { $0 + 1 }
    }

    /// How many events have happened at the next start of a task.
    var positionOfNextStart: Int? {
        events[position...].firstIndex { event in
            if case .started = event.kind { true } else { false }
        }.map { $0 + 1 }
    }

    /// When so many events had happened.
    func time(after count: Int) -> Duration { times[count - 1] }

    /// When the next event happens; `nil` at the end.
    var nextTime: Duration? { position < count ? times[position] : nil }

    // MARK: Pace

    /// How many seconds of the run go by in one.
    static let paces = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000]
    static let normalPace = 3

    /// How many seconds of the run go by in one.
    package var speed: Double {
        get { Self.paces[pace] }
        set { pace = Self.paces.firstIndex { $0 >= newValue } ?? Self.paces.count - 1 }
    }
}
