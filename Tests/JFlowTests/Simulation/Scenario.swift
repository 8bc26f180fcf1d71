import Synchronization
import Testing

@testable import JFlow

/// A random workflow whose tasks wait, fail, ignore cancellations and are asked for everything that a task can be asked
/// for, and somebody who steers its run at random; all of it follows from a seed.
struct Scenario: Sendable {
    let seed: UInt64
    let world: SimulatedWorld
    let pools: [Pool]
    let live = LiveCount()
    let workflow: Workflow<Int, Int>
    let options: RunOptions
    let control: RunControl
    let events: EventStream
    /// What each task was asked for, for those who check its events.
    let traits: [String: Traits]
    private let steering: [Steering]
    private let cancelsCaller: Bool

    struct Traits: Sendable {
        var pool: String?
        var isResource = false
        var isTolerant = false
        var isConditional = false
        var attemptLimit = 1
    }

    private struct Steering: Sendable {
        let wait: Int
        let order: Int
        let task: Int
    }

    /// Makes a scenario.
    ///
    /// - Parameters:
    ///   - seed: From which all of it follows.
    ///   - isPrinted: Whether its events are printed as they come, so that they are seen even of a run that crashes.
    init(seed: UInt64, isPrinted: Bool = false) throws {
        self.seed = seed
        world = SimulatedWorld(seed: seed)
        var random = SeededGenerator(seed: seed)
        pools = (0..<2).map { Pool("pool \($0)", limit: Int.random(in: 1...2, using: &random)) }
        var builder = ScenarioBuilder(world: world, pools: pools, live: live, random: random)
        let count = Int.random(in: 2...14, using: &builder.random)
        for _ in 0..<count { builder.addTask() }
        workflow = try builder.workflow()
        traits = builder.traits
        random = builder.random
        control = RunControl(startsHeld: Int.random(in: 0..<8, using: &random) == 0)
        events = EventStream(detailCapacity: 100_000)
        let (events, control) = (events, control)
        let slots: Int? = Bool.random(using: &random) ? nil : Int.random(in: 1...3, using: &random)
        let policy: FailurePolicy = Bool.random(using: &random) ? .stop : .finish
        options = world.options {
            $0.observers = isPrinted ? [events, .printing] : [events]
            $0.control = control
            $0.slots = slots
            $0.failurePolicy = policy
            $0.seed = seed
        }
        let isSteered = Int.random(in: 0..<3, using: &random) > 0
        steering = (0..<(isSteered ? Int.random(in: 1...8, using: &random) : 0)).map { _ in
            Steering(
                wait: Int.random(in: 0...60, using: &random), order: Int.random(in: 0..<10, using: &random),
                task: Int.random(in: 0..<count, using: &random))
        }
        cancelsCaller = Int.random(in: 0..<12, using: &random) == 0
    }

    /// Runs it to its end and answers how the run ended.
    func play() throws -> Result<Int, WorkflowError> {
        try world.run {
            let run = Task(executorPreference: world.executor) { () -> Result<Int, WorkflowError> in
                do throws(WorkflowError) {
                    let (first, second) = try await workflow.run(options: options)
                    return .success(first &+ second)
                } catch {
                    return .failure(error)
                }
            }
            for step in steering {
                try await world.sleep(step.wait)
                steer(step)
            }
            if cancelsCaller { run.cancel() }
            // Whatever somebody closed: a run that nobody opens again would never end.
            control.resume()
            let isOver = Task(executorPreference: world.executor) {
                for _ in 0..<50 where !Task.isCancelled {
                    try? await world.sleep(1_000)
                    control.resume()
                }
            }
            let result = await run.value
            isOver.cancel()
            live.runIsOver()
            // Time enough for bodies that were left behind.
            try await world.sleep(10_000)
            return result
        }
    }

    private func steer(_ step: Steering) {
        switch step.order {
        case 0, 1: control.pause()
        case 2, 3: control.resume()
        case 4, 5: _ = control.step()
        case 6: control.stepLayer()
        case 7: control.run(to: step.task)
        case 8: control.cancel(task: step.task)
        default: if step.wait % 3 == 0 { control.cancelRun() } else { control.setBreakpoint(true, before: step.task) }
        }
    }
}

extension EventStream {
    /// A stream that prints all it gets.
    fileprivate static var printing: EventStream {
        final class Holder: Sendable { let stream = Mutex<EventStream?>(nil) }
        let holder = Holder()
        let events = EventStream { holder.stream.withLock { $0 }?.drain().forEach { print($0.time, $0.kind) } }
        holder.stream.withLock { $0 = events }
        return events
    }
}

/// How many values and bodies of a scenario are alive.
final class LiveCount: Sendable {
    private struct State {
        var values = 0
        var bodies = 0
        var bodiesAtTheEnd = 0
    }

    private let state = Mutex(State())

    var values: Int { state.withLock { $0.values } }
    var bodies: Int { state.withLock { $0.bodies } }
    /// How many bodies were running when the run returned.
    var bodiesAtTheEnd: Int { state.withLock { $0.bodiesAtTheEnd } }

    func add(values: Int = 0, bodies: Int = 0) {
        state.withLock {
            $0.values += values
            $0.bodies += bodies
        }
    }

    func runIsOver() {
        state.withLock { $0.bodiesAtTheEnd = $0.bodies }
    }
}

/// A value of a scenario, whose life is counted.
final class Token: Sendable, Hashable {
    let number: Int
    private let live: LiveCount

    init(_ number: Int, _ live: LiveCount) {
        self.number = number
        self.live = live
        live.add(values: 1)
    }

    deinit { live.add(values: -1) }

    static func == (first: Token, second: Token) -> Bool { first.number == second.number }
    func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
