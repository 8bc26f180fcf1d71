/// How one attempt of a task ended.
enum AttemptEnd {
    case returned
    /// It threw; the failed attempt is there if another one is to follow.
    case threw(any Error, retry: FailedAttempt?)
    /// Nobody waited for it any more.
    case cameTooLate
}

/// Calling bodies that are intercepted, retried or limited in time.
extension RunExecution {
    /// Calls a body once, within the interceptors, and with its context where somebody may ask for it.
    func callOnce(_ task: Int, _ frame: TaskFrame, attempt: Int) async -> AttemptEnd {
        let context = TaskContext(run: self, task: task, attempt: attempt)
        do {
            try await TaskContext.$bound.withValue(.own(context)) {
                if interceptors.isEmpty {
                    try await callBody(task, frame)
                } else {
                    try await callIntercepted(task, frame, context)
                }
            }
            return .returned
        } catch {
            return .threw(error, retry: nil)
        }
    }

    /// Calls a body that may be called again or has only so much time.
    func callCounted(_ task: Int) async -> AttemptEnd {
        let number = change { $0.attemptBegan(task) }
        let isTimed = plan.rules.flags[task].contains(.isTimed)
        // A body that may be left behind must not write where others read.
        let own = isTimed ? PrivateFrame(task, plan: plan, values: values) : nil
        let end = await callOnce(task, own?.frame ?? values.frame(of: task), attempt: number)
        let verdict = change { $0.attemptEnded(task, number: number) }
        switch (end, verdict) {
        case (.returned, .inTime):
            own?.deliver(to: values.output(of: task))
            return end
        case (.threw(let error, _), .inTime):
            return .threw(error, retry: retry(of: task, after: number, error))
        case (let end, .late(let timeout)):
            if case .returned = end, let own { await discardOutput(of: task, in: own.frame, attempt: number) }
            return .threw(timeout, retry: timeout.isTotal ? nil : retry(of: task, after: number, timeout))
        case (let end, .abandoned):
            if case .returned = end, let own { await discardOutput(of: task, in: own.frame, attempt: number) }
            return .cameTooLate
        case (.cameTooLate, .inTime): preconditionFailure("only the verdict makes a body late")
        }
    }

    /// The attempt that is to follow when a late one is left behind.
    func retryOfAbandoned(_ task: Int, number: Int) -> FailedAttempt? {
        guard let limit = plan.tasks[task].attributes.conduct.timeout?.attempt else { return nil }
        return retry(
            of: task, after: number, TaskTimeout(limit: limit, isTotal: false, isAbandoned: true))
    }

    /// The failed attempt, if the task's policy asks for another one.
    private func retry(of task: Int, after number: Int, _ error: any Error) -> FailedAttempt? {
        guard let policy = plan.tasks[task].attributes.conduct.retry, number < policy.attemptLimit,
            policy.isWorthRetrying(error)
        else { return nil }
        return FailedAttempt(
            number: number, limit: policy.attemptLimit, error: String(describing: error),
            delay: delay(policy.backoff, task, number))
    }

    private func delay(_ backoff: Backoff, _ task: Int, _ number: Int) -> Duration {
        guard let seed else {
            var generator = SystemRandomNumberGenerator()
            return backoff.delay(after: number, using: &generator)
        }
        var generator = SplitMix(seed: seed &+ UInt64(task) &* 0x9E37_79B9 &+ UInt64(number) << 40)
        return backoff.delay(after: number, using: &generator)
    }

    private func callIntercepted(_ task: Int, _ frame: TaskFrame, _ context: TaskContext) async throws {
        var didReturn = false
        do {
            try await intercepted(interceptors[...], context) {
                try await self.callBody(task, frame)
                didReturn = true
            }
        } catch {
            // The interceptor failed after the body had succeeded.
            if didReturn { await discardOutput(of: task, in: frame, attempt: context.attempt) }
            throw error
        }
        guard didReturn else { throw InterceptorError(task: plan.name(of: task)) }
    }

    private func intercepted(
        _ rest: ArraySlice<any TaskInterceptor>, _ context: TaskContext, body: () async throws -> Void
    ) async throws {
        guard let first = rest.first else { return try await body() }
        try await first.intercept(context) { try await intercepted(rest.dropFirst(), context, body: body) }
    }

    /// Destroys a value that a body returned and nobody takes; one that is a resource is closed first, on a Swift task that
    /// is not cancelled.
    private func discardOutput(of task: Int, in frame: TaskFrame, attempt: Int) async {
        let output = plan.output(of: task)
        let place = frame.address(plan.layout.inputCount(of: task))
        if let close = plan.attributes(of: task).conduct.close {
            let value = output.value(at: place)
            let context = TaskContext(run: self, task: task, attempt: attempt)
            await uncancelled { await TaskContext.$bound.withValue(.own(context)) { await close(value) } }
        }
        output.destroy(place)
    }

    private func callBody(_ task: Int, _ frame: TaskFrame) async throws {
        try await setup.bodies[task](frame)
    }
}

/// An interceptor returned without having called the body of a task.
struct InterceptorError: Error, CustomStringConvertible {
    let task: String
    var description: String {
        "an interceptor returned without calling the body of “\(task)”: call the body, or throw"
    }
}

/// Random numbers that follow from a seed (Steele, Lea, Flood, “Fast splittable pseudorandom number generators”, 2014).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
