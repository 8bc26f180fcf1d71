import Inspector
import JFlow

/// Runs that are ordered from the task that called the inspector.
struct OrderedRun: InspectedRun {
    let workflowName: String
    let runOptions: RunOptions
    let orders: OrderQueue

    func start(
        observer: EventStream, isHeld: Bool, from beginning: RunBeginning, breakpoints: Set<Int>,
        wake: @escaping @Sendable () -> Void
    ) -> InspectedExecution {
        let control = RunControl(startsHeld: isHeld)
        for task in breakpoints { control.setBreakpoint(true, before: task) }
        var options = runOptions
        options.control = control
        options.observers.append(observer)
        let execution = InspectedExecution(control: control)
        orders.append(.run(beginning, options, execution, wake: wake))
        return execution
    }

    func closingLines(of execution: InspectedExecution, hasStarted: Bool) -> [String] { [] }
}
