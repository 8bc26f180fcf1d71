/// The run that a mapping is part of, as far as its elements need it: the gate, the clock, and who is told of them.
///
/// The body of every mapping has one, watched or not: a body that runs a workflow of its own hides its context from the
/// mappings in there, because each of them has one of its own.
struct ElementHost: Sendable {
    let run: RunExecution
    let task: Int

    /// That of the mapping whose body is running.
    static var current: ElementHost? {
        let context = TaskContext.current
        guard let run = context.run else { return nil }
        return ElementHost(run: run, task: context.task)
    }

    /// Whether somebody watches.
    var isObserved: Bool { run.isObserved }

    /// The run's clock.
    var time: RunTime { run.time }

    /// What holds elements back; `nil` where nobody steers the run.
    var gate: (any ElementGate)? { run.elementStop }

    /// Tells the observers of an element. The report is made under the run's lock, so that the counts in a sequence of
    /// reports never go back.
    func tell(_ report: () -> ElementReport) {
        run.change { $0.tell(.element(task: task, report())) }
    }
}
