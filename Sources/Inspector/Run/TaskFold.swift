import JFlow

/// What the events of a run change in its tasks.
extension RunModel {
    /// A task could start; with a pool, as soon as that has a permit for it.
    mutating func becomeReady(_ task: Int, awaitedPool pool: String? = nil) {
        let wasReady = ready.contains(task)
        guard move(task, to: .ready) else { return }
        if !wasReady { tasks[task].readyTime = latestTime }
        tasks[task].awaitedPool = pool.map { cleaned($0) }
        tasks[task].attempts.waitEnded()
    }

    mutating func start(_ task: Int) {
        clock.setStandsStill(false)
        guard move(task, to: .running) else { return }
        clock.firstTaskStarted()
        hasStarted = true
        let time = latestTime
        tasks[task].attempts.waitEnded()
        tasks[task].awaitedPool = nil
        tasks[task].progress = nil
        tasks[task].elements = Elements()
        tasks[task].startTime = tasks[task].startTime ?? time
        tasks[task].attemptStartTime = time
    }

    mutating func retry(_ task: Int, _ attempt: FailedAttempt) {
        guard move(task, to: .retrying) else { return }
        let time = latestTime
        tasks[task].attempts.failed(attempt, at: time, taken: tasks[task].attemptTaken(at: time))
        tasks[task].attemptStartTime = nil
        if let failure = tasks[task].attempts.failures.last {
            tasks[task].log.append(TaskLog.Line(time: time, text: failure.words))
        }
        hasRetried = true
        pathIsStale = true
    }

    mutating func fallBack(_ task: Int, to fallback: Int, _ error: String?) {
        guard move(task, to: .retrying) else { return }
        tasks[task].awaitedFallback = fallback
        tasks[task].error = error.map { cleaned($0) }
        pathIsStale = true
    }

    mutating func finish(_ task: Int, _ end: TaskEnd) {
        if takesFormerValue(task, end) { return keepFormerValue(of: task) }
        guard move(task, to: end.state) else { return }
        tasks[task].awaitedFallback = nil
        tasks[task].endTime = latestTime
        tasks[task].value = end.valueSummary.map { cleaned($0) }
        tasks[task].error = end.error.map { cleaned($0) }
        tasks[task].reason = end.reason
        tasks[task].awaitedPool = nil
        tasks[task].attempts.ended(after: end.attemptCount)
        tasks[task].elements.forgetRunning()
        counts.ended(tasks[task])
        if end.state != .pruned { endedTasks.append(task) }
        if end.state == .failed {
            if tasks[task].isTolerated { toleratedFailures.append(task) } else { failures.append(task) }
        }
        pathIsStale = true
    }

    /// Whether a task does not run because the run before left its value; for the run it is given, or not even needed.
    private func takesFormerValue(_ task: Int, _ end: TaskEnd) -> Bool {
        guard end.state == .given || end.state == .pruned, formerTasks.indices.contains(task) else { return false }
        return formerTasks[task].lastState != .given && formerTasks[task].leavesValue
    }

    private mutating func keepFormerValue(of task: Int) {
        guard move(task, to: .given) else { return }
        tasks[task].keptState = formerTasks[task].lastState
        tasks[task].value = formerTasks[task].value
        tasks[task].log = formerTasks[task].log
    }

    mutating func close(_ task: Int) {
        guard tasks.indices.contains(task) else { return }
        tasks[task].closeTime = latestTime
    }

    mutating func write(_ message: String, by task: Int?) {
        let time = latestTime
        for text in cleanLines(message) {
            let line = TaskLog.Line(time: time, text: text)
            if let task, tasks.indices.contains(task) {
                tasks[task].log.append(line)
            } else {
                log.append(line)
            }
        }
    }

    mutating func report(_ fraction: Double, by task: Int) {
        guard tasks.indices.contains(task), fraction.isFinite else { return }
        tasks[task].progress = min(max(fraction, 0), 1)
    }

    /// Moves a task to a state, unless it is no task of this run or has ended already.
    private mutating func move(_ task: Int, to state: TaskState) -> Bool {
        guard tasks.indices.contains(task), !tasks[task].state.isFinal else { return false }
        let old = tasks[task].state
        counts.move(from: old, to: state)
        tasks[task].state = state
        switch old {
        case .running: running.remove(task)
        case .ready: ready.remove(task)
        case .retrying: retrying.remove(task)
        default: break
        }
        switch state {
        case .running: running.insert(task)
        case .ready: ready.insert(task)
        case .retrying: retrying.insert(task)
        default: break
        }
        return true
    }
}
