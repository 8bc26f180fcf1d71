/// How a task came to its final state.
public struct TaskEnd: Sendable {
    /// What few ends have. A reference, so that all other events stay small.
    private let rest: Box<Rest>?
    /// The value, if there is one for those who need it.
    private let brief: ValueBrief?
    /// The final state. (Stored last, where it fills the last word.)
    public let state: TaskState

    private struct Rest {
        let error: String?
        let reason: EndReason?
        let attemptCount: Int
    }

    /// Makes an end of which there is no more to say than that.
    init(usual state: TaskState, brief: ValueBrief?) {
        self.state = state
        self.brief = brief
        rest = nil
    }

    init(state: TaskState, brief: ValueBrief?, error: String?, reason: EndReason?, attemptCount: Int) {
        self.state = state
        self.brief = brief
        let isUsual = error == nil && reason == nil && attemptCount == Self.usualAttemptCount(state)
        rest = isUsual ? nil : Box(Rest(error: error, reason: reason, attemptCount: attemptCount))
    }

    /// Makes the end of a task, as a reader of recorded events does.
    ///
    /// - Parameters:
    ///   - state: The final state.
    ///   - valueSummary: The value in brief.
    ///   - error: The error of a failed task, in words.
    ///   - reason: Why the task ended so.
    ///   - attemptCount: How many times the body was called; `nil` for as often as is usual in this state: once for a task
    ///     that is done or failed, never for any other.
    public init(
        state: TaskState, valueSummary: String? = nil, error: String? = nil, reason: EndReason? = nil,
        attemptCount: Int? = nil
    ) {
        self.init(
            state: state, brief: valueSummary.map { .words($0) }, error: error, reason: reason,
            attemptCount: attemptCount ?? Self.usualAttemptCount(state))
    }

    /// How many times the body of a task is called that ends in this state, if nothing is out of the ordinary.
    private static func usualAttemptCount(_ state: TaskState) -> Int {
        state == .done || state == .failed ? 1 : 0
    }

    /// Whether the body was called as often as is usual for the state: then a writer may leave the count out.
    package var hasUsualAttemptCount: Bool { attemptCount == Self.usualAttemptCount(state) }

    /// The value in brief, where there is one for those who need it: also that of a fallback, beside the error of a
    /// failed task. At most ``ValueSummary/characterLimit`` characters; made at each call.
    public var valueSummary: String? { brief?.words }
    /// The error of a failed task, in words.
    public var error: String? { rest?.value.error }
    /// Why a task was skipped or cancelled, or that a failed one was left behind.
    public var reason: EndReason? { rest?.value.reason }
    /// How many times the body was called: 0 for a task whose value the cache had, and for one that never started.
    public var attemptCount: Int { rest?.value.attemptCount ?? Self.usualAttemptCount(state) }
}

// By what is told, however it is stored.
extension TaskEnd: Hashable {
    /// Whether two ends tell the same.
    public static func == (left: TaskEnd, right: TaskEnd) -> Bool {
        left.state == right.state && left.valueSummary == right.valueSummary && left.error == right.error
            && left.reason == right.reason && left.attemptCount == right.attemptCount
    }

    /// Feeds what is told to a hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(state)
        hasher.combine(valueSummary)
        hasher.combine(error)
        hasher.combine(reason)
        hasher.combine(attemptCount)
    }
}
