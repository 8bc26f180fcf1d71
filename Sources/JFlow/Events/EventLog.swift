/// Numbers the events of one run and hands them to its observers; lives under the run's lock.
struct EventLog {
    private let observers: [EventStream]
    private let time: RunTime
    private var nextSequence = 0
    /// What was told in this visit to the lock. Observers have locks of their own, each of which is taken once a visit.
    private let told: EventChunk?
    /// Whether all of it are changes of state of tasks.
    private var areChanges = true

    init(observers: [EventStream], time: RunTime) {
        self.observers = observers
        self.time = time
        told = observers.isEmpty ? nil : EventChunk(capacity: 16)
    }

    var isObserved: Bool { !observers.isEmpty }

    /// The time of an event that happens now.
    var now: Duration { time.now }

    /// Tells something; observers have it from the next ``handOver()`` on.
    @inline(__always)
    mutating func append(_ kind: consuming Event.Kind, at time: Duration) {
        if !kind.isChange { areChanges = false }
        told?.append(Event(sequence: nextSequence, time: time, kind: kind))
        nextSequence += 1
    }

    /// Adds what was told to every observer's queue and answers who is to be woken.
    mutating func handOver() -> [EventStream] {
        guard let told, told.count > 0 else { return [] }
        var wakes: [EventStream] = []
        for index in observers.indices {
            let isLast = index == observers.count - 1
            if observers[index].append(told, areChanges: areChanges, isLast: isLast) { wakes.append(observers[index]) }
        }
        told.removeAll()
        areChanges = true
        return wakes
    }
}
