import Dispatch

/// Where these tests run: a thread that may block, so that waiting for a terminal takes none of the pool's few threads
/// from the other tests.
@globalActor
actor TerminalThread {
    static let shared = TerminalThread()

    private let executor = BlockingExecutor()

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
}

private final class BlockingExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "end-to-end tests")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
