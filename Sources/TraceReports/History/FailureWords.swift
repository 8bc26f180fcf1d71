import JFlow

extension RunHistory {
    /// Why the run failed, by its first failure.
    var failureWords: String {
        let failures = moments.filter { $0.name == TaskState.failed.rawValue }
        guard let first = failures.first, let task = first.task else { return "a goal has no value" }
        let words = "“\(plan.name(of: task))” failed" + (first.details["error"].map { ": \($0)" } ?? "")
        return failures.count > 1 ? words + " (and \(failures.count - 1) more)" : words
    }
}
