import JFlow

/// Something that happened at one moment of a run.
struct Moment: Sendable, Hashable {
    /// When.
    let time: Int
    /// The task that it belongs to, if that is known.
    let task: Int?
    /// What, in a word or two.
    let name: String
    /// What more there is to say, by name.
    let details: [String: String]

    private init(_ time: Int, _ task: Int?, _ name: String, _ details: [String: String?] = [:]) {
        self.time = time
        self.task = task
        self.name = name
        self.details = details.compactMapValues { $0 }
    }

    /// The moment that an event tells of; `nil` for one that begins or ends something, or only counts.
    init?(_ kind: Event.Kind, at time: Int, in plan: PlanDescription) {
        switch kind {
        case .retrying(let task, let attempt):
            self.init(
                time, task, "retrying",
                [
                    "attempt": "\(attempt.number) of \(attempt.limit)", "error": attempt.error,
                    "delay": attempt.delay.words,
                ])
        case .fallingBack(let task, let fallback, let error):
            self.init(time, task, "falling back", ["to": plan.name(of: fallback), "error": error])
        case .finished(let task, let end):
            guard [.failed, .skipped, .cancelled].contains(end.state) else { return nil }
            self.init(time, task, end.state.rawValue, ["error": end.error, "reason": end.reason?.words(in: plan)])
        case .element(let task, let report):
            guard report.state == .failed else { return nil }
            self.init(time, task, "element failed", ["index": "\(report.index)", "error": report.error])
        case .closed(let task): self.init(time, task, "closed")
        case .logged(let task, let message): self.init(time, task, "log", ["message": message])
        case .modeChanged(let mode): self.init(time, nil, "mode changed", ["mode": mode.words(in: plan)])
        case .dropped(let count): self.init(time, nil, "dropped", ["count": "\(count)"])
        case .runStarted, .ready, .started, .waiting, .progressed, .runFinished: return nil
        }
    }
}

extension RunMode {
    fileprivate func words(in plan: PlanDescription) -> String {
        switch self {
        case .running: "running"
        case .held: "held"
        case .paused: "paused"
        case .pausedBefore(let task): "paused before “\(plan.name(of: task))”"
        case .stepping: "stepping"
        case .cancelling: "cancelling"
        }
    }
}
