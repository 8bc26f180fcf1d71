import Testing

@testable import JFlow

/// The short way of a turn beside the long way: what one does, the other does, too.
struct PlainTurnTests {
    @Test(arguments: 0..<200)
    func bothWaysLeadToTheSame(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let graph = DependencyGraph(randomGraph(taskLimit: seed % 10 == 0 ? 1_000 : 60, using: &random))
        let slots = seed % 3 == 0 ? Int.random(in: 1...4, using: &random) : .max
        let isCached = (0..<graph.count).map { _ in seed % 2 == 0 && Bool.random(using: &random) }
        let rules = seed % 2 == 0 ? SchedulingRules.caching(isCached) : SchedulingRules()
        var short = Scheduler(graph: graph, rules: rules, slots: slots, isObserved: false)
        var long = short
        var underWay: [Int] = []
        while !long.isFinished {
            // Workers that are there already.
            if underWay.isEmpty || Bool.random(using: &random) {
                let action = long.next()
                #expect(short.next() == action)
                if let task = action.task { underWay.append(task) }
            }
            steer(&short, &long, at: Int.random(in: 0..<30, using: &random), isStuck: underWay.isEmpty)
            guard let place = underWay.indices.randomElement(using: &random) else { continue }
            let task = underWay[place]
            let isLookUp = long.stages[task] == .lookingUp
            if isLookUp, Bool.random(using: &random) {
                let isCalled = long.missedInCache(task)
                #expect(short.missedInCache(task) == isCalled)
                if !isCalled { underWay.remove(at: place) }
                continue
            }
            underWay.remove(at: place)
            let end: (inout Scheduler) -> Void = {
                if isLookUp { $0.foundInCache(task) } else { $0.bodyEnded(task, .returned) }
            }
            let turn = short.plainTurn(ended: task, as: isLookUp ? .cached : .done)
            end(&long)
            let action = long.next()
            if let turn {
                #expect(turn == (action == .finish ? .wait : action))
            } else {
                #expect(!short.gate.isFree || !short.cancelRequests.isEmpty)
                end(&short)
                #expect(short.next() == action)
            }
            if let next = action.task { underWay.append(next) }
            guard areSame(short, long) else {
                Issue.record("seed \(seed): behind the end of task \(task) the two ways differ")
                return
            }
        }
        #expect(short.isFinished && short.outcome == long.outcome)
    }

    @Test(arguments: 0..<50)
    func whoWatchesIsToldTheSame(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let graph = DependencyGraph(randomGraph(taskLimit: 60, using: &random))
        let stream = EventStream()
        var log = EventLog(observers: [stream], time: RunTime(ContinuousClock()))
        var short = Scheduler(graph: graph)
        var long = short
        var changes: [SchedulerChange] = []
        long.takeChanges(into: &changes)
        var running: [Int] = []
        while !long.isFinished {
            if running.isEmpty || Bool.random(using: &random) {
                let action = long.next()
                #expect(short.next() == action)
                long.takeChanges(into: &changes)
                if case .start(let task) = action { running.append(task) }
            }
            guard let place = running.indices.randomElement(using: &random) else { continue }
            let task = running.remove(at: place)
            let brief = [nil, ValueBrief.int(task), .text("a text")][task % 3]
            let turn = short.plainTurn(ended: task, with: brief, telling: &log)
            _ = log.handOver(isLast: true)
            long.bodyEnded(task, .returned)
            if case .start(let next) = long.next() { running.append(next) }
            long.takeChanges(into: &changes)
            #expect(turn != nil, "nothing speaks against the short way")
            let expected: [Event.Kind] = changes.map { change in
                switch change {
                case .finished(let task, let state, _): .finished(task: task, TaskEnd(usual: state, brief: brief))
                case .ready(let task): .ready(task: task)
                case .started(let task): .started(task: task)
                default: .dropped(count: 0)
                }
            }
            let told = stream.drain()
            #expect(told.map(\.kind) == expected)
            #expect(Set(told.map(\.time)).count == 1, "what happens in one turn happens at one time")
        }
        #expect(long.isFinished && areSame(short, long))
    }

    @Test func theShortWayIsForNothingButBodiesDependenciesAndTheCache() {
        let graph = DependencyGraph([[], [0]])
        var rules = SchedulingRules()
        #expect(Scheduler(graph: graph).isPlain)
        rules.ranks = [1, 0]
        #expect(!Scheduler(graph: graph, rules: rules).isPlain)
        rules = SchedulingRules.caching([false, true])
        #expect(Scheduler(graph: graph, rules: rules).isPlain)
        rules.flags[0].insert(.isTimed)
        #expect(!Scheduler(graph: graph, rules: rules).isPlain)
        rules = SchedulingRules()
        rules.isFreedEarly = [true, true]
        #expect(!Scheduler(graph: graph, rules: rules).isPlain)
        #expect(Scheduler(graph: graph, rules: rules, keepsValues: true).isPlain)
    }

    /// Does now and then to both what somebody who steers a run may do.
    private func steer(_ short: inout Scheduler, _ long: inout Scheduler, at moment: Int, isStuck: Bool) {
        func both(_ change: (inout Scheduler) -> Void) {
            change(&short)
            change(&long)
        }
        switch moment {
        case 0: both { $0.pauseRequested() }
        case 1: both { $0.breakpointChanged(true, before: $0.stages.count / 2) }
        case 2: both { $0.runRequested(to: $0.stages.count - 1) }
        case 3: both { if let task = $0.runningTasks.first { _ = $0.cancelRequested(task) } }
        default: if isStuck { both { $0.resumeRequested() } }
        }
    }

    private func areSame(_ one: Scheduler, _ other: Scheduler) -> Bool {
        one.stages == other.stages && one.waiting == other.waiting && one.ready.all == other.ready.all
            && one.ready.first == other.ready.first && one.activeCount == other.activeCount
            && one.remainingCount == other.remainingCount && one.gate.mode == other.gate.mode
    }
}

extension SchedulerAction {
    /// The task that is begun.
    fileprivate var task: Int? {
        switch self {
        case .start(let task), .lookUp(let task): task
        default: nil
        }
    }
}
