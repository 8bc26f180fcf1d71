/// Asking a cache, and telling it what came of a task, outside the lock.
extension RunExecution {
    /// Looks for the value of a task in a cache that answers at once, and puts it in its slot; `nil` when that takes
    /// more.
    ///
    /// - Parameter cache: That of the run, to which the worker has a reference, so that none is counted here.
    // Not inlined, for the sake of the frame of the worker.
    @inline(never)
    func lookUpNow(_ task: Int, in cache: RunCache?) -> WorkerNews? {
        guard let cache else { return nil }
        let answer = cache.lookUpNow(task, values.frame(of: task), output: values.output(of: task))
        return answer.map { answer in
            if case .hit = answer, !isObserved { .hit(task) } else { .report(report(task, answer)) }
        }
    }

    /// Looks for the value of a task in the cache, and puts it in its slot; waits where somebody else computes it.
    // Not inlined, for the sake of the frame of the worker.
    @inline(never)
    func lookUp(_ task: Int) async -> BodyReport {
        guard let cache = setup.cache else { return BodyReport(task: task, kind: .missed) }
        let isPooled = plan.rules.flags[task].contains(.isPooled)
        let answer = await cache.lookUp(
            task, values.frame(of: task), waits: isPooled ? { self.change { $0.waitsInCache(task) } } : nil,
            accept: { accept($0, as: task) }, cacheFailed: { tellCacheFailed(task, $0) })
        return report(task, answer)
    }

    /// The body returned: its value is kept, and given to all who wait for it.
    func keepValue(of task: Int, _ cache: RunCache) async {
        await cache.bodyReturned(
            task, values.frame(of: task), plan.output(of: task).value(at: values.output(of: task)),
            cacheFailed: { tellCacheFailed(task, $0) })
    }

    /// The body threw. Those who wait for its value fail too, unless it was only cancelled or will be called again: then
    /// one of them computes it. (A `CancellationError` of a body that nobody cancelled is an error like any other.)
    func leadEnded(_ task: Int, _ cache: RunCache, _ error: any Error, isFinal: Bool) async {
        if isFinal, !Task.isCancelled {
            await cache.bodyFailed(task, error) { tellCacheFailed(task, $0) }
        } else {
            cache.gaveUp(task)
        }
    }

    private func report(_ task: Int, _ answer: RunCache.Answer) -> BodyReport {
        switch answer {
        case .hit: BodyReport(task: task, kind: .hit, valueSummary: summary(of: task))
        case .missed: BodyReport(task: task, kind: .missed)
        case .toBeRepeated: BodyReport(task: task, kind: .toBeRepeated)
        case .failed(let error):
            BodyReport(
                task: task, kind: .lookUpFailed(error), errorText: isObserved ? String(describing: error) : nil)
        }
    }

    /// Puts a value that the cache has in the slot of its task; `false` when it is of another type.
    private func accept(_ value: borrowing any Sendable, as task: Int) -> Bool {
        plan.output(of: task).store(copy value, at: values.output(of: task))
    }

    /// Tells those who watch that the cache failed, which fails no run.
    private func tellCacheFailed(_ task: Int, _ error: any Error) {
        guard isObserved else { return }
        tell(.logged(task: task, message: "The cache failed, and the run goes on without it: \(error)"))
    }
}
