/// What one task does as its run goes on, event by event; becomes its line in a report.
struct TaskTimeline {
    /// What the task is doing since when.
    private enum Phase {
        case idle
        case ready(since: Duration)
        case pool(String, since: Duration)
        case running(since: Duration)
        case retrying(since: Duration, due: Duration)
        case fallingBack(since: Duration)
    }

    private(set) var task: RunReport.Task
    private var phase = Phase.idle

    init(name: String) {
        task = RunReport.Task(name: name)
    }

    /// Whether its body is running.
    var isRunning: Bool { if case .running = phase { true } else { false } }

    /// Takes in one event of this task.
    mutating func take(_ kind: Event.Kind, at time: Duration, gate: GateTimes) {
        switch kind {
        case .ready: becameReady(at: time, gate)
        case .waiting(_, let pool):
            closePhase(at: time, gate)
            phase = .pool(pool, since: time)
        case .started:
            closePhase(at: time, gate)
            task.state = .running
            task.start = task.start ?? time
            task.attemptCount += 1
            phase = .running(since: time)
        case .retrying(_, let attempt):
            closePhase(at: time, gate)
            task.state = .retrying
            phase = .retrying(since: time, due: time + max(.zero, attempt.delay))
        case .fallingBack:
            closePhase(at: time, gate)
            task.state = .retrying
            phase = .fallingBack(since: time)
        case .finished(_, let end):
            closePhase(at: time, gate)
            task.state = end.state
            task.end = time
        default: break
        }
    }

    /// Takes in that the report ends here.
    mutating func reportEnds(at time: Duration, gate: GateTimes) {
        closePhase(at: time, gate)
    }

    private mutating func becameReady(at time: Duration, _ gate: GateTimes) {
        closePhase(at: time, gate)
        if task.ready == nil {
            task.ready = time
            wait(.dependencies, for: time)
        }
        task.state = .ready
        phase = .ready(since: time)
    }

    private mutating func closePhase(at time: Duration, _ gate: GateTimes) {
        switch phase {
        case .idle: break
        case .ready(let start): wait(.worker, from: start, to: time, gate)
        case .pool(let name, let start): wait(.pool(name), from: start, to: time, gate)
        case .running(let start): task.runTime += time - start
        case .retrying(let start, let due):
            let end = max(start, min(due, time))
            wait(.retry, for: end - start)
            wait(.worker, from: end, to: time, gate)
        case .fallingBack(let start): wait(.fallback, for: time - start)
        }
        phase = .idle
    }

    /// Counts a wait, that part of it for the gate in which the gate was closed.
    private mutating func wait(
        _ reason: RunReport.WaitReason, from start: Duration, to end: Duration, _ gate: GateTimes
    ) {
        let closed = gate.closedTime(until: end) - gate.closedTime(until: start)
        wait(.gate, for: closed)
        wait(reason, for: end - start - closed)
    }

    private mutating func wait(_ reason: RunReport.WaitReason, for duration: Duration) {
        guard duration > .zero else { return }
        if let known = task.waits.firstIndex(where: { $0.reason == reason }) {
            task.waits[known].duration += duration
        } else {
            task.waits.append(RunReport.Wait(reason: reason, duration: duration))
        }
    }
}
