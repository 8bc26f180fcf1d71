/// What a worker has to tell at its next turn.
enum WorkerNews: Sendable {
    case nothing
    /// The body of this task returned; all that there is to say where nobody watches.
    case returned(Int)
    /// The body of this task returned this value, and somebody watches.
    case returnedSeen(Int, ValueBrief?)
    /// The cache had the value of this task, and nobody watches.
    case hit(Int)
    case report(BodyReport)
}

/// How a body, a look-up in the cache or a chore ended, with all that those who watch want to know.
// A class, because it is rare where speed counts, and a large value would be copied at every turn.
final class BodyReport: Sendable {
    enum Kind: Sendable {
        case returned, hit, missed
        case threw(any Error)
        /// Whoever computed the value at the same time failed, or the cache keeps the error.
        case lookUpFailed(any Error)
        /// Whoever computed the value at the same time gave up, and the task gave its permit to others meanwhile.
        case toBeRepeated
        /// A body that nobody waited for any more has ended.
        case cameTooLate
        /// A condition answered which branch is taken.
        case decided(Int?)
        /// What consumers get in place of a value is stored.
        case substituted
        /// A resource is closed.
        case closed
        /// Values that nobody needs any more are destroyed.
        case freed
    }

    let task: Int
    let kind: Kind
    let valueSummary: ValueBrief?
    /// What the body threw, in words. Made before the lock is taken: a description is code of the user's.
    let errorText: String?
    /// The failed attempt, if another one is to follow.
    let retry: FailedAttempt?

    init(
        task: Int, kind: Kind, valueSummary: ValueBrief? = nil, errorText: String? = nil, retry: FailedAttempt? = nil
    ) {
        self.task = task
        self.kind = kind
        self.valueSummary = valueSummary
        self.errorText = errorText
        self.retry = retry
    }
}
