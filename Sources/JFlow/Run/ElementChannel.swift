import Synchronization

/// The way of the outputs from the loops of a mapping to the consumer, who takes them as they come.
///
/// A loop waits while there is no room, the consumer while there is nothing to take.
@usableFromInline
final class ElementChannel: Sendable {
    /// What the consumer gets: an output, the end, or that it was cancelled while it waited.
    enum Answer: Sendable {
        case output(ElementPlace)
        case end(isWhole: Bool)
        case cancelled
    }

    private struct State {
        var window: ElementWindow
        var reader: CheckedContinuation<Answer, Never>?
        var claimers: [CheckedContinuation<ElementPlace?, Never>] = []
        /// How often the consumer has asked, so that a late cancellation does not meet another question.
        var questionCount = 0
        var cancelledQuestion = -1
    }

    /// Who goes on after a visit to the lock.
    private struct Wakes {
        var claims: [(CheckedContinuation<ElementPlace?, Never>, ElementPlace?)] = []
        var reader: (CheckedContinuation<Answer, Never>, Answer)?

        func perform() {
            for (claimer, place) in claims { claimer.resume(returning: place) }
            if let (reader, answer) = reader { reader.resume(returning: answer) }
        }
    }

    private let state: Mutex<State>

    /// Makes a channel of so many slots.
    @usableFromInline
    init(count: Int, slotCount: Int, order: ElementOrder) {
        state = Mutex(State(window: ElementWindow(count: count, slotCount: slotCount, order: order)))
    }

    /// The slots whose outputs nobody has taken.
    @usableFromInline var untakenSlots: [Int] { state.withLock { $0.window.untakenSlots } }

    // MARK: For the loops

    /// The next element that may start, when there is room for its output; `nil` when none is left.
    func claim() async -> ElementPlace? {
        switch state.withLock({ $0.window.claim() }) {
        case .element(let place): return place
        case .exhausted: return nil
        case .full: break
        }
        return await withCheckedContinuation { claimer in
            change { $0.claimers.append(claimer) }
        }
    }

    func arrived(_ place: ElementPlace) {
        change { $0.window.arrived(place) }
    }

    func failed(_ place: ElementPlace) {
        change { $0.window.failed(place) }
    }

    /// Lets nothing start any more; the consumer gets what is there, then the end.
    func close() {
        change { $0.window.close() }
    }

    // MARK: For the consumer

    /// The next output.
    func take() async -> Answer {
        let (answer, question) = change { state in
            precondition(state.reader == nil, "the results of a mapping have one reader at a time")
            state.questionCount += 1
            return (Self.answer(state.window.take()), state.questionCount)
        }
        if let answer { return answer }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { reader in
                change { $0.reader = reader }
            }
        } onCancel: {
            change { state in
                if state.questionCount == question { state.cancelledQuestion = question }
            }
        }
    }

    private static func answer(_ delivery: ElementWindow.Delivery) -> Answer? {
        switch delivery {
        case .output(let place): .output(place)
        case .end(let isWhole): .end(isWhole: isWhole)
        case .wait: nil
        }
    }

    // MARK: Changes

    /// Changes the state, and lets those go on who can.
    private func change<Result: Sendable>(_ body: (inout State) -> Result) -> Result {
        let (result, wakes) = state.withLock { state in
            let result = body(&state)
            return (result, Self.wakes(&state))
        }
        wakes.perform()
        return result
    }

    private static func wakes(_ state: inout State) -> Wakes {
        var wakes = Wakes()
        if let reader = state.reader {
            let isCancelled = state.cancelledQuestion == state.questionCount
            if let answer = isCancelled ? .cancelled : answer(state.window.take()) {
                state.reader = nil
                wakes.reader = (reader, answer)
            }
        }
        while !state.claimers.isEmpty, state.window.hasMuchRoom {
            switch state.window.claim() {
            case .full: return wakes
            case .exhausted: wakes.claims.append((state.claimers.removeFirst(), nil))
            case .element(let place): wakes.claims.append((state.claimers.removeFirst(), place))
            }
        }
        return wakes
    }
}
