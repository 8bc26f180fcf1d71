import Synchronization

@testable import JFlow

/// What happened, in the order in which it did.
final class Journal: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func note(_ line: String) {
        lines.withLock { $0.append(line) }
    }

    /// What happened since the last call.
    func take() -> [String] {
        lines.withLock { lines in
            defer { lines = [] }
            return lines
        }
    }

    func count(of line: String) -> Int {
        lines.withLock { $0.count { $0 == line } }
    }
}

/// Lets tasks wait until somebody opens it; a cancelled task stops waiting.
final class Latch: Sendable {
    private struct State {
        var isOpen = false
        var waiters: [Int: CheckedContinuation<Void, any Error>] = [:]
        var cancelled: Set<Int> = []
        var count = 0
    }

    private let state = Mutex(State())

    /// How many have come to wait so far.
    var arrivals: Int { state.withLock { $0.count } }

    func open() {
        let waiters = state.withLock { state in
            defer { state.waiters = [:] }
            state.isOpen = true
            return state.waiters.values.map { $0 }
        }
        for waiter in waiters { waiter.resume() }
    }

    func wait() async throws {
        let number = state.withLock { state in
            state.count += 1
            return state.count
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (waiter: CheckedContinuation<Void, any Error>) in
                let answer = state.withLock { state -> Result<Void, any Error>? in
                    if state.cancelled.contains(number) { return .failure(CancellationError()) }
                    if state.isOpen { return .success(()) }
                    state.waiters[number] = waiter
                    return nil
                }
                if let answer { waiter.resume(with: answer) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.cancelled.insert(number)
                return state.waiters.removeValue(forKey: number)
            }
            waiter?.resume(throwing: CancellationError())
        }
    }

    /// Waits until this many have arrived.
    func reached(_ arrivals: Int) async {
        while self.arrivals < arrivals { await Task.yield() }
    }
}

struct TestError: Error, Hashable, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}

/// Lives as long as a value that the engine holds.
final class Canary: Sendable {
    private let journal: Journal

    init(_ journal: Journal) {
        self.journal = journal
        journal.note("born")
    }

    deinit { journal.note("gone") }
}

extension WorkflowError {
    var problems: [String] {
        switch self {
        case .invalidWorkflow(let problems), .invalidEntryPoints(let problems): problems.map(\.description)
        default: []
        }
    }

    var failure: RunFailure? {
        switch self {
        case .failed(let failure), .cancelled(let failure): failure
        default: nil
        }
    }
}

extension RunFailure {
    /// The final state of each task by name.
    var states: [String: TaskState] {
        Dictionary(uniqueKeysWithValues: outcomes.map { ($0.name, $0.state) })
    }
}

/// What an operation throws; records nothing when it does not.
func thrown<Value>(_ operation: () async throws(WorkflowError) -> Value) async -> WorkflowError? {
    do throws(WorkflowError) {
        _ = try await operation()
        return nil
    } catch {
        return error
    }
}

extension SchedulingRules {
    /// Rules under which some tasks are looked up in a cache.
    static func caching(_ isCached: [Bool]) -> SchedulingRules {
        var rules = SchedulingRules()
        rules.flags = isCached.map { $0 ? .isCached : [] }
        return rules
    }
}
