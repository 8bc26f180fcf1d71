import JFlow
import TerminalCore

/// What the run tells, and the answers of its control.
extension Model {
    mutating func eventsCame(_ events: [Event]) -> [Effect] {
        guard !events.isEmpty else { return [] }
        let row = selectedListRow
        let formerPlan = run.plan
        let wasEnded = run.end != nil
        var hasBegun = false
        newsCame()
        for event in events {
            if case .runStarted = event.kind { hasBegun = true }
            run.apply(event)
            tellStep(event)
        }
        if hasClock, replay == nil { run.observed(at: now) }
        run.settle()
        if hasBegun { runBegan(formerPlan: formerPlan) }
        if let drawingKey { drawings.mark(run, in: drawingKey, at: now) }
        holdListRow(row)
        showFirstFailure()
        followRun()
        changed()
        let orders = hasBegun ? breakpointOrders : []
        return orders + (run.end != nil && (hasBegun || !wasEnded) ? runEnded() : [])
    }

    mutating func stepAnswered(_ answer: RunControl.StepAnswer) -> [Effect] {
        switch answer {
        case .starts(let task):
            steppedTask = task
            say("starts \(run.name(of: task))")
        case .noFreeSlot: say("no free slot")
        case .nothingReady(let awaited): say(nothingReadyWords(running: awaited))
        case .notRunning: say("there is no run to step")
        }
        return []
    }

    /// Says which task a step has started in the end, when the one it was told to start came from the cache.
    private mutating func tellStep(_ event: Event) {
        guard let stepped = steppedTask else { return }
        switch event.kind {
        case .finished(let task, let end) where task == stepped && end.state == .cached:
            say("\(run.name(of: task)) came from the cache")
        case .started(let task):
            steppedTask = nil
            if task != stepped { say("starts \(run.name(of: task)) (\(run.name(of: stepped)) came from the cache)") }
        case .runStarted, .runFinished: steppedTask = nil
        case .ready, .retrying, .fallingBack, .waiting, .closed, .element, .finished, .logged, .progressed,
            .modeChanged,
            .dropped:
            break
        }
    }

    mutating func layerStepped(_ tasks: [Int]) -> [Effect] {
        if tasks.isEmpty {
            say(run.nextToStart == nil ? nothingReadyWords(running: run.longestRunning) : "no free slot")
        } else {
            say("starts \(names(tasks))")
        }
        return []
    }

    /// That nothing could start now, and what may change that: a task that runs, is to be tried again, or waits for a
    /// pool.
    func nothingReadyWords(running: [Int]) -> String {
        if !running.isEmpty { return "nothing is ready: waiting for \(names(running))" }
        if let task = run.soonestRetrying.first {
            let next = run.tasks[task].attempts.nextWords(at: time)
            return "nothing is ready: \(run.name(of: task)) comes again, \(next)"
        }
        if let task = run.ready.min(), let pool = run.tasks[task].awaitedPool {
            return "nothing can start: \(run.name(of: task)) waits for pool \(pool)"
        }
        return "nothing is ready"
    }

    /// The names of the first few tasks, and how many more there are.
    func names(_ tasks: [Int]) -> String {
        guard !tasks.isEmpty else { return "nothing" }
        let shown = tasks.prefix(4).map { run.name(of: $0) }.joined(separator: ", ")
        return tasks.count > 4 ? shown + " and \(tasks.count - 4) more" : shown
    }

    private mutating func runBegan(formerPlan: PlanDescription?) {
        isCancelling = false
        laterTasks = []
        failure.isOpen = false
        follow.hasSeenFailure = false
        nextRunBegan()
        guard run.plan != formerPlan else { return }
        selection = selection.flatMap { former in
            formerPlan.flatMap { plan in run.plan?.tasks.firstIndex { $0.name == plan.tasks[former].name } }
        }
        if selection == nil, !run.tasks.isEmpty { selection = run.ready.min() ?? 0 }
        breakpoints = []
        cycle = nil
        drawings.reset()
        drawingKey = nil
        arrange()
        showSelection()
    }

    private mutating func runEnded() -> [Effect] {
        isCancelling = false
        question = nil
        if follow.isOn, run.end != .done, let failure = run.failures.first { select(failure) }
        if leavesWhenEnded { return [.quit] }
        let effects = takeLaterRun()
        decideOnNextRun()
        ordersWereGiven(effects, noEarlierThan: now + NextRun.rest)
        if effects.isEmpty, run.end == .failed, !run.failures.isEmpty, follow.leavesRoom(at: now) { openFailure() }
        return effects
    }

    private mutating func showFirstFailure() {
        guard let failure = run.failures.first, !follow.hasSeenFailure else { return }
        if follow.mayShowFailure(at: now) {
            select(failure)
            follow.lastMove = now
        }
        follow.hasSeenFailure = true
    }

    /// Moves the selection after what runs: along the critical path, else to what runs longest.
    mutating func followRun() {
        guard follow.mayMove(at: now), let task = followedTask, task != selection else { return }
        follow.lastMove = now
        select(task)
    }

    private var followedTask: Int? {
        guard run.end == nil else { return nil }
        if mode == .held { return run.ready.min() }
        let running = run.longestRunning
        if let selection, running.contains(selection), isCritical(selection) { return selection }
        return running.first { isCritical($0) } ?? running.first
    }

    private func isCritical(_ task: Int) -> Bool { run.criticalPath?.contains(task) ?? false }
}
