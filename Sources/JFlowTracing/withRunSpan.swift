#if Observability
    public import JFlow
    public import Tracing

    /// Traces a run with swift-distributed-tracing: one span for the run, in it one for each attempt of a task.
    ///
    /// ```swift
    /// let page = try await withRunSpan("search") { options in
    ///     try await workflow.run(createQuery("swift"), options: options)
    /// }
    /// ```
    ///
    /// The run's span is a child of the one that is current where this is called, and current within `run`. A task's
    /// span is a child of the run's, bears the task's name, is current within its body, and has a link to the span of
    /// each dependency that ran. What threw has the error recorded and the status `error`, unless it was cancelled.
    ///
    /// | attribute | of | holds |
    /// |---|---|---|
    /// | `jflow.workflow` | both | the workflow's name |
    /// | `jflow.state` | both | `done`, `failed` or `cancelled` |
    /// | `jflow.tasks` | run | how many tasks the plan has |
    /// | `jflow.run.…` | run | what ``JFlow/RunOptions/metadata`` says |
    /// | `jflow.task` | task | the task's name |
    /// | `jflow.attempt` | task | which attempt it is, from 1 |
    /// | `jflow.tags` | task | its tags, if it has some |
    /// | `jflow.dependency` | link | the dependency's name |
    ///
    /// What no span of a task tells is an event on the run's span, with `jflow.task` and, where they apply,
    /// `jflow.reason` and `jflow.error`: `task retrying`, `task falling back`, and how each task ended that is not done,
    /// such as `task cached`. An attempt that ran out of time was cancelled; that it failed by this is told here.
    ///
    /// - Parameters:
    ///   - name: The name of the run's span.
    ///   - tracer: Where the spans go; with one that does nothing (none was bootstrapped), the run is not traced at all.
    ///   - options: How to run; `run` is given the same with what traces the run.
    ///   - run: Runs one workflow, once, with the options that it is given.
    /// - Returns: What `run` returns; all spans have ended by then, except those of bodies that were left behind.
    /// - Throws: What `run` throws.
    public func withRunSpan<Value, Failure: Error>(
        _ name: String, tracer: any Tracer = InstrumentationSystem.tracer, options: RunOptions = RunOptions(),
        isolation: isolated (any Actor)? = #isolation, function: String = #function, file: String = #fileID,
        line: UInt = #line, _ run: (RunOptions) async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        if tracer is NoOpTracer { return try await run(options) }
        let span = RunSpan(name, tracer: tracer, function: function, file: file, line: line)
        return try await span.trace(options, isolation: isolation, run)
    }
#endif
