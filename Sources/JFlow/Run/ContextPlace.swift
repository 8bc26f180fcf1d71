import Synchronization

/// Where a worker leaves word which task its body is of, for ``TaskContext/current``.
///
/// Binding a task-local costs more than all the rest of telling about a task. So a worker binds one place for all its
/// bodies, and writes into it. Child tasks of a body find the right task there, because the body waits for them. A Swift
/// task that outlives the body has a reference of its own to the place, which the worker notices: it leaves the place as
/// it is for ever, and binds another one for its next bodies.
final class ContextPlace: Sendable {
    private let run: RunExecution
    private let task = Atomic(-1)

    private init(run: RunExecution) {
        self.run = run
    }

    /// The context of the body for which the place was written.
    var context: TaskContext {
        TaskContext(run: run, task: task.load(ordering: .relaxed), attempt: 1)
    }

    /// The worker's hold on the place, which is no reference to it: the binding has one.
    struct Writer {
        private let place: Unmanaged<ContextPlace>
        private let referenceCount: UInt

        /// Made by the function that writes, so that all references which its callers have are counted.
        init(_ place: Unmanaged<ContextPlace>) {
            self.place = place
            referenceCount = Self.referenceCount(place)
        }

        /// Leaves word that the next body is of this task.
        @inline(__always)
        func begin(_ task: Int) {
            place._withUnsafeGuaranteedRef { $0.task.store(task, ordering: .relaxed) }
        }

        /// Whether somebody has kept the place beyond the end of the body.
        var isKept: Bool { Self.referenceCount(place) != referenceCount }

        // Not inlined, so that the compiler's own references count the same each time.
        @inline(never)
        private static func referenceCount(_ place: Unmanaged<ContextPlace>) -> UInt {
            place._withUnsafeGuaranteedRef { _getRetainCount($0) }
        }
    }

    /// Does something with a new place bound, which lives until that has ended.
    static func bind<Answer: Sendable>(
        for run: RunExecution, _ work: (Unmanaged<ContextPlace>) async -> Answer
    ) async -> Answer {
        let place = ContextPlace(run: run)
        return await TaskContext.$bound.withValue(.worker(place)) { await work(.passUnretained(place)) }
    }
}
