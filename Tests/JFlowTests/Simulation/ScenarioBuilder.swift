@testable import JFlow

/// Makes the tasks of a scenario, one after the other, each over some of those before.
struct ScenarioBuilder {
    let world: SimulatedWorld
    let pools: [Pool]
    let live: LiveCount
    var random: SeededGenerator
    private var tasks: [AnyTask<Token>] = []
    private(set) var traits: [String: Scenario.Traits] = [:]

    private typealias Definition = TaskDefinition<Token, Void, [Token]>

    init(world: SimulatedWorld, pools: [Pool], live: LiveCount, random: SeededGenerator) {
        self.world = world
        self.pools = pools
        self.live = live
        self.random = random
    }

    /// Two goals over the last tasks and some others; they never fail by themselves.
    mutating func workflow() throws -> Workflow<Int, Int> {
        let first = goal("goal 1")
        let second = goal("goal 2")
        return try Workflow(first, second)
    }

    private mutating func goal(_ name: String) -> TaskDefinition<Int, Void, [Token]> {
        traits[name] = Scenario.Traits()
        let picked = pick(1...4)
        return task(name, all: picked) { $0.reduce(0) { $0 &+ $1.number } }
    }

    mutating func addTask() {
        let name = "task \(tasks.count)"
        var own = Scenario.Traits()
        let made = asked(plain(name), &own)
        switch chance(10) {
        case 0 where !tasks.isEmpty: addConditional(made, name, &own)
        case 1 where tasks.count > 1: addChoice(made, name, &own)
        case 2 where !own.isResource: addOptional(made, name, &own)
        default: tasks.append(AnyTask(made))
        }
        traits[name] = own
    }

    private mutating func addConditional(_ made: Definition, _ name: String, _ own: inout Scenario.Traits) {
        own.isConditional = true
        own.isTolerant = true
        let judge = predicate("judge of \(name)")
        addUnwrapped(made.when(judge), name)
    }

    private mutating func addOptional(_ made: Definition, _ name: String, _ own: inout Scenario.Traits) {
        own.isTolerant = true
        addUnwrapped(made.optional(), name)
    }

    private mutating func addChoice(_ made: Definition, _ name: String, _ own: inout Scenario.Traits) {
        let chosen = "choice of \(name)"
        traits[chosen] = Scenario.Traits(isConditional: true)
        let judge = predicate("judge of \(name)")
        tasks.append(AnyTask(choice(chosen, if: judge, then: made, else: pick(1...1)[0])))
    }

    private mutating func predicate(_ name: String) -> TaskDefinition<Bool, Void, [Token]> {
        traits[name] = Scenario.Traits()
        let answer = Bool.random(using: &random)
        let picked = pick(0...1)
        return task(name, all: picked) { _ in answer }
    }

    private mutating func addUnwrapped<each Argument: Sendable>(
        _ optional: TaskDefinition<Token?, Void, repeat each Argument>, _ name: String
    ) {
        traits["value of \(name)"] = Scenario.Traits()
        let live = live
        tasks.append(AnyTask(task("value of \(name)", optional) { $0 ?? Token(0, live) }))
    }

    /// A task whose body waits, perhaps ignoring that it is cancelled, and fails now and then.
    private mutating func plain(_ name: String) -> Definition {
        let (world, live) = (world, live)
        let number = chance(1_000)
        let wait = chance(4) == 0 ? 0 : chance(40)
        let isStubborn = chance(8) == 0
        let failures = chance(4) == 0 ? chance(4) : 0
        return task(name, all: pick(0...3)) { tokens async throws -> Token in
            live.add(bodies: 1)
            defer { live.add(bodies: -1) }
            if wait > 0 {
                if isStubborn {
                    await Task(executorPreference: world.executor) { try? await world.sleep(wait) }.value
                } else {
                    try await world.sleep(wait)
                }
            }
            if TaskContext.current.attempt <= failures { throw TestError("\(name) fails") }
            return Token(tokens.reduce(number) { $0 &+ $1.number }, live)
        }
    }

    /// The same task asked for some of what a task can be asked for.
    private mutating func asked(_ definition: Definition, _ own: inout Scenario.Traits) -> Definition {
        var task = definition
        if chance(4) == 0 {
            own.attemptLimit = 1 + chance(3)
            task = task.retry(own.attemptLimit, backoff: .exponential(from: .milliseconds(chance(20))))
        }
        if chance(5) == 0 {
            let total: Duration? = chance(2) == 0 ? nil : .milliseconds(1 + chance(60))
            task = task.timeout(.milliseconds(1 + chance(40)), total: total, grace: .milliseconds(chance(20)))
        }
        if chance(3) == 0 {
            let pool = pools[chance(2)]
            own.pool = pool.name
            task = task.pool(pool)
        }
        if chance(4) == 0 { task = task.priority(chance(5) - 2) }
        switch chance(8) {
        case 0:
            own.isTolerant = true
            task = task.fallback(Token(7, live))
        case 1 where !tasks.isEmpty:
            own.isTolerant = true
            own.isConditional = true
            task = task.fallback(to: pick(1...1)[0])
        case 2:
            own.isResource = true
            task = task.closing { _ in }
        case 3: task = task.cached()
        default: break
        }
        return task
    }

    private mutating func pick(_ counts: ClosedRange<Int>) -> [AnyTask<Token>] {
        guard !tasks.isEmpty else { return [] }
        let count = Int.random(in: counts, using: &random)
        return (0..<count).map { _ in tasks[Int.random(in: max(0, tasks.count - 6)..<tasks.count, using: &random)] }
    }

    private mutating func chance(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
}
