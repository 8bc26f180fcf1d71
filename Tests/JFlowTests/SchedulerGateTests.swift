import Testing

@testable import JFlow

/// What the gate lets through: held, stepped, at breakpoints, past cached tasks.
struct SchedulerGateTests {
    @Test func aHeldRunStartsNothingUntilItIsStepped() {
        let probe = SchedulerProbe(Scheduler(graph: DependencyGraph([[], [], [0], [1]])), isHeld: true)
        #expect(probe.ask { $0.next() } == .wait)
        #expect(probe.ask { $0.stepRequested() } == .starts(task: 0))
        #expect(probe.ask { $0.next() } == .start(0))
        #expect(probe.ask { $0.next() } == .wait)
        probe.ask { $0.bodyEnded(0, .returned) }
        #expect(probe.ask { $0.next() } == .wait, "a step starts one task, not its successor")
        #expect(probe.ask { $0.stepRequested() } == .starts(task: 1), "the lowest index first")
    }

    @Test func aStepWithoutAFreeSlotIsRefused() {
        let probe = SchedulerProbe(Scheduler(graph: DependencyGraph([[], []]), slots: 1), isHeld: true)
        _ = probe.ask { $0.stepRequested() }
        #expect(probe.ask { $0.next() } == .start(0))
        #expect(probe.ask { $0.stepRequested() } == .noFreeSlot)
        probe.ask { $0.bodyEnded(0, .returned) }
        #expect(probe.ask { $0.next() } == .wait, "nothing was queued")
    }

    @Test func aStepWithNothingReadyNamesWhatIsAwaited() {
        let probe = SchedulerProbe(Scheduler(graph: DependencyGraph([[], [0]])))
        #expect(probe.ask { $0.next() } == .start(0))
        #expect(probe.ask { $0.stepRequested() } == .nothingReady(waitingFor: [0]))
    }

    @Test func aCachedTaskDoesNotCountAsAStep() {
        let probe = SchedulerProbe(
            Scheduler(graph: DependencyGraph([[], [0], []]), rules: .caching([true, false, false])), isHeld: true)
        _ = probe.ask { $0.stepRequested() }
        #expect(probe.ask { $0.next() } == .lookUp(0))
        probe.ask { $0.foundInCache(0) }
        #expect(probe.ask { $0.next() } == .start(1))
        #expect(probe.ask { $0.next() } == .wait)
    }

    /// A step whose look-up was still under way when the run was resumed once let a task through a breakpoint, where
    /// the next step started it again: its dependents then ran before their other dependencies.
    @Test func aStepThatIsStillLookedUpStartsNothingOnceTheRunWentOn() {
        let probe = SchedulerProbe(
            Scheduler(graph: DependencyGraph([[], [], [0, 1]]), rules: .caching([true, false, false])), isHeld: true)
        probe.ask { $0.breakpointChanged(true, before: 1) }
        #expect(probe.ask { $0.stepRequested() } == .starts(task: 0))
        #expect(probe.ask { $0.next() } == .lookUp(0))
        probe.ask { $0.resumeRequested() }
        #expect(probe.ask { $0.next() } == .wait, "the breakpoint holds")
        probe.ask { $0.foundInCache(0) }
        #expect(probe.ask { $0.next() } == .wait, "the step was over when the run went on")
        #expect(probe.ask { $0.stepRequested() } == .starts(task: 1))
        #expect(probe.ask { $0.next() } == .start(1))
        #expect(probe.ask { $0.stepRequested() } == .nothingReady(waitingFor: [1]), "no task starts twice")
    }

    @Test func pausingAtABreakpointKeepsItForTheResume() {
        let probe = SchedulerProbe(Scheduler(graph: DependencyGraph([[]])))
        probe.ask { $0.breakpointChanged(true, before: 0) }
        #expect(probe.ask { $0.next() } == .wait)
        probe.ask { $0.pauseRequested() }
        probe.ask { $0.resumeRequested() }
        #expect(probe.ask { $0.next() } == .start(0), "one resume passes the breakpoint")
    }

    @Test func aBreakpointHoldsEveryStartUntilItIsPassed() {
        let probe = SchedulerProbe(Scheduler(graph: DependencyGraph([[], [0], [0]])))
        probe.ask { $0.breakpointChanged(true, before: 1) }
        #expect(probe.ask { $0.next() } == .start(0))
        probe.ask { $0.bodyEnded(0, .returned) }
        #expect(probe.ask { $0.next() } == .wait)
        #expect(probe.ask { $0.takeChanges() }.contains(.mode(.pausedBefore(task: 1))))
        #expect(probe.ask { $0.stepRequested() } == .starts(task: 1))
        probe.ask { $0.resumeRequested() }
        #expect(probe.ask { $0.next() } == .start(1), "a task that was stepped starts also after a resume")
        #expect(probe.ask { $0.next() } == .start(2))
    }

    @Test func runningToATaskStopsBeforeItOnce() {
        let probe = SchedulerProbe(Scheduler(graph: DependencyGraph([[], [0], [1]])), isHeld: true)
        probe.ask { $0.runRequested(to: 2) }
        for task in [0, 1] {
            #expect(probe.ask { $0.next() } == .start(task))
            probe.ask { $0.bodyEnded(task, .returned) }
        }
        #expect(probe.ask { $0.next() } == .wait)
        #expect(probe.ask { $0.takeChanges() }.contains(.mode(.pausedBefore(task: 2))))
        probe.ask { $0.resumeRequested() }
        #expect(probe.ask { $0.next() } == .start(2))
    }

    @Test func aLayerStepStartsAllThatIsReadyAndNoMore() {
        let probe = SchedulerProbe(Scheduler(graph: DependencyGraph([[], [], [0], [1]])), isHeld: true)
        #expect(probe.ask { $0.layerStepRequested() } == [0, 1])
        #expect(probe.ask { $0.next() } == .start(0))
        #expect(probe.ask { $0.next() } == .start(1))
        probe.ask { $0.bodyEnded(0, .returned) }
        #expect(probe.ask { $0.next() } == .wait)
    }

    @Test func aTaskCancelledWhileItIsLookedUpDoesNotStart() {
        let probe = SchedulerProbe(Scheduler(graph: DependencyGraph([[], [0]]), rules: .caching([true, false])))
        #expect(probe.ask { $0.next() } == .lookUp(0))
        #expect(probe.ask { $0.cancelRequested(0) }, "a look-up may wait for somebody else, so it is told")
        #expect(!probe.scheduler.isFinished, "the look-up is still under way")
        #expect(!probe.ask { $0.missedInCache(0) })
        #expect(probe.scheduler.stages == [.cancelled, .skipped])
        #expect(probe.scheduler.isFinished)
    }
}

/// A scheduler that can be asked inside an expectation.
private final class SchedulerProbe {
    private(set) var scheduler: Scheduler

    init(_ scheduler: Scheduler, isHeld: Bool = false) {
        self.scheduler = scheduler
        if isHeld { self.scheduler.holdRequested() }
    }

    func ask<Answer>(_ question: (inout Scheduler) -> Answer) -> Answer {
        question(&scheduler)
    }
}
