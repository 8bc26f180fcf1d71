import JFlow
import Samples
import TraceFormat
import TraceReports

/// What tasks of random runs throw.
struct NoLuck: Error, CustomStringConvertible {
    let description = "no luck, \"again\"\n<b>"
}

/// Real runs of random workflows: with retries, failures, fallbacks, pools, resources, mappings, given and pruned tasks,
/// values from a cache, pauses, and tasks and runs that are cancelled.
struct RandomRun {
    let events: [Event]
    let run: RecordedRun

    init(seed: UInt64) async throws {
        var random = Seeded(seed)
        var tasks: [TaskDefinition<Int, Void, [Int]>] = []
        let pool = Pool("permits", limit: 1)
        for number in 0..<Int.random(in: 1...16, using: &random) {
            let needs = tasks.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
            tasks.append(Self.task(number, needs.map { AnyTask($0) }, pool, &random))
        }
        let goal = AnyTask(JFlow.task("goal", all: tasks.suffix(5).map { AnyTask($0) }) { $0.reduce(0, &+) })
        let workflow = try Workflow(goal, name: "random \(seed)")
        let control = RunControl()
        let events = EventStream()
        var options = RunOptions(
            failurePolicy: Bool.random(using: &random) ? .stop : .finish,
            slots: Bool.random(using: &random) ? nil : Int.random(in: 1...3, using: &random), observers: [events],
            control: control)
        options.metadata = ["seed": "\(seed)"]
        options.seed = seed
        let given = Int.random(in: 0..<3, using: &random) == 0 ? tasks.randomElement(using: &random) : nil
        let steering = Int.random(in: 0..<6, using: &random)
        // Once more, so that the cache has something.
        for _ in 0..<Int.random(in: 1...2, using: &random) {
            _ = events.drain()
            async let result = Self.result(of: workflow, given: given, options)
            switch steering {
            case 0: control.cancelRun()
            case 1: control.cancel(task: 0)
            case 2:
                control.pause()
                await Task.yield()
                control.resume()
            default: break
            }
            await result
        }
        self.events = events.drain()
        run = try recorded(
            self.events, origin: TraceOrigin(program: "tests", process: 7, began: 1_700_000_000_123_456_789))
    }

    private static func result(
        of workflow: Workflow<Int>, given: TaskDefinition<Int, Void, [Int]>?, _ options: RunOptions
    ) async {
        do {
            if let given {
                _ = try await workflow.run(given.value(5), options: options)
            } else {
                _ = try await workflow.run(options: options)
            }
        } catch {
            // What is of interest is what the events tell.
        }
    }

    private static func task(
        _ number: Int, _ needs: [AnyTask<Int>], _ pool: Pool, _ random: inout Seeded
    ) -> TaskDefinition<Int, Void, [Int]> {
        let conduct = Int.random(in: 0..<9, using: &random)
        // What has something in its place fails more often.
        let odds = conduct == 2 ? 2 : 4
        let failures = Int.random(in: 0..<odds, using: &random) == 0 ? Int.random(in: 1...3, using: &random) : 0
        let pause = Int.random(in: 0..<3, using: &random) * 50
        let elements = Int.random(in: 0..<5, using: &random) == 0
        let base =
            elements
            ? mapped(number, needs)
            : JFlow.task("task \(number)", all: needs) { values in
                TaskContext.current.log("attempt \(TaskContext.current.attempt)")
                if pause > 0 { try await Task.sleep(for: .microseconds(pause)) }
                if TaskContext.current.attempt <= failures { throw NoLuck() }
                return values.reduce(number, &+)
            }
        switch conduct {
        case 0: return base.retry(2, backoff: .constant(.microseconds(80)))
        case 1: return base.retry(3).fallback(3)
        case 2:
            let substitute = JFlow.task("substitute \(number)") {
                try await Task.sleep(for: .microseconds(100))
                return number
            }
            return base.fallback(to: substitute)
        case 3: return base.pool(pool)
        case 4: return base.cached()
        case 5: return base.closing { _ in }
        case 6: return base.timeout(.microseconds(60)).fallback(1)
        default: return base
        }
    }

    private static func mapped(_ number: Int, _ needs: [AnyTask<Int>]) -> TaskDefinition<Int, Void, [Int]> {
        let list = JFlow.task("list \(number)", all: needs) { values in Array(0..<(3 + values.count)) }
        let outputs = mapping("outputs \(number)", over: list, limit: 2) { element in
            if element == 5 { throw NoLuck() }
            return element
        }
        let sums = JFlow.task("sum \(number)", outputs) { $0.reduce(0, +) }
        return JFlow.task("task \(number)", all: [AnyTask(sums)]) { $0[0] }
    }

    /// The run as a whole trace tells it, and as three do that are cut somewhere.
    func wholeAndCut(seed: UInt64) throws -> [RecordedRun] {
        var random = Seeded(seed)
        return try [run] + (0..<3).map { _ in try cut(after: Int.random(in: 1...events.count, using: &random)) }
    }

    /// The run as a trace tells it that is cut behind this many events.
    func cut(after count: Int) throws -> RecordedRun {
        try recorded(Array(events.prefix(count)), origin: run.origin)
    }
}
