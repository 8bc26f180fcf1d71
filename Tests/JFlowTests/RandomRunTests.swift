import Foundation
import Synchronization
import Testing

@testable import JFlow

/// Whole runs of random workflows, steered at random from a thread outside Swift's pool.
@Suite(.serialized) struct RandomRunTests {
    /// More seeds for a long search: `JFLOW_SEEDS=5000 swift test --filter RandomRunTests`.
    static let seedCount = UInt64(ProcessInfo.processInfo.environment["JFLOW_SEEDS"] ?? "") ?? 400

    @Test func everyRunKeepsThePromisesWhateverSomebodyDoesAtTheGate() async throws {
        for seed in 0..<Self.seedCount {
            let trial = try RandomTrial(seed: seed)
            await trial.run()
            for complaint in trial.complaints { Issue.record("seed \(seed): \(complaint)") }
        }
    }

    @Test func simultaneousRunsOfOneWorkflowDoNotMeet() async throws {
        for seed in 0..<(Self.seedCount / 8) {
            let trials = try RandomTrial.sharing(seed: 1_000_000 + seed, count: 4)
            await withTaskGroup(of: Void.self) { group in
                for trial in trials { group.addTask { await trial.run() } }
            }
            for trial in trials {
                for complaint in trial.complaints { Issue.record("seed \(seed): \(complaint)") }
            }
        }
    }
}

/// One run of a random workflow: what it is made of, what happened in it, and what was wrong with that.
private final class RandomTrial: Sendable {
    /// What a body does.
    private enum Behaviour: CaseIterable, Sendable {
        case returns, yields, sleeps, detaches, ignoresCancellation, throwsAfterYield
    }

    private struct Record {
        var calls: [Int: Int] = [:]
        var running: Set<Int> = []
        var finished: Set<Int> = []
        var cancelled: Set<Int> = []
        var mayAllBeCancelled = false
        var isOver = false
        var complaints: [String] = []
    }

    private let seed: UInt64
    private let workflow: DynamicWorkflow
    private let options: RunOptions
    private let observers: [EventStream]
    private let record = Mutex(Record())
    private let plan: PlanDescription

    var complaints: [String] { record.withLock { $0.complaints } }

    convenience init(seed: UInt64) throws {
        self.init(seed: seed, workflow: try Self.workflow(seed: seed))
    }

    /// Several trials of one workflow; a task-local tells the bodies whose run they are part of.
    static func sharing(seed: UInt64, count: UInt64) throws -> [RandomTrial] {
        let workflow = try workflow(seed: seed)
        return (0..<count).map { RandomTrial(seed: seed &* 31 &+ $0, workflow: workflow) }
    }

    private init(seed: UInt64, workflow: DynamicWorkflow) {
        var random = SeededGenerator(seed: seed ^ 0xABCD)
        self.seed = seed
        self.workflow = workflow
        plan = workflow.description
        observers = (0..<Int.random(in: 0...2, using: &random)).map { _ in EventStream(detailCapacity: 4) }
        options = RunOptions(
            failurePolicy: Bool.random(using: &random) ? .stop : .finish,
            slots: Bool.random(using: &random) ? nil : Int.random(in: 1...6, using: &random),
            observers: observers, control: RunControl(startsHeld: Int.random(in: 0..<4, using: &random) == 0))
    }

    private static func workflow(seed: UInt64) throws -> DynamicWorkflow {
        var random = SeededGenerator(seed: seed)
        let dependencies = randomGraph(taskLimit: seed % 5 == 0 ? 200 : 30, using: &random)
        let failureRate = [0, 0, 3, 30][Int.random(in: 0..<4, using: &random)]
        return try DynamicWorkflow(
            dependencies.enumerated().map { number, names in
                let fails = Int.random(in: 0..<100, using: &random) < failureRate
                let behaviour = Behaviour.allCases.randomElement(using: &random) ?? .returns
                return DynamicTask("\(number)", dependencies: names.map(String.init)) { values in
                    guard let trial = RandomTrial.current else { throw TestError("a task-local did not reach a body") }
                    try await trial.body(number, behaviour, fails: fails)
                    return values.reduce(1) { $0 &+ ($1 as? Int ?? -1_000_000) }
                }
            })
    }

    @TaskLocal private static var current: RandomTrial?

    /// Runs it, and notes what is wrong.
    func run() async {
        await Self.$current.withValue(self) {
            let caller = Task {
                await thrown { () throws(WorkflowError) in try await self.workflow.run(options: self.options) }
            }
            let thread = Thread { self.disturb(caller) }
            thread.start()
            let error = await caller.value
            record.withLock { record in
                record.isOver = true
                if !record.running.isEmpty { record.complaints.append("bodies still run: \(record.running)") }
            }
            check(error)
        }
    }

