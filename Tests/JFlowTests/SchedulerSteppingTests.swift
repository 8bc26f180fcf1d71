import Testing

@testable import JFlow

/// Random graphs with cached tasks under somebody who steers all the time, often while the cache is asked.
struct SchedulerSteppingTests {
    @Test(arguments: 0..<40)
    func noTaskStartsTwiceOrTooEarlyHoweverItIsSteered(hundreds: UInt64) {
        for seed in hundreds * 100..<hundreds * 100 + 100 {
            var random = SeededGenerator(seed: seed)
            var drive = SteeredSchedule(using: &random)
            while !drive.isFinished, drive.stepCount < 20_000, drive.broken.isEmpty { drive.advance(using: &random) }
            if !drive.isFinished || !drive.broken.isEmpty {
                Issue.record("seed \(seed): finished: \(drive.isFinished), broken: \(drive.broken)")
            }
        }
    }
}

/// A scheduler whose actions are performed at random times, and an independent record of what it may do.
private struct SteeredSchedule {
    var scheduler: Scheduler
    private(set) var broken: [String] = []
    private(set) var stepCount = 0
    private let dependencies: [[Int]]
    private let slots: Int
    private var lookUps: [Int] = []
    private var running: [Int] = []
    private var touched: Set<Int> = []
    private var valued: Set<Int> = []

    init(using random: inout SeededGenerator) {
        dependencies = randomGraph(taskLimit: 12, using: &random)
        slots = Bool.random(using: &random) ? .max : Int.random(in: 1...3, using: &random)
        scheduler = Scheduler(
            graph: DependencyGraph(dependencies),
            rules: .caching(dependencies.map { _ in Bool.random(using: &random) }),
            policy: Bool.random(using: &random) ? .stop : .finish, slots: slots)
        for task in dependencies.indices where Int.random(in: 0..<3, using: &random) == 0 {
            scheduler.breakpointChanged(true, before: task)
        }
    }

    var isFinished: Bool { scheduler.isFinished }

    mutating func advance(using random: inout SeededGenerator) {
        stepCount += 1
        switch Int.random(in: 0..<12, using: &random) {
        case 0...3: steer(using: &random)
        case 4...7: takeNext()
        case 8...9: endLookUp(isHit: Bool.random(using: &random), using: &random)
        default: endBody(using: &random)
        }
        check(scheduler.activeCount == lookUps.count + running.count, "all that is under way is known")
        check(scheduler.activeCount <= slots, "no more than the slots")
    }

    private mutating func takeNext() {
        switch scheduler.next() {
        case .start(let task):
            begin(task)
            running.append(task)
        case .lookUp(let task):
            begin(task)
            lookUps.append(task)
        case .wait, .finish: break
        case .takePermit, .giveBackPermit, .perform: check(false, "no task asks for that")
        }
    }

    private mutating func begin(_ task: Int) {
        check(touched.insert(task).inserted, "task \(task) begins once")
        check(valued.isSuperset(of: dependencies[task]), "task \(task) has what it needs")
    }

    private mutating func endLookUp(isHit: Bool, using random: inout SeededGenerator) {
        guard let place = lookUps.indices.randomElement(using: &random) else { return }
        let task = lookUps.remove(at: place)
        if isHit {
            valued.insert(task)
            scheduler.foundInCache(task)
        } else if scheduler.missedInCache(task) {
            running.append(task)
        }
    }

    private mutating func endBody(using random: inout SeededGenerator) {
        guard let place = running.indices.randomElement(using: &random) else { return }
        let task = running.remove(at: place)
        let returns = Int.random(in: 0..<12, using: &random) > 0
        if returns { valued.insert(task) }
        scheduler.bodyEnded(task, returns ? .returned : .threw)
    }

    private mutating func steer(using random: inout SeededGenerator) {
        let task = Int.random(in: dependencies.indices, using: &random)
        switch Int.random(in: 0..<16, using: &random) {
        case 0...1: scheduler.pauseRequested()
        case 2...5: scheduler.resumeRequested()
        case 6...9: _ = scheduler.stepRequested()
        case 10: scheduler.layerStepRequested()
        case 11...12: scheduler.breakpointChanged(true, before: task)
        case 13: scheduler.runRequested(to: task)
        case 14: _ = scheduler.cancelRequested(task)
        default: if Int.random(in: 0..<20, using: &random) == 0 { scheduler.cancelRequested() }
        }
    }

    private mutating func check(_ condition: Bool, _ promise: @autoclosure () -> String) {
        if !condition { broken.append("\(promise()) in \(dependencies)") }
    }
}
