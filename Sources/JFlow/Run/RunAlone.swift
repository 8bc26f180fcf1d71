extension RunExecution {
    /// How many bodies the caller calls at most: it does not look at the clock, so it lets nobody else run.
    private static let callerLimit = 32

    /// Calls bodies on the caller's own Swift task as long as no two can run at the same time; a short run of tasks that
    /// follow one another needs no other.
    ///
    /// Nobody but whoever cancels the caller can ask such a body to stop, since nothing else is under way that could
    /// fail, and that reaches the body without the run's doing.
    ///
    /// - Returns: Whether the run is over. If not, no body is under way.
    func completeAlone() async -> Bool {
        guard !isObserved, !hasExecutor, interceptors.isEmpty, plan.rules.flags.isEmpty else { return false }
        let (bodies, values) = (setup.bodies, values)
        var news = WorkerNews.nothing
        var garbage: [Int] = []
        var count = 0
        while true {
            switch turnAlone(news, isLast: count == Self.callerLimit, &garbage) {
            case .leave: return true
            case .share: return false
            case .start(let task):
                do {
                    let frame = values.frame(of: task)
                    if try !bodies.callSynchronous(task, frame) {
                        try await bodies[task](frame)
                    }
                    news = .returned(task)
                } catch {
                    news = .report(report(task, error))
                }
                count += 1
            }
        }
    }

    private func turnAlone(
        _ news: WorkerNews, isLast: Bool, _ garbage: inout [Int]
    ) -> LockedRunState.TurnAlone {
        let isCancelled = Task.isCancelled
        defer { destroyValues(of: &garbage) }
        return change { $0.takeTurnAlone(news, isCancelled: isCancelled, isLast: isLast, &garbage) }
    }
}