    private func complain(_ text: String) {
        record.withLock { $0.complaints.append(text) }
    }

    // MARK: In a body

    private func body(_ task: Int, _ behaviour: Behaviour, fails: Bool) async throws {
        enter(task)
        defer { record.withLock { _ = $0.running.remove(task) } }
        switch behaviour {
        case .returns: break
        case .yields: await Task.yield()
        case .sleeps: try await Task.sleep(for: .microseconds(200))
        case .detaches: await Task.detached { await Task.yield() }.value
        case .ignoresCancellation: try? await Task.sleep(for: .microseconds(100))
        case .throwsAfterYield:
            await Task.yield()
            try Task.checkCancellation()
        }
        checkCancellation(task)
        if fails { throw TestError("made up") }
        record.withLock { _ = $0.finished.insert(task) }
    }

    private func enter(_ task: Int) {
        checkCancellation(task)
        record.withLock { record in
            record.calls[task, default: 0] += 1
            record.running.insert(task)
            if record.calls[task] != 1 { record.complaints.append("\(task) was called twice") }
            if record.isOver { record.complaints.append("\(task) was called after the end") }
            if let slots = options.slots, record.running.count > slots {
                record.complaints.append("\(record.running.count) tasks run in \(slots) slots")
            }
        }
        guard let index = plan.tasks.firstIndex(where: { $0.name == "\(task)" }) else { return }
        let names = plan.tasks[index].dependencies.compactMap { Int(plan.tasks[$0].name) }
        let missing = record.withLock { record in names.filter { !record.finished.contains($0) } }
        if !missing.isEmpty { complain("\(task) was called before \(missing)") }
    }

    private func checkCancellation(_ task: Int) {
        guard Task.isCancelled else { return }
        let isExpected = record.withLock { $0.mayAllBeCancelled || $0.cancelled.contains(task) }
        // A failure stops the run and cancels what runs, which the record does not know.
        if !isExpected, options.failurePolicy == .finish { complain("\(task) sees the cancellation of another") }
    }

    // MARK: At the gate

    /// What somebody does at the gate, from a thread that is no task, until the run is over.
    private func disturb(_ caller: Task<WorkflowError?, Never>) {
        guard let control = options.control else { return }
        var random = SeededGenerator(seed: seed &+ 77)
        while !record.withLock({ $0.isOver }) {
            let task = Int.random(in: 0..<plan.tasks.count, using: &random)
            switch Int.random(in: 0..<60, using: &random) {
            case 0...3: control.pause()
            case 4...14: control.resume()
            case 15...20: _ = control.step()
            case 21...22: control.stepLayer()
            case 23...24: control.run(to: task)
            case 25: control.setBreakpoint(true, before: task)
            case 26...27: control.setBreakpoint(false, before: task)
            case 28 where seed % 3 == 0:
                record.withLock { _ = $0.cancelled.insert(Int(plan.tasks[task].name) ?? -1) }
                control.cancel(task: task)
            case 29 where seed % 7 == 0:
                record.withLock { $0.mayAllBeCancelled = true }
                if Bool.random(using: &random) { control.cancelRun() } else { caller.cancel() }
            default: usleep(UInt32.random(in: 0..<60, using: &random))
            }
        }
    }

    // MARK: Afterwards

    private func check(_ error: WorkflowError?) {
        let told = observers.map { $0.drain() }
        for events in told { check(events, error) }
        if let first = told.first, let second = told.dropFirst().first {
            let changes = told.map { $0.filter { !$0.kind.isDetail } }
            if changes[0] != changes[1] { complain("\(first.count) and \(second.count) events differ") }
        }
    }

    private func check(_ events: [Event], _ error: WorkflowError?) {
        if events.map(\.sequence) != Array(events.indices) { complain("gaps in the sequence") }
        var ends = [Int](repeating: 0, count: plan.tasks.count)
        var states = [TaskState](repeating: .pending, count: plan.tasks.count)
        for event in events {
            guard case .finished(let task, let end) = event.kind else { continue }
            ends[task] += 1
            states[task] = end.state
        }
        if ends.contains(where: { $0 != 1 }) { complain("tasks end not exactly once: \(ends)") }
        guard case .runFinished(let state) = events.last?.kind else { return complain("no end of the run") }
        if (state == .done) != (error == nil) { complain("\(state), but thrown: \(String(describing: error))") }
        if let failure = error?.failure, failure.outcomes.map(\.state) != states {
            complain("events and error tell different states")
        }
    }
}
