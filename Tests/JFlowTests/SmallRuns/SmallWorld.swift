@testable import JFlow

/// What is under way around the scheduler of a small run: bodies, look-ups, a pool of one permit, chores.
struct SmallWorld: Hashable {
    /// What is being done for a task.
    enum Activity: Hashable {
        case nothing
        /// Its body is called; late when the time for all attempts is over.
        case body(isLate: Bool)
        /// The cache is asked; whoever waits for another one's value has given its permit back.
        case lookUp(waits: Bool, isLate: Bool)
    }

    var activities: [Activity]
    /// How many times the body of each task was called.
    var attempts: [Int]
    /// Tasks whose body was left behind and has not ended.
    var leftBehind: Set<Int> = []
    var chores: Set<SmallChore> = []
    // The pool.
    var isPermitFree = false
    /// Another run has the permit.
    var othersHold = true
    var holders: Set<Int> = []
    var line: [Int] = []
    /// A permit was given back and is about to be offered to those in line.
    var isReturning = false
    /// Tasks that keep their permit until their consumers have something, although their body was left behind.
    var abandonedHolders: Set<Int> = []
    /// How often somebody may still cancel a task or the run.
    var disturbances: Int
    /// Tasks whose whole time is over.
    var timedOut: Set<Int> = []

    init(_ plan: SmallPlan, disturbances: Int) {
        activities = plan.tasks.map { _ in .nothing }
        attempts = plan.tasks.map { _ in 0 }
        self.disturbances = disturbances
        let needsPermits = plan.tasks.contains { plan.has(.pooled, $0) }
        (othersHold, isPermitFree) = (needsPermits, false)
    }

    func isRunning(_ task: Int) -> Bool { if case .body = activities[task] { true } else { false } }

    func isLookingUp(_ task: Int) -> Bool { if case .lookUp = activities[task] { true } else { false } }

    func isLate(_ task: Int) -> Bool {
        switch activities[task] {
        case .nothing: false
        case .body(let isLate), .lookUp(_, let isLate): isLate
        }
    }

    /// The number of bodies and look-ups under way.
    var activeCount: Int { activities.count { $0 != .nothing } }

    /// How many have the permit: at most one.
    var permitCount: Int { holders.count + (othersHold ? 1 : 0) + (isPermitFree ? 1 : 0) + (isReturning ? 1 : 0) }
}

/// A chore that is under way.
enum SmallChore: Hashable {
    case decide(Int), substitute(Int), close(Int)
}

/// What can happen next in a small run.
enum SmallInput: Hashable {
    /// A worker asks what to do.
    case ask
    case returns(Int), throwsError(Int), throwsForRetry(Int), isLeftBehind(Int)
    /// A body that was left behind ends.
    case comesTooLate(Int)
    case retryDue(Int), timeIsOver(Int)
    case hit(Int), missed(Int), lookUpFails(Int), waitsInCache(Int), isToBeRepeated(Int)
    case decides(Int, branch: Int?), substitutes(Int), closes(Int)
    case othersGiveBack, permitIsOffered
    case cancelTask(Int), cancelRun
}
