import Synchronization
import Testing

@testable import JFlow

/// Elements of a mapping at the gate of its run.
struct ElementGateTests {
    private let settings = ElementSettings(limit: 4, policy: .stop)

    private func run(_ gate: TestGate, _ journal: Journal, count: Int = 20) -> ElementRun {
        ElementRun(
            count: count, settings, channel: nil, gate: gate, reporter: nil, time: RunTime(ContinuousClock()),
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

    // MARK: The gate of a run

    @Test(arguments: [true, false])
    func whileTheRunIsPausedNoElementStarts(isSynchronous: Bool) async throws {
        let journal = Journal()
        let control = RunControl()
        @Sendable func note(_ number: Int) {
            journal.note("\(number)")
            if number == 10 { control.pause() }
        }
        let numbers = task("numbers") { Array(0..<100) }
        let mapped =
            isSynchronous
            ? mapping("mapped", over: numbers, limit: 3) { note($0) }
            : mapping("mapped", over: numbers, limit: 3) { number in
                await Task.yield()
                note(number)
            }
        let workflow = try Workflow(mapped)
        let run = Task { try await workflow.run(options: RunOptions(control: control)) }
        while !journal.all.contains("10") { await Task.yield() }
        for _ in 0..<300 { await Task.yield() }
        // Those that had passed the gate before it closed may have ended since.
        let count = journal.all.count
        #expect(count < 20)
        control.resume()
        #expect(try await run.value.count == 100)
        #expect(journal.all.count == 100)
    }

    @Test func aStepStartsAMappingWithAllItsElements() async throws {
        let control = RunControl(startsHeld: true)
        let events = EventStream()
        let numbers = task("numbers") { Array(0..<100) }
        let mapped = mapping("mapped", over: numbers, limit: 3) { (number) async in number }
        let workflow = try Workflow(task("last", mapped) { $0.count })
        let run = Task { try await workflow.run(options: RunOptions(observers: [events], control: control)) }
        for await batch in events.batches {
            for event in batch {
                guard case .ready(let task) = event.kind else { continue }
                #expect(control.step() == .starts(task: task))
            }
        }
        #expect(try await run.value == 100)
    }

    @Test func aBreakpointElsewhereHoldsElementsAndCancellingLetsThemEnd() async throws {
        let control = RunControl()
        let latch = Latch()
        let journal = Journal()
        let numbers = task("numbers") { Array(0..<100) }
        let mapped = mapping("mapped", over: numbers, limit: 2) { number in
            journal.note("started")
            try await latch.wait()
        }
        let slow = task("slow", numbers) { (_) async in await latch.reached(2) }
        let workflow = try Workflow(mapped, task("stop", slow) { 1 })
        control.setBreakpoint(true, before: 3)
        let events = EventStream()
        let run = Task {
            await thrown { () throws(WorkflowError) in
                _ = try await workflow.run(options: RunOptions(observers: [events], control: control))
            }
        }
        for await batch in events.batches
        where batch.contains(where: { $0.kind == .modeChanged(.pausedBefore(task: 3)) }) {
            latch.open()
            for _ in 0..<300 { await Task.yield() }
            #expect(journal.count(of: "started") == 2)
            control.cancelRun()
        }
        #expect(await run.value?.failure?.states["mapped"] == .cancelled)
        #expect(journal.count(of: "started") == 2)
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
