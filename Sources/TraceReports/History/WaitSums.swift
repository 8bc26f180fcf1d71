import JFlow

/// What a task can wait for, without the names of pools.
enum WaitKind: String, CaseIterable {
    case dependencies, pool, worker, gate, retry, fallback

    init(_ reason: RunReport.WaitReason) {
        self =
            switch reason {
            case .dependencies: .dependencies
            case .pool: .pool
            case .worker: .worker
            case .gate: .gate
            case .retry: .retry
            case .fallback: .fallback
            }
    }
}

extension RunReport.Task {
    /// For how long the task waited, by what it waited for.
    var waitSums: [WaitKind: Duration] {
        Dictionary(waits.map { (WaitKind($0.reason), $0.duration) }, uniquingKeysWith: +)
    }

    /// How long the task waited for what, in words.
    var waitTexts: [String: String] {
        Dictionary(waits.map { ($0.reason.description, $0.duration.words) }, uniquingKeysWith: { first, _ in first })
    }

    /// The names of the pools that it waited for.
    var pools: [String] {
        waits.compactMap { wait in
            if case .pool(let name) = wait.reason { name } else { nil }
        }
    }
}
