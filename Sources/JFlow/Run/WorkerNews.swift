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
        case returned, hit, missed
        case threw(any Error)
    }

    let task: Int
    let kind: Kind
    let valueSummary: String?

    init(task: Int, kind: Kind, valueSummary: String? = nil) {
        self.task = task
        self.kind = kind
        self.valueSummary = valueSummary
    }

    /// What the body threw, in words.
    var errorText: String? {
        if case .threw(let error) = kind { String(describing: error) } else { nil }
    }
}
