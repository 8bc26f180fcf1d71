import Synchronization

/// A limit on how much happens at once: whoever comes too late waits in line.
final class Permits: Sendable {
    private let state: Mutex<PermitLine>

    /// Makes so many permits.
    init(_ count: Int) {
        state = Mutex(PermitLine(freeCount: count))
    }

    /// Calls `body` while it holds a permit.
    ///
    /// - Throws: `CancellationError` if the caller is cancelled while it waits; or what `body` throws.
    func withPermit<Value>(_ body: () async throws -> Value) async throws -> Value {
        if !state.withLock({ $0.take() }) { try await waitInLine() }
        defer { state.withLock { $0.giveBack() }?.resume() }
        return try await body()
    }

    private func waitInLine() async throws {
        let number = state.withLock { $0.drawNumber() }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                // Asked under the lock: a cancellation that comes later finds the number in the line.
                let answer = state.withLock { $0.wait(number, continuation, isCancelled: Task.isCancelled) }
                switch answer {
                case .waiting: break
                case .taken: continuation.resume()
                case .cancelled: continuation.resume(throwing: CancellationError())
                }
            }
        } onCancel: {
            state.withLock { $0.leave(number) }?.resume(throwing: CancellationError())
        }
    }
}

/// Who waits for a permit, in the order of coming.
private struct PermitLine {
    typealias Continuation = CheckedContinuation<Void, any Error>

    enum Answer { case taken, waiting, cancelled }

    private var freeCount: Int
    private var nextNumber = 0
    private var line: [(number: Int, continuation: Continuation)] = []

    init(freeCount: Int) {
        self.freeCount = freeCount
    }

    mutating func take() -> Bool {
        guard freeCount > 0 else { return false }
        freeCount -= 1
        return true
    }

    mutating func drawNumber() -> Int {
        nextNumber += 1
        return nextNumber
    }

    mutating func wait(_ number: Int, _ continuation: Continuation, isCancelled: Bool) -> Answer {
        if isCancelled { return .cancelled }
        if take() { return .taken }
        line.append((number, continuation))
        return .waiting
    }

    /// Hands the permit to the next in line; without one it is free.
    mutating func giveBack() -> Continuation? {
        guard !line.isEmpty else {
            freeCount += 1
            return nil
        }
        return line.removeFirst().continuation
    }

    mutating func leave(_ number: Int) -> Continuation? {
        line.firstIndex { $0.number == number }.map { line.remove(at: $0).continuation }
    }
}
