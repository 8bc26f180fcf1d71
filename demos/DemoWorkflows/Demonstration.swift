package import JFlow

/// A workflow to look at: what it is, its plan, and a way to run it again and again, as a whole or from some tasks.
///
/// ```swift
/// let demonstration = try Demonstration.named("search", settings: DemonstrationSettings())
/// try await demonstration.warmUp()
/// let outcome = await demonstration.run(RunOptions(observers: [events]))
/// ```
package struct Demonstration: Sendable {
    /// The name by which a user asks for it.
    package let name: String
    /// What it shows, in one sentence.
    package let summary: String
    /// The plan of each of its runs.
    package let plan: PlanDescription
    /// What each of its runs does when a task fails.
    package let failurePolicy: FailurePolicy

    private let prepare: @Sendable () async throws(WorkflowError) -> Void
    private let execute: @Sendable (RunBeginning, RunOptions) async throws(WorkflowError) -> [String]

    /// A demonstration of one workflow.
    ///
    /// - Parameters:
    ///   - workflow: The workflow; all runs are one session of it.
    ///   - entryPoint: What it is given, if it needs that.
    ///   - report: Makes the lines to print of the values of the goals.
    init<each Goal: Sendable>(
        _ entry: CatalogueEntry, of workflow: Workflow<repeat each Goal>, with entryPoint: EntryPoint? = nil,
        failurePolicy: FailurePolicy = .stop,
        warmUp: @escaping @Sendable () async throws(WorkflowError) -> Void = { () throws(WorkflowError) in },
        report: @escaping @Sendable (repeat each Goal) -> [String]
    ) {
        name = entry.name
        summary = entry.summary
        plan = workflow.description
        self.failurePolicy = failurePolicy
        prepare = warmUp
        let session = workflow.session()
        execute = { beginning, options throws(WorkflowError) in
            let goals = try await session.run(
                from: beginning, entryPoint.map { [$0] } ?? [], options: options)
            return report(repeat each goals)
        }
    }

    /// Fills the cache, in a moment and unobserved, so that the next run finds some of its tasks there.
    ///
    /// Most demonstrations cache nothing and return at once. A second call finds all in the cache.
    ///
    /// - Throws: ``JFlow/WorkflowError`` when the calling task is cancelled.
    package func warmUp() async throws(WorkflowError) {
        try await prepare()
    }

    /// Runs it once, from nothing or from where earlier runs have come to. The demonstration's ``failurePolicy`` takes the place of the one in `options`.
    ///
    /// May be called again, also while another run of it is going on; what runs cached is found by later ones.
    package func run(_ options: RunOptions, from beginning: RunBeginning = .anew) async -> Outcome {
        var options = options
        options.failurePolicy = failurePolicy
        do {
            return Outcome(error: nil, report: try await execute(beginning, options))
        } catch {
            return Outcome(error: error, report: [])
        }
    }

    /// How a run of a demonstration ended.
    package struct Outcome: Sendable {
        /// Why there is no result, or `nil` after success.
        package let error: WorkflowError?
        /// The lines to print at the end of a successful run. Not made safe for a terminal: they can hold file names.
        package let report: [String]
    }
}
