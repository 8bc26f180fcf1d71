/// Numbers the events of one run and hands them to its observers; lives under the run's lock.
struct EventLog {
    private let observers: [EventStream]
    private let time: RunTime
    private var nextSequence = 0
    /// What was told in this visit to the lock. Observers have locks of their own, each of which is taken once a visit.
    private let told: EventChunk?
    /// The same two, and the only observer if there is one: without references, which would be counted at each visit. The
    /// log has some.
    private let toldUncounted: Unmanaged<EventChunk>?
    private let onlyObserver: Unmanaged<EventStream>?
    /// Whether all of it are changes of state.
    private var areChanges = true
    /// Whether the only observer waits to be woken. As long as it does not, what is told stays here until it comes for it:
    /// its queue is memory that moves between the processors of the workers.
    private var readerWaits = true

    /// How many events stay here at most.
    private static let heldLimit = 128

    init(observers: [EventStream], time: RunTime) {
        self.observers = observers
        self.time = time
        let told = observers.isEmpty ? nil : EventChunk(capacity: 16)
        self.told = told
        toldUncounted = told.map { .passUnretained($0) }
        onlyObserver = observers.count == 1 ? .passUnretained(observers[0]) : nil
    }

    var isObserved: Bool { !observers.isEmpty }

    /// The time of an event that happens now, in nanoseconds.
    var now: Int { time.nanoseconds }

    /// Tells something; observers have it from the next ``handOver(isLast:)`` on, or when they come for it.
    mutating func append(_ kind: consuming Event.Kind, at time: Int) {
        if !kind.isChange { areChanges = false }
        told?.append(Event(sequence: nextSequence, time: .nanoseconds(time), kind: kind))
        nextSequence += 1
    }

    // MARK: What nearly all events tell

    /// Tells that a task has all that it needs.
    @inline(__always)
    mutating func appendReady(_ task: Int, at time: Int) {
        append(.ready(task, nextSequence, at: time))
    }

    /// Tells that a task's body is called.
    @inline(__always)
    mutating func appendStarted(_ task: Int, at time: Int) {
        append(.started(task, nextSequence, at: time))
    }

    /// Tells that a task reached its final state, as is usual for that.
    @inline(__always)
    mutating func appendFinished(_ task: Int, _ state: TaskState, _ brief: ValueBrief?, at time: Int) {
        if let record = EventRecord.finished(task, state, brief, nextSequence, at: time) {
            append(record)
        } else {
            append(.finished(task: task, TaskEnd(usual: state, brief: brief)), at: time)
        }
    }

    @inline(__always)
    private mutating func append(_ record: EventRecord) {
        toldUncounted?._withUnsafeGuaranteedRef { $0.append(record) }
        nextSequence += 1
    }

    // MARK: Observers

    /// Adds what was told to every observer's queue and answers who is to be woken; `nil` for nobody.
    ///
    /// - Parameter isLast: Whether the run is over.
    @inline(__always)
    mutating func handOver(isLast: Bool) -> [EventStream]? {
        guard let toldUncounted else { return nil }
        let count = toldUncounted._withUnsafeGuaranteedRef { $0.count }
        guard count > 0 else { return nil }
        guard onlyObserver == nil || readerWaits || isLast || count >= Self.heldLimit else { return nil }
        return handOverAll(toldUncounted)
    }

    private mutating func handOverAll(_ toldUncounted: Unmanaged<EventChunk>) -> [EventStream]? {
        let areChanges = areChanges
        self.areChanges = true
        guard let onlyObserver else { return handOverToAll(areChanges) }
        let mustWake = toldUncounted._withUnsafeGuaranteedRef { told in
            defer { told.removeAll() }
            return onlyObserver._withUnsafeGuaranteedRef { $0.append(told, areChanges: areChanges) }
        }
        // If its queue was not empty, it may be emptying it at this moment, and will wait after that.
        if mustWake { readerWaits = false }
        return mustWake ? observers : nil
    }

    /// The only observer comes for what there is: it gets that without being woken, and waits to be woken after that.
    mutating func readerComes() {
        if let toldUncounted, onlyObserver != nil { _ = handOverAll(toldUncounted) }
        readerWaits = true
    }

    /// Has the only observer know where to come for what is told.
    mutating func begin(_ run: RunExecution) {
        onlyObserver?._withUnsafeGuaranteedRef { $0.setSource(run) }
    }

    /// The run is over, and everything was handed over.
    mutating func end(_ run: RunExecution) {
        onlyObserver?._withUnsafeGuaranteedRef { $0.removeSource(run) }
    }

    // `mutating`: a function that only reads would be given a copy of all this.
    @inline(never)
    private mutating func handOverToAll(_ areChanges: Bool) -> [EventStream]? {
        guard let told else { return nil }
        let wakes = observers.filter { $0.append(told, areChanges: areChanges) }
        told.removeAll()
        return wakes.isEmpty ? nil : wakes
    }
}
