import Attach
import JFlow
import Synchronization

/// The workflows that viewers may run again.
final class Reruns: Sendable {
    typealias Rerun = @Sendable (RunBeginning, RunControl) async -> Void

    private struct State {
        var offers: [String: (plan: PlanDescription, rerun: Rerun)] = [:]
        /// Those that are running again.
        var running: Set<String> = []
    }

    private let state = Mutex(State())
    private let program: String

    init(program: String) {
        self.program = program
    }

    /// Whether any workflow can be run again.
    var areOffered: Bool { state.withLock { !$0.offers.isEmpty } }

    /// Lets viewers run a workflow again.
    func offer(_ plan: PlanDescription, _ rerun: @escaping Rerun) {
        state.withLock { $0.offers[plan.name] = (plan, rerun) }
    }

    /// Runs a workflow again, in the background.
    ///
    /// - Returns: Why not; `nil` if it begins.
    func start(_ plan: PlanDescription, _ beginning: RunBeginning, _ breakpoints: [Int]) -> String? {
        let name = plan.name
        guard let (offered, rerun) = state.withLock({ $0.offers[name] }) else {
            return "\(program) does not offer to run “\(name)” again (AttachServer.offerReruns)"
        }
        guard offered.tasks.map(\.name) == plan.tasks.map(\.name) else {
            return "“\(name)” has other tasks now: this run cannot be run again"
        }
        let tasks = if case .tasks(let tasks) = beginning { tasks } else { [Int]() }
        guard (tasks + breakpoints).allSatisfy(plan.tasks.indices.contains) else { return "there is no such task" }
        guard state.withLock({ $0.running.insert(name).inserted }) else { return "“\(name)” is running again already" }
        let control = RunControl()
        for task in breakpoints { control.setBreakpoint(true, before: task) }
        Task.detached { [self] in
            await rerun(beginning, control)
            _ = state.withLock { $0.running.remove(name) }
        }
        return nil
    }
}
