import Attach
import JFlow
import NIOCore
import Synchronization
import TraceFormat

/// Shows the runs of the program to its viewers; lives on the event loop of their connections.
final class ViewerHub {
    let options: AttachOptions
    /// What the program is called.
    let name: String
    private let process: Int
    private let registry: RunRegistry
    private let reruns: Reruns
    private let eventLoop: any EventLoop
    private var viewers: [ObjectIdentifier: Viewer] = [:]
    private var logs: [Int: RunLog] = [:]
    private var checks: RepeatedTask?

    /// How long a viewer waits for a run to begin, if another one is there.
    private static let beginPatience = TimeAmount.milliseconds(20)
    /// How long news wait until they are shown together.
    private static let delay = TimeAmount.milliseconds(10)

    init(
        options: AttachOptions, name: String, process: Int, registry: RunRegistry, reruns: Reruns,
        eventLoop: any EventLoop
    ) {
        self.options = options
        self.name = name
        self.process = process
        self.registry = registry
        self.reruns = reruns
        self.eventLoop = eventLoop
    }

    /// What needs no more waiting.
    var done: EventLoopFuture<Void> { eventLoop.makeSucceededVoidFuture() }

    // MARK: Viewers

    /// Answers whether there is room for another viewer, and if so takes note of it.
    func letsIn(_ viewer: Viewer) -> Bool {
        guard viewers.count < options.viewerLimit else { return false }
        viewers[ObjectIdentifier(viewer)] = viewer
        viewersChanged()
        return true
    }

    /// A viewer is gone, or will be.
    func left(_ viewer: Viewer) {
        guard viewers.removeValue(forKey: ObjectIdentifier(viewer)) != nil else { return }
        viewersChanged()
    }

    /// All viewers are told what has happened until now, and why they must leave.
    ///
    /// - Returns: When all of them are gone.
    func close(_ reason: String) -> EventLoopFuture<Void> {
        for number in logs.keys { update(number) }
        let farewells = viewers.values.map { $0.leave(reason) }
        return .andAllComplete(farewells, on: eventLoop)
    }

