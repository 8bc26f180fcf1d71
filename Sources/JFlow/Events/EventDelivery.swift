import Synchronization

/// Reads the events of one stream, batch by batch and in order.
package protocol EventReader: Sendable {
    /// Takes in some events, which follow those of the last call.
    mutating func read(_ events: [Event])
}

/// Hands the events of any number of runs to their readers, off the path of the runs.
///
/// One Swift task at a time does it, for all streams; it exists only while there is something to hand over. What it
/// costs a run is that a first event in an empty queue starts this task, if there is none.
package final class EventDelivery: Sendable {
    /// A stream's reader, and whether the last run that it was told of has ended.
    private final class Reading: Sendable {
        private let state: Mutex<(reader: any EventReader, isOver: Bool)>

        init(_ reader: any EventReader) {
            state = Mutex((reader, false))
        }

        /// Hands over some events and answers whether their run is over.
        func take(_ events: [Event]) -> Bool {
            state.withLock { state in
                guard let last = events.last else { return state.isOver }
                state.reader.read(events)
                state.isOver = last.kind.isRunFinished
                return state.isOver
            }
        }
    }

    private struct State {
        /// The streams of runs under way: a run makes its stream known before its first task starts.
        var open: [ObjectIdentifier: (stream: EventStream, reading: Reading)] = [:]
        /// Those of them that have something new.
        var news: Set<ObjectIdentifier> = []
        /// Those who wait until everything is handed over that was there when they came.
        var waiters: [CheckedContinuation<Void, Never>] = []
        var isDelivering = false

        /// Marks that somebody delivers, and answers whether it is the caller who has to see to it.
        mutating func claim() -> Bool {
            defer { isDelivering = true }
            return !isDelivering
        }
    }

    private let state = Mutex(State())

    /// Makes a delivery that has nothing to do.
    package init() {}

    /// Makes a stream for one run, or for several that follow one another, whose events go to a reader; no two calls
    /// of the reader overlap.
    package func stream(to reader: some EventReader) -> EventStream {
        let reading = Reading(reader)
        return EventStream(detailCapacity: 8_192, tellsValues: false) { self.somethingCame(to: $0, reading) }
    }

    /// Returns when the readers have been told everything that has happened until now, the ends of ended runs included.
    package func flushed() async {
        await withCheckedContinuation { waiter in
            let isFirst = state.withLock { state in
                state.waiters.append(waiter)
                return state.claim()
            }
            if isFirst { start() }
        }
    }

    private func somethingCame(to stream: EventStream, _ reading: Reading) {
        let isFirst = state.withLock { state in
            let identity = ObjectIdentifier(reading)
            state.open[identity] = (stream, reading)
            state.news.insert(identity)
            return state.claim()
        }
        if isFirst { start() }
    }

    /// Detached: what a run carries along in task-locals is not its observers'.
    private func start() {
        Task.detached { await self.deliver() }
    }

    private func deliver() async {
        while let (identities, waiters) = state.withLock({ takeWork(&$0) }) {
            for identity in identities { deliver(identity) }
            for waiter in waiters { waiter.resume() }
            // A run that never rests would keep this task from ever giving its thread back.
            await Task.yield()
        }
    }

    private func takeWork(
        _ state: inout State
    ) -> (identities: [ObjectIdentifier], waiters: [CheckedContinuation<Void, Never>])? {
        guard !state.news.isEmpty || !state.waiters.isEmpty else {
            state.isDelivering = false
            return nil
        }
        defer {
            state.news = []
            state.waiters = []
        }
        // For those who wait every stream is read: an event may be in its queue whose wake has not come yet.
        return (state.waiters.isEmpty ? Array(state.news) : Array(state.open.keys), state.waiters)
    }

    private func deliver(_ identity: ObjectIdentifier) {
        guard let (stream, reading) = state.withLock({ $0.open[identity] }) else { return }
        guard reading.take(stream.drain()) else { return }
        state.withLock { state in
            // The stream's next run may have begun meanwhile.
            if !state.news.contains(identity) { state.open[identity] = nil }
        }
    }
}
