import Dispatch
import Inspector
package import JFlow
import Synchronization

/// What a session shows: runs in the background, again and again.
package protocol InspectedRun: Sendable {
    /// The name of the workflow; not made safe for a terminal.
    var workflowName: String { get }

    /// Starts a run; whoever runs it calls ``InspectedExecution/ended()`` and `wake`, from any thread, after its end.
    func start(
        observer: EventStream, isHeld: Bool, from beginning: RunBeginning, breakpoints: Set<Int>,
        wake: @escaping @Sendable () -> Void
    ) -> InspectedExecution

    /// What is left on the terminal below the summary of a run, a line each. Not made safe for a terminal.
    ///
    /// - Parameter hasStarted: Whether any task has started.
    func closingLines(of execution: InspectedExecution, hasStarted: Bool) -> [String]
}

/// One run in the background.
package final class InspectedExecution: Sendable {
    /// What steers it.
    package let control: RunControl
    private let isOver = Mutex(false)
    private let end = DispatchSemaphore(value: 0)

    /// A run that is about to begin.
    package init(control: RunControl) {
        self.control = control
    }

    /// Takes note that every body has returned, or that the run never began.
    package func ended() {
        isOver.withLock { $0 = true }
        end.signal()
    }

    /// Whether it has ended.
    package var hasEnded: Bool { isOver.withLock { $0 } }

    /// Waits until every body has returned, at most so long; answers whether they have. One thread may wait.
    package func waitForEnd(atMost limit: Duration? = nil) -> Bool {
        guard !hasEnded else { return true }
        let deadline = limit.map { DispatchTime.now() + .milliseconds(Int($0 / .milliseconds(1))) }
        return end.wait(timeout: deadline ?? .distantFuture) == .success
    }
}
