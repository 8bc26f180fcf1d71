import Dispatch
import Inspector
public import JFlow
import NcursesScreen
import Synchronization
import TerminalCore

/// The screen of `jflow-tui` in your own program: a workflow that is seen and steered while it runs.
///
/// ```swift
/// let card = try await Inspector.run(workflow)    // instead of workflow.run()
/// ```
public enum Inspector {
    /// Runs a workflow and shows it on the terminal of the program until the user leaves the screen.
    ///
    /// The run can be paused, stepped, cancelled, and run again as a whole or from some tasks. What the program and its
    /// tasks print meanwhile is shown as lines of the run; the last of them are printed when the screen is left. Bodies
    /// run in the task-locals of the caller. Cancelling the caller cancels the run and closes the screen.
    ///
    /// Where there is no terminal, the run starts at once and one line a change goes to standard error.
    ///
    /// There is one screen at a time: a second call waits for nothing, and shows lines.
    ///
    /// - Parameters:
    ///   - workflow: The workflow.
    ///   - entryPoints: What the run is given; see ``JFlow/Workflow/run(_:options:)``.
    ///   - options: How it is shown, and how it is run.
    /// - Returns: The values of the goals, of the last run if there were several.
    /// - Throws: As ``JFlow/Workflow/run(_:options:)``, of the last run; ``JFlow/WorkflowError/cancelled(_:)`` if the user
    ///   left before it had ended.
    public static func run<each Goal: Sendable>(
        _ workflow: Workflow<repeat each Goal>, _ entryPoints: EntryPoint...,
        options: InspectorOptions = InspectorOptions()
    ) async throws(WorkflowError) -> (repeat each Goal) {
        let session = workflow.session()
        let result = Box<Result<(repeat each Goal), WorkflowError>>()
        let inspection = Inspection(name: workflow.description.name, options: options) { beginning, options in
            do throws(WorkflowError) {
                result.value = .success(try await session.run(from: beginning, entryPoints, options: options))
            } catch {
                result.value = .failure(error)
            }
        }
        await inspection.complete()
        guard let value = result.value else { preconditionFailure("an inspection runs its workflow at least once") }
        return try value.get()
    }

    /// A value that is set by one task and read by another.
    private final class Box<Value: Sendable>: Sendable {
        private let stored = Mutex<Value?>(nil)

        var value: Value? {
            get { stored.withLock { $0 } }
            set { stored.withLock { $0 = newValue } }
        }
    }
}

/// How a workflow is shown in its own program, and how it is run.
public struct InspectorOptions: Sendable {
    /// How each run is carried out. Its ``JFlow/RunOptions/control`` is not used: the screen has its own.
    public var runOptions: RunOptions
    /// Whether the run waits before its first task until the user starts it. (Where there is no terminal it starts at
    /// once.)
    public var startsHeld = false
    /// Whether the screen goes as soon as a run is done; one that fails stays to be looked at.
    public var closesWhenDone = false
    /// What stands beside the name of the workflow.
    public var subtitle = ""
    /// Whether colours are used, where the terminal has them; by default unless `NO_COLOR` is set.
    public var usesColor: Bool
    /// Whether everything is drawn with ASCII characters.
    public var usesASCII = false

    /// A run that starts at once.
    public init(runOptions: RunOptions = RunOptions()) {
        self.runOptions = runOptions
        usesColor = environment("NO_COLOR") == nil
    }
}
