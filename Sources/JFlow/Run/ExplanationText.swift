extension Explanation: CustomStringConvertible {
    /// A sentence, a table with a line for each task, and the problems; of a large plan the beginning.
    public var description: String {
        let shown = tasks.prefix(Self.lineLimit)
        let nameWidth = shown.map(\.name.count).max() ?? 0
        let lines = shown.map { line($0, nameWidth: nameWidth) }
        let hidden = tasks.count - shown.count
        return ([summary] + lines + (hidden > 0 ? ["… and \(hidden) more tasks"] : []) + problemLines)
            .joined(separator: "\n")
    }

    private static let lineLimit = 200
    /// The word for each fate in a line, and in the sentence of counts.
    private static let words = [
        ("runs", "run"), ("may run", "may run"), ("lacks", "lack parameters"), ("cached", "cached"),
        ("not cached", "not cached"), ("unknown", "unknown"), ("given", "given"), ("kept", "kept"),
        ("skipped", "skipped"), ("pruned", "pruned"),
    ]

    private var summary: String {
        let counts = Self.words.compactMap { word, countWord in
            let count = tasks.count { $0.fate.word == word }
            return count == 0 ? nil : "\(count) \(countWord)"
        }
        return "Workflow “\(workflow)”, if it were run: " + counts.joined(separator: ", ") + "."
    }

    private func line(_ task: Task, nameWidth: Int) -> String {
        let wordWidth = Self.words.map(\.0.count).max() ?? 0
        let details = [task.fate.detail, task.fate.isNeeded ? task.purpose : nil].compactMap { $0 }
        let text =
            "  " + padded(task.name, to: nameWidth) + "  " + padded(task.fate.word, to: wordWidth) + "  "
            + details.joined(separator: "; ")
        return String(text.reversed().drop { $0 == " " }.reversed())
    }

    private func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private var problemLines: [String] {
        guard !problems.isEmpty else { return [] }
        let lines = ShortList.items(
            problems, limit: ShortList.problemLimit, separator: "\n", rest: { "- … and \($0) more" },
            text: { "- \($0)" })
        return ["The run would not start:", lines]
    }
}

extension Explanation.Task {
    /// What the task is needed for.
    fileprivate var purpose: String {
        paths.purpose(of: index).map { "for \($0)" } ?? "a goal"
    }
}

extension Explanation.Fate {
    fileprivate var word: String {
        switch self {
        case .runs: "runs"
        case .mayRun: "may run"
        case .lacks: "lacks"
        case .cached: "cached"
        case .notCached: "not cached"
        case .unknown: "unknown"
        case .given: "given"
        case .kept: "kept"
        case .notChosen: "skipped"
        case .pruned: "pruned"
        }
    }

    /// Whether it is of interest what the task is needed for.
    fileprivate var isNeeded: Bool {
        switch self {
        case .runs, .mayRun, .lacks, .notCached, .unknown: true
        case .cached, .given, .kept, .notChosen, .pruned: false
        }
    }

    fileprivate var detail: String? {
        switch self {
        case .runs, .mayRun, .cached, .given, .kept: nil
        case .lacks(let parameters): "its parameter " + list(parameters) { "“\($0)”" }
        case .notCached(let change): change
        case .unknown(let tasks):
            "known when " + list(tasks) { "“\($0)”" } + (tasks.count == 1 ? " has run" : " have run")
        case .notChosen(let judge): "“\(judge)” decides so"
        case .pruned(let reasons):
            reasons.isEmpty ? "no goal of this run needs it" : "only needed by " + list(reasons) { $0.text }
        }
    }

    private func list<Item>(_ items: [Item], _ text: (Item) -> String) -> String {
        ShortList.items(items, limit: ShortList.nameLimit, separator: ", ", rest: { "\($0) more" }, text: text)
    }
}

extension Explanation.Reason {
    fileprivate var text: String {
        switch self {
        case .given(let name): "“\(name)”, which is given"
        case .hasArguments(let name): "“\(name)”, which has its arguments"
        case .notWanted(let name): "“\(name)”, which is not wanted"
        }
    }
}
