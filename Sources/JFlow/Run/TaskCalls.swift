/// Calling bodies and caches, outside the lock.
extension RunExecution {
    /// Whether bodies can be called as they are: nobody watches, and no task is cached.
    var isPlain: Bool { !isObserved && plan.isCached.isEmpty }

    /// Calls any body, with the context of its task where somebody observes, and keeps the value in the cache.
    func call(_ task: Int) async -> BodyReport {
        do {
            if isObserved {
                let context = TaskContext(run: self, task: task)
                try await TaskContext.$bound.withValue(context) { try await callBody(task) }
            } else {
                try await callBody(task)
            }
        } catch {
            return BodyReport(
                task: task, kind: .threw(error), errorText: isObserved ? String(describing: error) : nil)
        }
        if !plan.isCached.isEmpty, plan.isCached[task], let key = cacheKey(of: task) {
            await cache.store(plan.tasks[task].output.value(at: values.output(of: task)), for: key)
        }
        return BodyReport(task: task, kind: .returned, valueSummary: summary(of: task))
    }

    /// Asks the cache for the value of a task, and puts it in its slot.
    func lookUp(_ task: Int) async -> BodyReport {
        guard let key = cacheKey(of: task), let value = await cache.value(for: key),
            plan.tasks[task].output.store(value, at: values.output(of: task))
        else { return BodyReport(task: task, kind: .missed) }
        return BodyReport(task: task, kind: .hit, valueSummary: summary(of: task))
    }

    /// Destroys the value of a task that was cancelled while the cache was asked.
    func destroy(_ task: Int) -> BodyReport {
        plan.tasks[task].output.destroy(values.output(of: task))
        return BodyReport(task: task, kind: .destroyed)
    }

    private func callBody(_ task: Int) async throws {
        switch setup.bodies[task] {
        case .synchronous(let body): try body(values.frame(of: task))
        case .asynchronous(let body): try await body(values.frame(of: task))
        }
    }

    private func cacheKey(of task: Int) -> CacheKey? {
        let definition = plan.tasks[task]
        guard let version = definition.attributes.cacheVersion else { return nil }
        let arguments =
            setup.cachedArguments[task]
            ?? definition.inputs.indices.map { index in
                definition.inputs[index].slot.value(at: values.input(index, of: task))
            }
        let comparable = arguments.compactMap { CacheKey.Argument(erased: $0) }
        guard comparable.count == arguments.count else { return nil }
        return CacheKey(task: definition.name, version: version, arguments: comparable)
    }

    private func summary(of task: Int) -> String? {
        guard isObserved else { return nil }
        return ValueSummary.of(plan.tasks[task].output.value(at: values.output(of: task)))
    }
}
