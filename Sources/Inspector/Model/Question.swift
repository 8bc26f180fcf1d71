/// Something that the screen asks before it does it. Enter is always the safe answer.
package enum Question: Sendable, Hashable {
    /// Leave although the run goes on?
    case leave
    /// Cancel the whole run?
    case cancelRun

    /// The question.
    var words: String {
        switch self {
        case .leave: "The run goes on. Cancel and leave?"
        case .cancelRun: "Cancel the whole run?"
        }
    }

    /// The question in few words.
    var shortWords: String {
        switch self {
        case .leave: "Cancel the run and leave?"
        case .cancelRun: words
        }
    }

    /// What each answer does.
    var answers: String {
        switch self {
        case .leave: "Enter stay   y leave"
        case .cancelRun: "Enter go on   y cancel"
        }
    }
}
