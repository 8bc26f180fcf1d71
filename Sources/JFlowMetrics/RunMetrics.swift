#if Observability
    public import CoreMetrics
    public import JFlow

    /// Measures runs with swift-metrics, without slowing them.
    ///
    /// ```swift
    /// let metrics = RunMetrics()                                                 // one for the program
    /// let page = try await workflow.run(options: RunOptions(observers: [metrics.stream()]))
    /// ```
    ///
    /// | metric | what | dimensions |
    /// |---|---|---|
    /// | `jflow.tasks` | counter: tasks that ended, given and pruned ones apart | `workflow`, `task`, `state` |
    /// | `jflow.task.retries` | counter: attempts that failed and were followed by another | `workflow`, `task` |
    /// | `jflow.task.duration` | timer: how long a body ran, all attempts of a task together | `workflow`, `task` |
    /// | `jflow.task.waiting` | timer: from having all that it needs to its first start | `workflow`, `task` |
    /// | `jflow.tasks.running` | gauge: bodies running now, in all runs | `workflow` |
    /// | `jflow.runs` | counter: runs that ended | `workflow`, `state` |
    /// | `jflow.run.seconds` | recorder: how long a run took, in seconds | `workflow`, `state` |
    ///
    /// The values of the dimensions come from definitions and so are few, unless names are made at run time: then
    /// leave `task` out (`perTask: false`), or your backend keeps a series for each name that ever was.
    public final class RunMetrics: Sendable {
        private let delivery = EventDelivery()
        private let instruments: Instruments

        /// Makes what measures runs.
        ///
        /// - Parameters:
        ///   - factory: What makes the metrics.
        ///   - prefix: What their labels begin with.
        ///   - perTask: Whether they have the dimension `task`.
        public init(
            factory: any MetricsFactory = MetricsSystem.factory, prefix: String = "jflow", perTask: Bool = true
        ) {
            instruments = Instruments(factory: factory, prefix: prefix, perTask: perTask)
        }

        /// Makes the observer of one run: put it into ``JFlow/RunOptions/observers``. It may serve further runs after
        /// that one, but not two at a time.
        public func stream() -> EventStream {
            delivery.stream(to: MetricsReader(instruments))
        }

        /// Returns when everything that has happened until now is measured: runs that have ended, to their end.
        public func flushed() async {
            await delivery.flushed()
        }
    }
#endif
