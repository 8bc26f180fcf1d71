import Synchronization

extension RunExecution {
    /// How many bodies the caller calls at most: it does not look at the clock, so it lets nobody else run.
    private static let callerLimit = 32

    /// Why the caller calls no further body.
    private enum AloneEnd: Sendable {
        /// The run is over.
        case over
        /// Workers do the rest.
        case shared
        /// Another place is needed for the contexts of bodies; the news is to be told, after so many bodies.
        case kept(WorkerNews, count: Int)
    }

    /// Calls bodies on the caller's own Swift task as long as no two can run at the same time; a short run of tasks that
    /// follow one another needs no other.
    ///
    /// Nobody but whoever cancels the caller can ask such a body to stop, since nothing else is under way that could
    /// fail, and that reaches the body without the run's doing.
    ///
    /// - Returns: Whether the run is over. If not, no body is under way.
    func completeAlone() async -> Bool {
        guard !hasExecutor, interceptors.isEmpty, plan.rules.flags.isEmpty else { return false }
        var end = AloneEnd.kept(.nothing, count: 0)
        while case .kept(let news, let count) = end {
            if isObserved {
                end = await ContextPlace.bind(for: self) { await callAlone(news, count, $0) }
            } else {
                end = await callAlone(news, count, nil)
            }
        }
        if case .over = end { return true }
        return false
    }

    private func callAlone(
        _ news: WorkerNews, _ count: Int, _ place: Unmanaged<ContextPlace>?
    ) async -> AloneEnd {
        let context = place.map { ContextPlace.Writer($0) }
        let (bodies, values) = (setup.bodies, values)
        var (news, count) = (news, count)
        var garbage: [Int] = []
        while true {
            switch turnAlone(news, isLast: count >= Self.callerLimit, &garbage) {
            case .leave: return .over
            case .share: return .shared
            case .start(let task):
                context?.begin(task)
                do {
                    let frame = values.frame(of: task)
                    if try !bodies.callSynchronous(task, frame) {
                        try await bodies[task](frame)
                    }
                    news = context == nil ? .returned(task) : .returnedSeen(task, summary(of: task))
                } catch {
                    news = .report(report(task, error))
                }
                count += 1
                if let context, context.isKept { return .kept(news, count: count) }
            }
        }
    }

    @inline(never)
    private func turnAlone(
        _ news: WorkerNews, isLast: Bool, _ garbage: inout [Int]
    ) -> LockedRunState.TurnAlone {
        let isCancelled = Task.isCancelled
        let (turn, aftermath) = state.withLock { state in
            let turn = state.takeTurnAlone(
                news, isCancelled: isCancelled, isLast: isLast, isObserved: isObserved, &garbage)
            return (turn, state.takeAftermath())
        }
        if let aftermath { perform(aftermath) }
        destroyValues(of: &garbage)
        return turn
    }
}
