/// When the control gate of a run was closed.
struct GateTimes {
    private var changes: [(time: Duration, closedBefore: Duration, isClosed: Bool)] = [(.zero, .zero, false)]

    /// Takes in that the gate has another mode from a moment on.
    mutating func changed(to mode: RunMode, at time: Duration) {
        changes.append((time, closedTime(until: time), mode.isClosed))
    }

    /// For how long the gate had been closed in all at a moment.
    func closedTime(until time: Duration) -> Duration {
        var low = 0
        var high = changes.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if changes[middle].time <= time { low = middle } else { high = middle }
        }
        let last = changes[low]
        return last.isClosed ? last.closedBefore + (time - last.time) : last.closedBefore
    }
}

extension RunMode {
    /// Whether nothing starts by itself.
    fileprivate var isClosed: Bool {
        switch self {
        case .running, .cancelling: false
        case .held, .paused, .pausedBefore, .stepping: true
        }
    }
}
