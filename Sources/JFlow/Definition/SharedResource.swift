import Synchronization

/// What runs share: the values that are open, and those who wait for them.
///
/// The state machine (``SharedOpenings``) decides under the lock; what it decides is done when the lock is open again.
final class SharedResource<Value: Sendable>: Sendable {
    typealias Number = SharedOpenings<Value>.Number
    typealias Closer = SharedOpenings<Value>.Closer

    /// What came of a wait for an opening.
    private enum End {
        case lease(Value)
        case failure(any Error)
        case lead(Number)
        case left
    }

    private struct State {
        var machine = SharedOpenings<Value>()
        var holders = Waits<LeaseHolder, End>()
        var closers = Waits<Closer, Void>()

        /// Notes what somebody is told; answers what to do about it when the lock is open.
        mutating func note(_ news: [SharedOpenings<Value>.News], error: (any Error)? = nil) -> [@Sendable () -> Void] {
            news.compactMap { news in
                switch news {
                case .lease(let holder, let value): holders.end(holder, with: .lease(value))
                case .failure(let holder): holders.end(holder, with: .failure(error ?? CancellationError()))
                case .lead(let holder, let number): holders.end(holder, with: .lead(number))
                case .closed(let closer): closers.end(closer, with: ())
                }
            }
        }
    }

    private let state = Mutex(State())
    private let name: String
    private let closeValue: @Sendable (Value) async -> Void

    init(name: String, close: @escaping @Sendable (Value) async -> Void) {
        self.name = name
        closeValue = close
    }

    /// How many values are open or being opened or closed, and how many leases are held.
    var counts: (openings: Int, leases: Int) { state.withLock { ($0.machine.count, $0.machine.leaseCount) } }

    // MARK: Leases

    /// The value for a key, opened by the first that asks; the body or the closing function that calls this holds a lease
    /// until ``giveBack()``.
    ///
    /// - Throws: What `open` throws, here or where this call waited for it; `CancellationError` when it is cancelled.
    nonisolated(nonsending) func lease(
        _ key: SharedKey, open: nonisolated(nonsending) () async throws -> Value
    ) async throws -> Value {
        let holder = LeaseHolder.current
        switch state.withLock({ $0.machine.requested(key, by: holder) }) {
        case .share(let value): return value
        case .open(let number): return try await lead(number, holder, open)
        case .wait(let number):
            try checkNesting(number, holder)
            switch await end(of: holder) {
            case .lease(let value): return value
            case .failure(let error): throw error
            case .lead(let number): return try await lead(number, holder, open)
            case .left: throw CancellationError()
            }
        }
    }

    /// Gives back the lease of the body whose value is being closed, and closes what nobody else is to use.
    func giveBack() async {
        let holder = LeaseHolder.current
        if let closing = state.withLock({ $0.machine.givenBack(holder) }) { await close(closing) }
    }

    nonisolated(nonsending) private func lead(
        _ number: Number, _ holder: LeaseHolder, _ open: nonisolated(nonsending) () async throws -> Value
    ) async throws -> Value {
        do {
            try Task.checkCancellation()
            let path = OpeningPath.current + [OpeningPath.Element(resource: ObjectIdentifier(self), number: number)]
            let value = try await OpeningPath.$current.withValue(path) { try await open() }
            change { $0.note($0.machine.opened(number, value, by: holder)) }
            return value
        } catch {
            change { state in
                if Task.isCancelled || error is CancellationError {
                    state.note(state.machine.handedOver(number))
                } else {
                    state.note(state.machine.failed(number), error: error)
                }
            }
            throw error
        }
    }

    /// What opens a value and needs that value would wait for itself for ever.
    private func checkNesting(_ number: Number, _ holder: LeaseHolder) throws {
        let element = OpeningPath.Element(resource: ObjectIdentifier(self), number: number)
        guard OpeningPath.current.contains(element), state.withLock({ $0.machine.left(holder) }) else { return }
        throw SharedTaskOpensItself(name: name)
    }

    nonisolated(nonsending) private func end(of holder: LeaseHolder) async -> End {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if let end = state.withLock({ $0.holders.takeEnd(holder, orWait: continuation) }) {
                    continuation.resume(returning: end)
                }
            }
        } onCancel: {
            change { state in
                guard state.machine.left(holder) else { return [] }
                return [state.holders.end(holder, with: .left)].compactMap { $0 }
            }
        }
    }

    // MARK: Closing

    /// Closes what nobody uses, and waits until everything else that was open is closed too.
    func closeAll() async {
        let (closings, closer) = state.withLock { $0.machine.closeRequested() }
        for closing in closings { await uncancelled { await self.close(closing) } }
        guard let closer else { return }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isClosed = state.withLock { $0.closers.takeEnd(closer, orWait: continuation) } != nil
                if isClosed { continuation.resume() }
            }
        } onCancel: {
            change { state in
                guard state.machine.closerLeft(closer) else { return [] }
                return [state.closers.end(closer, with: ())].compactMap { $0 }
            }
        }
    }

    private func close(_ closing: SharedOpenings<Value>.Closing) async {
        await closeValue(closing.value)
        change { $0.note($0.machine.closed(closing.number)) }
    }

    private func change(_ body: (inout State) -> [@Sendable () -> Void]) {
        for action in state.withLock({ body(&$0) }) { action() }
    }
}
