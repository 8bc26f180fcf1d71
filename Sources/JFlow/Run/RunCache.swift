import Synchronization

/// What one run asks of its cache, and what it owes to those who wait for what it computes.
final class RunCache: Sendable {
    /// What came of a look-up.
    enum Answer: Sendable {
        /// The value, which was accepted.
        case hit
        /// The cache does not have it: the body is to be called.
        case missed
        /// Whoever computed it at the same time failed, or the cache keeps the error.
        case failed(any Error)
        /// Whoever computed it gave up, and the task must not compute it before it has a permit again.
        case toBeRepeated
    }

    private let cache: WorkflowCache
    private let tasks: CachedTasks
    /// The arguments of tasks that were given all of them; `nil` where there can be no key.
    private let givenArguments: [Int: [CacheKey.Argument]?]
    /// The tasks whose value this run computes for others, too.
    private let leads = Mutex<[Int: CacheLead]>([:])

    /// Makes the cache of a run; `nil` when no task is cached.
    init?(_ cache: WorkflowCache, _ tasks: CachedTasks?, given: [Int: [CacheKey.Argument]?] = [:]) {
        guard let tasks else { return nil }
        self.cache = cache
        self.tasks = tasks
        givenArguments = given
    }

    /// The key under which the value of a task is kept in this run; `nil` for a task that is not cached.
    private func key(of task: Int, _ frame: TaskFrame) -> CacheKey? {
        guard let cached = tasks[task] else { return nil }
        guard !givenArguments.isEmpty, let given = givenArguments[task] else {
            return cache.key(of: cached, frame: frame)
        }
        return given.map { cache.key(of: cached, arguments: $0) }
    }

    /// What a run would find.
    func outlook(of task: Int, frame: TaskFrame) async -> CacheOutlook {
        guard let cached = tasks[task], let key = key(of: task, frame) else { return .miss(nil) }
        do { return try await cache.outlook(of: cached, for: key) } catch { return .miss(nil) }
    }

    // MARK: Looking up

    /// Looks for a value without waiting.
    ///
    /// - Parameters:
    ///   - task: The task.
    ///   - frame: Where its arguments lie.
    ///   - output: Where its value goes.
    /// - Returns: `nil` when it takes a look-up that may wait.
    func lookUpNow(_ task: Int, _ frame: TaskFrame, output: UnsafeMutableRawPointer) -> Answer? {
        let answer: Answer??
        if givenArguments.isEmpty || givenArguments[task] == nil {
            guard tasks.isCached(task) else { return nil }
            answer = cache.useNow(of: task, in: tasks, frame: frame) { answerNow($0, of: task, output) }
        } else {
            answer = key(of: task, frame).flatMap { cache.useNow(for: $0) { answerNow($0, of: task, output) } }
        }
        return answer ?? nil
    }

    private func answerNow<Value: Sendable>(
        _ value: Value, of task: Int, _ output: UnsafeMutableRawPointer
    ) -> Answer? {
        guard Value.self != KeptError.self else { return keptAnswer(value, of: task) }
        return tasks.store(value, of: task, at: output) ? .hit : nil
    }

    @inline(never)
    private func keptAnswer(_ value: any Sendable, of task: Int) -> Answer? {
        guard let kept = value as? KeptError, tasks[task]?.policy.errors != .forget else { return nil }
        return .failed(kept.error)
    }

