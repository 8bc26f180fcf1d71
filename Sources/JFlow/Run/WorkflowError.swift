/// What can go wrong with a workflow.
public enum WorkflowError: Error, Sendable, CustomStringConvertible {
    /// The definitions do not make a workflow; every problem found is listed.
    case invalidWorkflow([Problem])
    /// The entry points of a run do not fit; nothing has run.
    case invalidEntryPoints([Problem])
    /// A task failed, or a goal has no value because somebody cancelled a task.
    case failed(RunFailure)
    /// The run was cancelled.
    case cancelled(RunFailure)

    /// The whole story, for people; of a long list the beginning and how much more there is.
    public var description: String {
        switch self {
        case .invalidWorkflow(let problems): list(problems, under: "This is no workflow")
        case .invalidEntryPoints(let problems): list(problems, under: "The run has not started")
        case .failed(let failure): failure.description
        case .cancelled(let failure): "The run was cancelled: \(failure.stateCounts)."
        }
    }

    /// What is wrong with a definition or with what a run is to start with; empty for the failure of a run.
    var listedProblems: [Problem] {
        switch self {
        case .invalidWorkflow(let problems), .invalidEntryPoints(let problems): problems
        case .failed, .cancelled: []
        }
    }

    private func list(_ problems: [Problem], under title: String) -> String {
        let count = problems.count == 1 ? "1 problem" : "\(problems.count) problems"
        let lines = ShortList.items(
            problems, limit: ShortList.problemLimit, separator: "\n", rest: { "- … and \($0) more" },
            text: { "- \($0)" })
        return "\(title): \(count).\n" + lines
    }
}

/// One thing that is wrong with a workflow or with the entry points of a run.
public struct Problem: Sendable, Hashable, CustomStringConvertible {
    /// Subject, cause and next step, in one or two sentences.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
