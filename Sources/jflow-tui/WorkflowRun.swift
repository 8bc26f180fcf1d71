import DemoWorkflows
import Dispatch
import Inspector
import JFlow
import JFlowInspector
import JFlowTrace
import Synchronization

/// Runs a demonstration in the background, again and again, for a session that owns the main thread.
final class WorkflowRun: InspectedRun {
    let demonstration: Demonstration
    private let slots: Int?
    private let recorder: TraceRecorder?
    /// The lines that the last run leaves.
    private let report = Report()

    /// - Parameter recorder: What writes a trace of each run; `nil` for none.
    init(demonstration: Demonstration, slots: Int?, recorder: TraceRecorder?) {
        self.demonstration = demonstration
        self.slots = slots
        self.recorder = recorder
    }

    /// Fills the cache as far as the demonstration wants it filled; waits for that.
    func warmUp() {
        let end = DispatchSemaphore(value: 0)
        let demonstration = demonstration
        Task.detached {
            // A run that cannot be warmed up is shown all the same: it computes what it does not find.
            try? await demonstration.warmUp()
            end.signal()
        }
        end.wait()
    }

    /// Waits until the trace of the last run is written, at most for two seconds; answers where it is.
    func record() -> String? {
        guard let recorder else { return nil }
        let end = DispatchSemaphore(value: 0)
        Task.detached {
            await recorder.flushed()
            end.signal()
        }
        guard end.wait(timeout: .now() + 2) == .success else { return nil }
        return recorder.latestFile
    }

    var workflowName: String { demonstration.plan.name }

    /// Starts a run; `wake` is called, from any thread, after its end.
    func start(
        observer: EventStream, isHeld: Bool, from beginning: RunBeginning = .anew, breakpoints: Set<Int> = [],
        wake: @escaping @Sendable () -> Void
    ) -> InspectedExecution {
        let control = RunControl(startsHeld: isHeld)
        for task in breakpoints { control.setBreakpoint(true, before: task) }
        let execution = InspectedExecution(control: control)
        let observers = [observer] + (recorder.map { [$0.stream()] } ?? [])
        let options = RunOptions(slots: slots, observers: observers, control: control)
        let demonstration = demonstration
        let report = report
        Task.detached {
            let outcome = await demonstration.run(options, from: beginning)
            report.lines = outcome.report
            execution.ended()
            wake()
        }
        return execution
    }

    /// What the last run says, and where it is recorded.
    func closingLines(of execution: InspectedExecution, hasStarted: Bool) -> [String] {
        let record = hasStarted ? record() : nil
        return (record.map { ["  record  \(RunRecords.brief($0))", "  replay  jflow-tui replay"] } ?? [])
            + (execution.hasEnded ? report.lines : [])
    }
}

/// Lines that one thread writes and another reads.
private final class Report: Sendable {
    private let stored = Mutex<[String]>([])

    var lines: [String] {
        get { stored.withLock { $0 } }
        set { stored.withLock { $0 = newValue } }
    }
}
