/// Calling bodies and caches, outside the lock.
extension RunExecution {
    /// Calls any body, with the context of its task where somebody wants it, and keeps the value in the cache.
    // Not inlined, for the sake of the frame of the worker.
    @inline(never)
    func call(_ task: Int) async -> BodyReport {
        let end =
            if let cache = setup.cache {
                await cache.compute(task) { await attempt(task) }
            } else {
                await attempt(task)
            }
        switch end {
        case .returned: break
        case .threw(let error, let retry):
            if let cache = setup.cache { await leadEnded(task, cache, error, isFinal: retry == nil) }
            return report(task, error, retry: retry)
        case .cameTooLate: return BodyReport(task: task, kind: .cameTooLate)
        }
        if let cache = setup.cache { await keepValue(of: task, cache) }
        return BodyReport(task: task, kind: .returned, valueSummary: summary(of: task))
    }

    private func attempt(_ task: Int) async -> AttemptEnd {
        let flags = plan.rules.flags
        let isCounted = !flags.isEmpty && !flags[task].isDisjoint(with: [.isRetried, .isTimed])
        return isCounted ? await callCounted(task) : await callOnce(task, values.frame(of: task), attempt: 1)
    }

    /// Destroys values that nobody needs any more.
    ///
    /// - Parameter tasks: Whose values; empty afterwards.
    @inline(__always)
    func destroyValues(of tasks: inout [Int]) {
        guard !tasks.isEmpty else { return }
        for task in tasks { destroyValue(of: task) }
        tasks.removeAll(keepingCapacity: true)
    }

    func destroyValue(of task: Int) {
        plan.output(of: task).destroy(values.output(of: task))
    }

    /// What a body threw.
    // Not inlined, for the sake of the frame of the worker.
    @inline(never)
    func report(_ task: Int, _ error: any Error, retry: FailedAttempt? = nil) -> BodyReport {
        let needsText = isObserved || retry != nil
        return BodyReport(
            task: task, kind: .threw(error), errorText: needsText ? String(describing: error) : nil, retry: retry)
    }

    /// The value of a task in brief, if somebody wants to know it.
    // Not inlined, for the sake of the frame of the worker.
    @inline(never)
    func summary(of task: Int) -> ValueBrief? {
        guard !outputs.isEmpty else { return nil }
        let (output, place) = (outputs[task], values.output(of: task))
        // Without the detour by what is generic, which takes longer than all the rest.
        if output == Slot<Int>.self { return .int(place.assumingMemoryBound(to: Int.self).pointee) }
        return output.brief(at: place)
    }
}
