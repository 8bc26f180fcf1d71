/// Something that the screen asks before it does it. Enter is always the safe answer.
package enum Question: Sendable, Hashable {
    /// Leave although the run goes on?
    case leave
    /// Cancel the whole run?
    case cancelRun
    /// Run everything again, or only from some tasks?
    case runAgain(RunAgainOffer)

    /// The question.
    var words: String {
        switch self {
        case .leave: "The run goes on. Cancel and leave?"
        case .cancelRun: "Cancel the whole run?"
        case .runAgain: "Run again what?"
        }
    }

    /// The question in few words.
    var shortWords: String {
        switch self {
        case .leave: "Cancel the run and leave?"
        case .cancelRun, .runAgain: words
        }
    }

    /// What each answer does, in one line.
    var answers: String {
        switch self {
        case .leave: "Enter stay   y leave"
        case .cancelRun: "Enter go on   y cancel"
        case .runAgain(let offer): offer.answers.map { "\($0.key) \($0.words)" }.joined(separator: "   ")
        }
    }

    /// The same for the box, in as many lines as can be read.
    var answerLines: [String] {
        guard case .runAgain(let offer) = self else { return [answers] }
        return offer.answers.map { $0.key.padding(to: 7) + $0.words }
    }
}

/// What can be run again, and how many tasks each choice comes to.
package struct RunAgainOffer: Sendable, Hashable {
    let total: Int
    /// The selected task.
    let task: Int?
    let name: String
    /// How many tasks run if it does.
    let count: Int
    /// How many run if all that failed or was cancelled does; zero if nothing was.
    let lostCount: Int

    init(of run: RunModel, selection: Int?) {
        total = run.tasks.count
        task = selection
        name = selection.map { run.name(of: $0) } ?? ""
        count = selection.map { run.rerunTasks(from: [$0]).count } ?? 0
        let lost = run.lostTasks
        lostCount = lost.isEmpty ? 0 : run.rerunTasks(from: lost).count
    }

    /// The keys with what they do.
    var answers: [(key: String, words: String)] {
        let own = task == nil ? [] : [("R", "from \(name) (\(count))")]
        let lost = lostCount == 0 ? [] : [("f", "what failed (\(lostCount))")]
        return [("Enter", "all \(total)")] + own + lost + [("Esc", "back")]
    }
}

extension String {
    fileprivate func padding(to columns: Int) -> String {
        self + String(repeating: " ", count: max(columns - count, 0))
    }
}