    private func viewersChanged() {
        registry.hasViewers.store(!viewers.isEmpty, ordering: .relaxed)
        waitingChanged()
        forgetLogs()
        if viewers.isEmpty {
            checks?.cancel()
            checks = nil
        } else if checks == nil {
            // It is cancelled with the last viewer, so the hub is not kept by it.
            let hub = NIOLoopBound(self, eventLoop: eventLoop)
            checks = eventLoop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in
                hub.value.check()
            }
        }
    }

    private func check() {
        for viewer in Array(viewers.values) { viewer.check() }
    }

    private func waitingChanged() {
        let awaitsRuns = viewers.values.contains { $0.awaitsRun || $0.wantsEveryRun }
        registry.awaitsRuns.store(awaitsRuns, ordering: .releasing)
    }

    // MARK: What is said of the program

    /// Who the program is, and what it runs.
    func hello() -> ProgramHello {
        var hello = ProgramHello(program: name, process: process, allowsControl: options.allowsControl)
        hello.offersReruns = options.allowsControl && reruns.areOffered
        let runs = registry.runs
        hello.runningCount = runs.count
        guard let run = registry.latest else { return hello }
        let log = log(of: run)
        log.update()
        guard let workflow = log.description?.plan.name else { return hello }
        if log.state != nil { hello.runningCount -= 1 }
        hello.latest = ProgramHello.LatestRun(
            workflow: workflow, state: log.word, since: (log.end ?? run.wallBegin).nanoseconds)
        return hello
    }

    /// Where a run is, for its header.
    func origin(of run: WatchedRun) -> TraceOrigin {
        TraceOrigin(program: name, process: process, began: run.wallBegin.nanoseconds)
    }

    // MARK: Runs

    /// Shows a viewer a run that it has not seen: one that begins at this moment, so that its values are told, or else
    /// one that is there, or the next one.
    func awaitsRun(_ viewer: Viewer) {
        waitingChanged()
        guard !viewer.wantsEveryRun else { return showNextRun(to: viewer) }
        eventLoop.assumeIsolated().scheduleTask(in: Self.beginPatience) { [weak self, weak viewer] in
            if let viewer { self?.showNextRun(to: viewer) }
        }
    }

    private func showNextRun(to viewer: Viewer) {
        // One that ends at this moment may be gone before it can be read.
        while viewer.awaitsRun, let run = nextRun(of: viewer), !show(run, to: viewer) {}
        waitingChanged()
        forgetLogs()
    }

    /// Has a viewer that wants to see every run see those that are there.
    func queueRuns(for viewer: Viewer) {
        for run in registry.runs.reversed() {
            if let stream = run.stream { viewer.queue(run, stream) }
        }
    }

    private func nextRun(of viewer: Viewer) -> WatchedRun? {
        if viewer.wantsEveryRun { return viewer.takeQueued() }
        let former = viewer.log?.run.number ?? 0
        // All but the latest are under way.
        let latest = registry.latest.flatMap { $0.number > former ? $0 : nil }
        if let latest, !isOver(latest) { return latest }
        let others = registry.runs.filter { $0 !== latest && $0.number != former && $0.stream != nil && !isOver($0) }
        return others.first ?? latest
    }

    private func isOver(_ run: WatchedRun) -> Bool {
        let log = log(of: run)
        log.update()
        return log.state != nil
    }

    /// Shows a run from its beginning; answers whether that can still be read.
    private func show(_ run: WatchedRun, to viewer: Viewer) -> Bool {
        let log = log(of: run)
        log.isWatched = true
        log.update()
        guard log.description != nil else { return false }
        viewer.show(log)
        return true
    }

    private func log(of run: WatchedRun) -> RunLog {
        if let log = logs[run.number] { return log }
        let log = RunLog(run)
        logs[run.number] = log
        return log
    }

    /// A run began while somebody waited for that.
    func runBegan(_ run: WatchedRun, _ stream: EventStream) {
        for viewer in Array(viewers.values) where viewer.log?.run !== run {
            if !viewer.wantsEveryRun {
                // It may be over by now, and is told whole.
                if viewer.awaitsRun { _ = show(run, to: viewer) }
                continue
            }
            viewer.queue(run, stream)
            if viewer.awaitsRun { showNextRun(to: viewer) }
        }
        waitingChanged()
        forgetLogs()
    }

    /// Something has happened in a run that is shown.
    func newsCame(_ number: Int) {
        eventLoop.assumeIsolated().scheduleTask(in: Self.delay) { [weak self] in self?.update(number) }
    }

    private func update(_ number: Int) {
        guard let log = logs[number] else { return }
        log.update()
        for viewer in viewers.values where viewer.log === log { viewer.update() }
    }

    /// Forgets the logs that nobody is shown, but for those of runs that another viewer may want to see from their
    /// beginning.
    private func forgetLogs() {
        let shown = Set(viewers.values.compactMap { $0.log?.run.number })
        let present = Set(registry.runs.map(\.number))
        for (number, log) in logs where !shown.contains(number) {
            log.isWatched = false
            if !present.contains(number) { logs[number] = nil }
        }
    }

    // MARK: Orders

    /// Does what a viewer asks for, and answers it.
    func perform(_ order: ViewerOrder, for viewer: Viewer) {
        guard options.allowsControl else {
            return viewer.send(.refused("\(name) does not let viewers steer its runs (AttachOptions.allowsControl)"))
        }
        guard let log = viewer.log, let run = log.description else {
            return viewer.send(.refused("there is no run to steer"))
        }
        if case .runAgain(let beginning, let breakpoints) = order {
            return runAgain(run, beginning, breakpoints, for: viewer)
        }
        log.update()
        guard log.state == nil, let control = log.run.control else {
            return viewer.send(.refused("the run has ended"))
        }
        guard order.task.map({ run.plan.tasks.indices.contains($0) }) ?? true else {
            return viewer.send(.refused("the run has no such task"))
        }
        if let answer = control.perform(order) { viewer.send(answer) }
    }

    private func runAgain(
        _ run: RunDescription, _ beginning: RunBeginning, _ breakpoints: [Int], for viewer: Viewer
    ) {
        if let refusal = reruns.start(run.plan, beginning, breakpoints) {
            viewer.send(.refused(refusal))
        } else if !viewer.awaitsRun {
            viewer.nextRun()
        }
    }
}

extension ViewerOrder {
    /// The task that it names.
    fileprivate var task: Int? {
        switch self {
        case .runTo(let task), .setBreakpoint(_, let task), .cancelTask(let task): task
        default: nil
        }
    }
}

extension RunControl {
    /// Passes an order on; what there is to answer.
    fileprivate func perform(_ order: ViewerOrder) -> ProgramReport? {
        switch order {
        case .pause: pause()
        case .resume: resume()
        case .step: return .stepped(step())
        case .stepLayer: return .layerStepped(stepLayer())
        case .runTo(let task): run(to: task)
        case .setBreakpoint(let isSet, let task): setBreakpoint(isSet, before: task)
        case .cancelTask(let task): cancel(task: task)
        case .cancelRun: cancelRun()
        case .watch, .nextRun, .read, .runAgain: break
        }
        return nil
    }
}
