/// Those who wait under a lock to be told something, each once; whether they are told before they are suspended or after.
struct Waits<ID: Hashable & Sendable, End: Sendable>: Sendable {
    private var waiting: [ID: CheckedContinuation<End, Never>] = [:]
    private var ended: [ID: End] = [:]

    /// Tells somebody; answers what resumes it when the lock is open, if it is suspended already.
    mutating func end(_ id: ID, with end: End) -> (@Sendable () -> Void)? {
        if let continuation = waiting.removeValue(forKey: id) { return { continuation.resume(returning: end) } }
        ended[id] = end
        return nil
    }

    /// What somebody was told; `nil` when nothing yet: it is suspended with this continuation.
    mutating func takeEnd(_ id: ID, orWait continuation: CheckedContinuation<End, Never>) -> End? {
        if let end = ended.removeValue(forKey: id) { return end }
        waiting[id] = continuation
        return nil
    }
}
