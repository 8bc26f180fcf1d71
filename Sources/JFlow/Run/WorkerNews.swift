/// What a worker has to tell at its next turn.
enum WorkerNews {
    case nothing
    /// The body of this task returned; all that there is to say where nobody watches.
    case returned(Int)
    case report(BodyReport)
}

/// How a body or a look-up in the cache ended, with all that those who watch want to know.
// A class, because it is rare where speed counts, and a large value would be copied at every turn.
final class BodyReport {
    enum Kind {
        case returned, hit, missed, destroyed
        case threw(any Error)
    }

    let task: Int
    let kind: Kind
    let valueSummary: String?
    /// What the body threw, in words. Made before the lock is taken: a description is code of the user's.
    let errorText: String?

    init(task: Int, kind: Kind, valueSummary: String? = nil, errorText: String? = nil) {
        self.task = task
        self.kind = kind
        self.valueSummary = valueSummary
        self.errorText = errorText
    }
}
