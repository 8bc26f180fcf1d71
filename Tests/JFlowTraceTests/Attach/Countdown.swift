import Synchronization

/// Says yes so many times.
final class Countdown: Sendable {
    private let rest: Mutex<Int>

    init(_ count: Int) {
        rest = Mutex(count)
    }

    func take() -> Bool {
        rest.withLock { rest in
            defer { rest -= 1 }
            return rest > 0
        }
    }
}
