/// How many loops run the elements of a mapping, and what the task that owns them is asked to do.
///
/// A loop that has begun, and leaves elements behind, asks for the next one. So elements that suspend are soon run by
/// as many loops as the limit allows, and synchronous ones by no more than there are threads.
struct ElementLoops: Sendable {
    enum Order: Sendable {
        case start, cancel, leave
    }

    private let limit: Int
    private var startedCount = 0
    private var runningCount = 0
    /// The orders that nobody has taken yet.
    private var isAskedForLoop = true
    private var isAskedToCancel = false
    private var owner: CheckedContinuation<Order, Never>?

    init(limit: Int) {
        self.limit = limit
    }

    /// A loop has begun and leaves elements behind.
    mutating func loopBegan() {
        if startedCount < limit { isAskedForLoop = true }
    }

    mutating func loopEnded() { runningCount -= 1 }

    /// An element failed, and those that run are not needed any more.
    mutating func stopped() {
        isAskedForLoop = false
        isAskedToCancel = true
    }

    /// What the owner is to do now; `nil` while it has to wait.
    mutating func takeOrder() -> Order? {
        if isAskedToCancel {
            isAskedToCancel = false
            return .cancel
        }
        if isAskedForLoop {
            isAskedForLoop = false
            startedCount += 1
            runningCount += 1
            return .start
        }
        return runningCount == 0 ? .leave : nil
    }

    /// The same for an owner that waits with this continuation if there is nothing to do.
    mutating func takeOrder(orWait continuation: CheckedContinuation<Order, Never>) -> Order? {
        let order = takeOrder()
        if order == nil { owner = continuation }
        return order
    }

    /// The owner, if it waits and has something to do now.
    mutating func takeOwner() -> (owner: CheckedContinuation<Order, Never>, order: Order)? {
        guard let waiting = owner, let order = takeOrder() else { return nil }
        owner = nil
        return (waiting, order)
    }
}
