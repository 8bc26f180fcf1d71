/// The bodies of a plan called one after the other in the order of the plan: no scheduler, no lock, no workers.
///
/// For benchmarks: beside hand-written closures it tells what the typing of tasks costs, and beside a run what its
/// scheduling does. What tasks are asked for beside their bodies (caches, attempts, pools …) does not happen.
///
/// Not `Sendable`: whoever measures makes one and runs it.
@_spi(Benchmarks)
public final class PlainLoop<Goal: Sendable> {
    private let plan: Plan
    private let values: ValueBlock

    /// Takes the bodies of a workflow that has one goal and no parameters.
    ///
    /// - Precondition: No value needs to be destroyed: values of earlier runs are written over.
    public init(_ workflow: Workflow<Goal>) {
        plan = workflow.plan
        precondition(plan.needsNothing && plan.hasPlainValues, "only plain values, and no parameters")
        values = ValueBlock(layout: plan.layout)
    }

    deinit {
        values.deallocate()
    }

    /// Calls all bodies and returns the goal's value.
    ///
    /// - Throws: What a body throws.
    public func run() async throws -> Goal {
        if plan.isSynchronous { try callSynchronously() } else { try await call() }
        return values.value(of: plan.goals[0], as: Goal.self)
    }

    private func callSynchronously() throws {
        let (bodies, values) = (plan.bodies, values)
        for task in 0..<plan.count { _ = try bodies.callSynchronous(task, values.frame(of: task)) }
    }

    private func call() async throws {
        let (bodies, values) = (plan.bodies, values)
        for task in 0..<plan.count {
            let frame = values.frame(of: task)
            if try bodies.callSynchronous(task, frame) { continue }
            try await bodies[task](frame)
        }
    }
}
