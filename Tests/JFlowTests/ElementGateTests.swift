import Synchronization
import Testing

@testable import JFlow

/// Elements of a mapping at the gate of its run.
struct ElementGateTests {
    private let settings = ElementSettings(limit: 4, policy: .stop)

    private func run(_ gate: TestGate, _ journal: Journal, count: Int = 20) -> ElementRun {
        ElementRun(
            count: count, settings, channel: nil, gate: gate, reporter: nil,
            work: .asynchronous { index, _ in journal.note("\(index)") })
    }

    @Test func whileTheGateIsClosedNoElementStarts() async {
        let (gate, journal) = (TestGate(isOpen: false), Journal())
        let run = run(gate, journal)
        let end = Task { await run.complete() }
        await gate.reached(1)
        #expect(journal.all.isEmpty)
        gate.open()
        guard case .completed = await end.value else {
            Issue.record("not completed")
            return
        }
        #expect(journal.all.compactMap { Int($0) }.sorted() == Array(0..<20))
    }

    @Test func eachPermitStartsOneElement() async {
        let (gate, journal) = (TestGate(isOpen: false), Journal())
        let run = run(gate, journal)
        let end = Task { await run.complete() }
        for started in 1...5 {
            await gate.reached(started)
            gate.permitOne()
            while journal.all.count < started { await Task.yield() }
            #expect(journal.all.count == started)
        }
        gate.open()
        _ = await end.value
        #expect(journal.all.count == 20)
    }

    /// Loops that wait do not ask for more of their kind.
    @Test func atAClosedGateOneLoopWaits() async {
        let (gate, journal) = (TestGate(isOpen: false), Journal())
        let run = run(gate, journal)
        let end = Task { await run.complete() }
        await gate.reached(1)
        for _ in 0..<200 { await Task.yield() }
        #expect(gate.arrivals == 1)
        gate.open()
        _ = await end.value
    }

    @Test func aCancelledMappingDoesNotWaitAtTheGate() async {
        let (gate, journal) = (TestGate(isOpen: false), Journal())
        let run = run(gate, journal)
        let end = Task { await run.complete() }
        await gate.reached(1)
        end.cancel()
        guard case .cancelled = await end.value else {
            Issue.record("not cancelled")
            return
        }
        #expect(journal.all.isEmpty)
        #expect(run.leftovers.withoutOutput == Array(0..<run.leftovers.claimedCount))
    }
}

/// A gate that a test opens.
private final class TestGate: ElementGate {
    private struct State {
        var isOpen: Bool
        var arrivals = 0
        var waiters: [Int: CheckedContinuation<Bool, Never>] = [:]
        var cancelled: Set<Int> = []
    }

    private let state: Mutex<State>

    init(isOpen: Bool) {
        state = Mutex(State(isOpen: isOpen))
    }

    var isOpen: Bool { state.withLock { $0.isOpen } }
    var arrivals: Int { state.withLock { $0.arrivals } }

    func reached(_ count: Int) async {
        while arrivals < count { await Task.yield() }
    }

    func open() {
        let waiters = state.withLock { state in
            defer { state.waiters = [:] }
            state.isOpen = true
            return state.waiters.values.map { $0 }
        }
        for waiter in waiters { waiter.resume(returning: true) }
    }

    func permitOne() {
        while true {
            let waiter = state.withLock { state in
                state.waiters.keys.min().flatMap { state.waiters.removeValue(forKey: $0) }
            }
            if let waiter { return waiter.resume(returning: true) }
        }
    }

    func pass() async -> Bool {
        let number = state.withLock { state in
            state.arrivals += 1
            return state.arrivals
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                let answer = state.withLock { state -> Bool? in
                    if state.cancelled.contains(number) { return false }
                    if state.isOpen { return true }
                    state.waiters[number] = waiter
                    return nil
                }
                if let answer { waiter.resume(returning: answer) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.cancelled.insert(number)
                return state.waiters.removeValue(forKey: number)
            }
            waiter?.resume(returning: false)
        }
    }
}
