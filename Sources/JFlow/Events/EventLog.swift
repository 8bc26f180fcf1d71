/// Numbers the events of one run and hands them to its observers; lives under the run's lock.
struct EventLog {
    private let observers: [EventStream]
    private let time: RunTime
    private var nextSequence = 0

    init(observers: [EventStream], time: RunTime) {
        self.observers = observers
        self.time = time
    }

    var isObserved: Bool { !observers.isEmpty }

    /// The time of an event that happens now.
    var now: Duration { time.now }

    /// Appends an event to every observer's queue and answers who is to be woken.
    mutating func append(_ kind: Event.Kind, at time: Duration) -> [EventStream] {
        let event = Event(sequence: nextSequence, time: time, kind: kind)
        nextSequence += 1
        return observers.filter { $0.append(event) }
    }
}
