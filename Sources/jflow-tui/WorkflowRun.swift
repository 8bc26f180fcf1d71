import DemoWorkflows
import Dispatch
import JFlow
import JFlowTrace
import Synchronization

/// Runs a demonstration in the background, again and again, for a session that owns the main thread.
final class WorkflowRun: Sendable {
    let demonstration: Demonstration
    private let slots: Int?
    private let recorder: TraceRecorder?

    /// - Parameter recorder: What writes a trace of each run; `nil` for none.
    init(demonstration: Demonstration, slots: Int?, recorder: TraceRecorder?) {
        self.demonstration = demonstration
        self.slots = slots
        self.recorder = recorder
    }

    /// One run in the background.
    final class Execution: Sendable {
        let control: RunControl
        private let outcome = Mutex<Demonstration.Outcome?>(nil)
        private let end = DispatchSemaphore(value: 0)

        fileprivate init(control: RunControl) {
            self.control = control
        }

        fileprivate func ended(_ outcome: Demonstration.Outcome) {
            self.outcome.withLock { $0 = outcome }
            end.signal()
        }

        /// How the run ended; `nil` while it goes on.
        var result: Demonstration.Outcome? { outcome.withLock { $0 } }

        /// Waits until every body has returned, at most so long; answers whether they have.
        func waitForEnd(atMost limit: Duration? = nil) -> Bool {
            guard result == nil else { return true }
            let deadline = limit.map { DispatchTime.now() + .milliseconds(Int($0 / .milliseconds(1))) }
            return end.wait(timeout: deadline ?? .distantFuture) == .success
        }
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

    /// Starts a run; `wake` is called, from any thread, after its end.
    func start(
        observer: EventStream, isHeld: Bool, from beginning: Demonstration.Beginning = .anew,
        breakpoints: Set<Int> = [], wake: @escaping @Sendable () -> Void
    ) -> Execution {
        let control = RunControl(startsHeld: isHeld)
        for task in breakpoints { control.setBreakpoint(true, before: task) }
        let execution = Execution(control: control)
        let observers = [observer] + (recorder.map { [$0.stream()] } ?? [])
        let options = RunOptions(slots: slots, observers: observers, control: control)
        let demonstration = demonstration
        Task.detached {
            execution.ended(await demonstration.run(options, from: beginning))
            wake()
        }
        return execution
    }
}