    /// Looks for a value; waits where somebody else is computing it. A miss makes this run the one that computes.
    ///
    /// - Parameters:
    ///   - task: The task.
    ///   - frame: Where its arguments lie.
    ///   - waits: Is told that the task waits for somebody else, for a task that must not compute after that; else `nil`.
    ///   - accept: Takes the value; `false` when it is of another type.
    ///   - cacheFailed: Is told what the cache throws.
    func lookUp(
        _ task: Int, _ frame: TaskFrame, waits: (() -> Void)?, accept: (any Sendable) -> Bool,
        cacheFailed: (any Error) -> Void
    ) async -> Answer {
        guard let cached = tasks[task], let key = key(of: task, frame) else { return .missed }
        switch cache.flights.join(key, canLead: waits == nil) {
        case .lead(let lead): return await lookUp(task, leading: lead, accept, cacheFailed)
        case .wait(let ticket):
            let end = await NestedComputation.wait(for: key, in: cache.flights) {
                waits?()
                return await cache.flights.end(of: ticket, key)
            }
            let hasWaited = end != nil && waits != nil
            switch end ?? cache.flights.left(key, waiter: ticket) {
            case .value(let value):
                return answer(value, of: cached, accept) ?? (hasWaited ? .toBeRepeated : .missed)
            case .failure(let error): return .failed(error)
            case .lead(let lead): return await lookUp(task, leading: lead, accept, cacheFailed)
            // Leading without a permit, it could wait for one that is held by somebody who waits for the value.
            case .askAgain, .left: return hasWaited ? .toBeRepeated : .missed
            }
        }
    }

    /// Looks for a value on behalf of all who wait for it.
    private func lookUp(
        _ task: Int, leading lead: CacheLead, _ accept: (any Sendable) -> Bool, _ cacheFailed: (any Error) -> Void
    ) async -> Answer {
        guard let cached = tasks[task] else { return .missed }
        do {
            if let value = try await cache.value(of: cached, for: lead.key),
                let answer = answer(value, of: cached, accept)
            {
                switch answer {
                case .failed(let error): lead.land(throwing: error)
                case .hit, .missed, .toBeRepeated: lead.land(with: value)
                }
                return answer
            }
        } catch {
            cacheFailed(error)
        }
        leads.withLock { $0[task] = lead }
        return .missed
    }

    private func answer(_ value: any Sendable, of task: CachedTask, _ accept: (any Sendable) -> Bool) -> Answer? {
        if let kept = value as? KeptError { return task.policy.errors == .forget ? nil : .failed(kept.error) }
        return accept(value) ? .hit : nil
    }

    // MARK: What a miss obliges to

    /// Calls the body of a task whose value others may wait for, so that what it calls never waits for itself.
    func compute<End>(_ task: Int, _ body: () async -> End) async -> End {
        guard let key = leads.withLock({ $0[task]?.key }) else { return await body() }
        return await NestedComputation.$current.withValue(NestedComputation(of: key, in: cache.flights)) {
            await body()
        }
    }

    /// The body returned: stores its value, and gives it to all who wait for it.
    ///
    /// - Parameters:
    ///   - task: The task.
    ///   - frame: Where its arguments lie.
    ///   - value: Its value.
    ///   - cacheFailed: Is told what the cache throws.
    func bodyReturned(
        _ task: Int, _ frame: TaskFrame, _ value: @autoclosure () -> any Sendable, cacheFailed: (any Error) -> Void
    ) async {
        guard let cached = tasks[task] else { return }
        let lead = takeLead(task)
        // Without a lead, this run computed for itself alone.
        guard let key = lead?.key ?? key(of: task, frame) else { return }
        let value = value()
        do { try await cache.store(value, of: cached, for: key) } catch { cacheFailed(error) }
        lead?.land(with: value)
    }

    /// The body failed for good: all who wait for its value fail too.
    func bodyFailed(_ task: Int, _ error: any Error, cacheFailed: (any Error) -> Void) async {
        guard let cached = tasks[task], let lead = takeLead(task) else { return }
        do { try await cache.store(error, of: cached, for: lead.key) } catch { cacheFailed(error) }
        lead.land(throwing: error)
    }

    /// Nothing will come of the look-up or the call of a task (it was cancelled, is to be retried, or is left behind):
    /// somebody else computes its value.
    func gaveUp(_ task: Int) {
        takeLead(task)?.handOver()
    }

    private func takeLead(_ task: Int) -> CacheLead? {
        leads.withLock { $0.removeValue(forKey: task) }
    }
}
